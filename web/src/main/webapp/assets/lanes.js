// SPDX-License-Identifier: Apache-2.0
// The server says that something changed; the page fetches what, as this officer may see it.
'use strict';
(() => {
  const lost = document.getElementById('lost');
  let waiting = false;
  let last = 0;
  let pause = 500;

  const refresh = () => {
    if (waiting) return;
    waiting = true;
    setTimeout(() => {
      waiting = false;
      last = Date.now();
      if (!document.querySelector('.ui-dialog[aria-hidden="false"]')) window.refreshWall();
    }, Math.max(0, last + 500 - Date.now()));
  };

  const connect = () => {
    const scheme = location.protocol === 'https:' ? 'wss:' : 'ws:';
    const socket = new WebSocket(scheme + '//' + location.host + '/console/push');
    socket.onopen = () => { lost.hidden = true; pause = 500; refresh(); };
    socket.onmessage = refresh;
    socket.onclose = () => {
      lost.hidden = false;
      setTimeout(connect, pause);
      pause = Math.min(pause * 2, 15000);
    };
  };
  connect();
})();
