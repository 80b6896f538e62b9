// SPDX-License-Identifier: Apache-2.0
// The traveller's page: takes an activation code, then shows the rotating QR code.

import { complete, groupWhileTyping, takeFromAddress } from './activation-code.js';
import { QrSheet } from './qr-sheet.js';
import { dateTime, firstLanguage, remember, speak, text } from './texts.js';
import { activate, NotIssued, obstacle, qrText, remove, STEP_MILLIS, stepAt, stored } from './wallet.js';

const DAY_MILLIS = 86_400_000;
/** Lanes take one step more or less; half of it is left for the walk to the scanner. */
const CLOCK_TOLERANCE_MILLIS = STEP_MILLIS / 2;

const $ = (id) => document.getElementById(id);
const views = ['unusable', 'enter', 'show'];
const sheet = new QrSheet($('qr'));

let kept;
let shownStep = -1;
let timer;
let wakeLock = null;
let clockWrong = false;
/** Keys of the texts on screen, to say them again in another language. */
let reason = null;
let notice = null;
let error = null;
let busy = false;

function view(name, { focus = true } = {}) {
  for (const id of views) {
    $(id).hidden = id !== name;
  }
  if (name !== 'show') {
    clearTimeout(timer);
    shownStep = -1;
    sheet.clear();
    releaseScreen();
  }
  if (focus) {
    $(`${name}-title`).focus({ preventScroll: true });
    window.scrollTo(0, 0);
  }
}

function fill() {
  put($('unusable-reason'), reason);
  put($('enter-notice'), notice);
  put($('error'), error);
  $('code').setAttribute('aria-invalid', String(error === 'incomplete' || error === 'refused'));
  $('add').textContent = text(busy ? 'adding' : 'add');
  const holds = Boolean(kept) && !expired();
  $('cancel').hidden = !holds;
  $('no-code').hidden = holds;
  if (kept) {
    $('expiry').textContent = dateTime(kept.expiresAt);
    $('authority').textContent = kept.authority.toUpperCase();
    put($('warning'), clockWrong ? 'clock' : kept.expiresAt - Date.now() < DAY_MILLIS ? 'soon' : null);
  }
}

function put(element, key) {
  const wanted = key ? text(key) : '';
  if (element.textContent !== wanted) {
    element.textContent = wanted;
  }
  element.hidden = !key;
}

function expired() {
  return Date.now() >= kept.expiresAt;
}

function unusable(why) {
  reason = why;
  fill();
  view('unusable');
}

function enter(why, options) {
  notice = why;
  error = null;
  fill();
  view('enter', options);
}

function show(options) {
  if (expired()) {
    enter('expired', options);
    return;
  }
  fill();
  view('show', options);
  holdScreen();
  tick();
}

/** Once a second: the countdown, and a new code with every step. */
async function tick() {
  clearTimeout(timer);
  if (!kept || $('show').hidden) {
    return;
  }
  if (expired()) {
    enter('expired');
    return;
  }
  const now = Date.now();
  timer = setTimeout(tick, 1000 - (now % 1000));
  const left = Math.ceil((STEP_MILLIS - (now % STEP_MILLIS)) / 1000);
  $('countdown').textContent = text('newIn', left);
  $('left').style.transform = `scaleX(${(left * 1000) / STEP_MILLIS})`;
  const step = stepAt(now);
  if (step === shownStep || document.hidden) {
    return;
  }
  const first = shownStep < 0;
  shownStep = step;
  try {
    const code = await qrText(kept, step);
    if (step === shownStep) {
      sheet.show(code);
      fill();
    }
    if (first) {
      $('spoken').textContent = text('ready');
    }
  } catch {
    // The browser lost the key or spoilt the record.
    await forget();
    enter('lost');
  }
}

async function submit(event) {
  event.preventDefault();
  if (busy) {
    return;
  }
  const code = complete($('code').value);
  error = code ? null : 'incomplete';
  busy = Boolean(code);
  fill();
  if (!code) {
    $('code').focus();
    return;
  }
  $('code').value = code;
  $('form').setAttribute('aria-busy', 'true');
  try {
    kept = await activate(code);
    $('code').value = '';
    // Without this a browser may clear the page's storage when space is short.
    navigator.storage?.persist?.().catch(() => {});
    show();
  } catch (cause) {
    error = cause instanceof NotIssued ? cause.reason : 'noStorage';
  } finally {
    busy = false;
    $('form').removeAttribute('aria-busy');
    fill();
  }
  if (error) {
    $('code').focus();
  }
}

async function forget() {
  kept = undefined;
  await remove().catch(() => {});
}

async function closed() {
  if ($('confirm').returnValue === 'remove') {
    await forget();
    enter('removed');
  }
}

async function holdScreen() {
  try {
    wakeLock ??= (await navigator.wakeLock?.request('screen')) ?? null;
    wakeLock?.addEventListener('release', () => (wakeLock = null), { once: true });
  } catch {
    wakeLock = null; // battery saver, or not allowed here
  }
}

function releaseScreen() {
  wakeLock?.release().catch(() => {});
  wakeLock = null;
}

/** HEAD is never answered by the service worker, so its date is the server's. */
async function checkClock() {
  try {
    const asked = Date.now();
    const answer = await fetch('manifest.webmanifest', { method: 'HEAD', cache: 'no-store' });
    const server = Date.parse(answer.headers.get('Date') ?? '');
    const middle = (asked + Date.now()) / 2;
    clockWrong = Math.abs(server - middle) > CLOCK_TOLERANCE_MILLIS;
    fill();
  } catch {
    // No connection: nothing to compare with.
  }
}

async function begin({ focus }) {
  const why = obstacle();
  if (why) {
    unusable(why);
    return;
  }
  try {
    kept = await stored();
  } catch {
    unusable('noStorage');
    return;
  }
  const code = takeFromAddress();
  if (code !== null) {
    $('code').value = complete(code) ?? code.slice(0, 60);
    enter(kept && !expired() ? 'replaces' : null, { focus });
    $('add').focus();
  } else if (kept) {
    show({ focus });
  } else {
    enter(null, { focus });
  }
}

for (const button of document.querySelectorAll('[data-language]')) {
  button.addEventListener('click', () => {
    remember(button.dataset.language);
    speak(button.dataset.language);
    fill();
    tick();
  });
}
groupWhileTyping($('code'));
$('form').addEventListener('submit', submit);
$('cancel').addEventListener('click', () => {
  $('code').value = '';
  show();
});
$('remove').addEventListener('click', () => {
  $('confirm').returnValue = '';
  $('confirm').showModal();
});
$('confirm').addEventListener('close', closed);
document.addEventListener('visibilitychange', () => {
  if (!document.hidden && !$('show').hidden) {
    holdScreen();
    tick();
    checkClock();
  }
});
window.addEventListener('hashchange', () => location.hash && begin({ focus: true }));

speak(firstLanguage());
begin({ focus: false });
checkClock();
navigator.serviceWorker?.register('sw.js').catch(() => {});
