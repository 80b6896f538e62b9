// SPDX-License-Identifier: Apache-2.0
// What every page of the console does in the browser: preferences, live updates, lost connections.
"use strict";

const Clearlane = (() => {
  const byId = (id) => document.getElementById(id);

  // ----- Preferences: cookies, because the server renders with them. -----
  const YEAR = 365 * 24 * 3600;
  const THEMES = ["auto", "light", "dark"];

  function remember(name, value) {
    document.cookie = `${name}=${value};path=/;max-age=${YEAR};SameSite=Strict`;
  }

  function nextTheme(button) {
    const root = document.documentElement;
    const theme = THEMES[(THEMES.indexOf(root.dataset.theme) + 1) % THEMES.length];
    root.dataset.theme = theme;
    remember("clearlane-theme", theme);
    button.title = button.dataset[theme];
    button.querySelector(".unseen").textContent = button.dataset[theme];
    const use = button.querySelector("use");
    use.setAttribute("href", use.getAttribute("href").replace(/#.*$/, `#theme-${theme}`));
  }

  function preferences() {
    const language = byId("language");
    language?.addEventListener("change", () => {
      remember(language.dataset.preference, language.value);
      location.assign(location.pathname);
    });
    const theme = byId("theme");
    theme?.addEventListener("click", () => nextTheme(theme));
  }

  // ----- The wall: one request at a time; what changes meanwhile asks for one more. -----
  const LEAST_PAUSE_MILLIS = 300; // between refreshes, so that a busy wall stays readable
  const UNASKED_EVERY_MILLIS = 30000; // should a push be lost
  const FIRST_PAUSE_MILLIS = 500; // before trying to reconnect, then twice as long each time
  const LONGEST_PAUSE_MILLIS = 15000;
  const LONGEST_AIM_MILLIS = 3000; // then the wall goes on all the same
  let leaving = false;
  let running = false;
  let wanted = false;
  let clockOffset = 0;
  let seen = new Map();

  // A refresh replaces the buttons: one that comes between press and release would lose the click.
  function whenNoButtonIsAimedAt(patience, action) {
    if (patience > 0 && document.querySelector("#live button:hover, #live button:active")) {
      setTimeout(() => whenNoButtonIsAimedAt(patience - LEAST_PAUSE_MILLIS, action), LEAST_PAUSE_MILLIS);
    } else {
      action();
    }
  }

  function refresh() {
    if (typeof refreshWall !== "function") {
      return;
    }
    if (running) {
      wanted = true;
      return;
    }
    running = true;
    wanted = false;
    whenNoButtonIsAimedAt(LONGEST_AIM_MILLIS, refreshWall);
  }

  function wallRefreshed(xhr, status) {
    if (status !== "success") {
      lost(xhr);
    }
    wallShown();
    setTimeout(() => {
      running = false;
      if (wanted) {
        refresh();
      }
    }, LEAST_PAUSE_MILLIS);
  }

  function wallShown() {
    const now = document.querySelector("[data-now]");
    if (now) {
      clockOffset = Number(now.dataset.now) - Date.now();
    }
    tick();
    announce();
  }

  /** Says which lanes now need an officer; sighted officers see it, others hear it. */
  function announce() {
    const looks = new Map();
    const news = [];
    for (const lane of document.querySelectorAll("[data-lane]")) {
      const { lane: code, look, words } = lane.dataset;
      looks.set(code, look);
      const urgent = look === "INTERCEPTED" || look === "REFERRED";
      if (urgent && seen.get(code) !== look) {
        news.push(words);
      }
    }
    seen = looks;
    if (news.length > 0 && byId("announcer")) {
      byId("announcer").textContent = news.join(". ");
    }
  }

  function tick() {
    for (const element of document.querySelectorAll("[data-since]")) {
      const seconds = Math.max(0, Math.floor((Date.now() + clockOffset - element.dataset.since) / 1000));
      const hours = Math.floor(seconds / 3600);
      const two = (n) => String(n).padStart(2, "0");
      element.textContent =
        (hours > 0 ? `${hours}:` : "") + `${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
    }
  }

  // ----- Connection -----
  function connected(yes) {
    const banner = byId("connection");
    if (banner) {
      banner.hidden = yes;
    }
  }

  /** A page instead of an update means that the session is over. */
  function lost(xhr) {
    if (xhr && (xhr.status === 200 || xhr.status === 401 || xhr.status === 403)) {
      location.assign(document.querySelector(".brand").getAttribute("href"));
    } else {
      connected(false);
    }
  }

  /** The server says that something changed, never what: the wall asks for it. */
  function listen(path, pause) {
    const scheme = location.protocol === "https:" ? "wss:" : "ws:";
    const socket = new WebSocket(`${scheme}//${location.host}${path}`);
    let opened = false;
    socket.onopen = () => {
      opened = true;
      connected(true);
      refresh();
    };
    socket.onmessage = refresh;
    socket.onclose = () => {
      if (leaving) {
        return;
      }
      connected(false);
      const next = opened ? FIRST_PAUSE_MILLIS : Math.min(pause * 2, LONGEST_PAUSE_MILLIS);
      setTimeout(() => listen(path, next), next);
    };
  }

  function busy(yes) {
    for (const button of document.querySelectorAll(".ui-button.primary")) {
      button.disabled = yes;
    }
  }

  /** On a narrow screen the result stands below the form. */
  function enrolled() {
    const compared = document.querySelector("#adjudication:has(section)");
    if (compared) {
      document.dispatchEvent(new Event("clearlane-compare"));
    }
    const result = compared ?? byId("result");
    const error = document.querySelector(".steps .notice.error");
    (error ?? result)?.scrollIntoView({ block: "nearest" });
    if (!error) {
      result?.focus({ preventScroll: true });
    }
  }

  document.addEventListener("DOMContentLoaded", () => {
    preferences();
    const wall = document.querySelector("[data-push]");
    if (wall) {
      window.addEventListener("pagehide", () => {
        leaving = true;
      });
      wallShown();
      listen(wall.dataset.push, FIRST_PAUSE_MILLIS);
      setInterval(tick, 1000);
      setInterval(refresh, UNASKED_EVERY_MILLIS);
    }
    window.jQuery?.(document).on("pfAjaxError", (_event, xhr) => lost(xhr));
  });

  return { busy, enrolled, wallRefreshed };
})();
window.Clearlane = Clearlane;
