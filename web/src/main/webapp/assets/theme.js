// SPDX-License-Identifier: Apache-2.0
// Light or dark as the system says, unless the officer chose otherwise on this device.
'use strict';
(() => {
  const root = document.documentElement;
  const saved = localStorage.getItem('clearlane.theme');
  if (saved) root.dataset.theme = saved;
  document.addEventListener('DOMContentLoaded', () => {
    const button = document.getElementById('theme');
    if (!button) return;
    button.addEventListener('click', () => {
      const dark = root.dataset.theme
        ? root.dataset.theme === 'dark'
        : matchMedia('(prefers-color-scheme: dark)').matches;
      root.dataset.theme = dark ? 'light' : 'dark';
      localStorage.setItem('clearlane.theme', root.dataset.theme);
    });
  });
})();
