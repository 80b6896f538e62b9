// SPDX-License-Identifier: Apache-2.0
// The traveller's page: takes an activation code, then shows the rotating QR code.

import { complete, groupWhileTyping, takeFromAddress } from './activation-code.js';
import { clearestSymbol } from './clear-symbol.js';
import { nameOf, PersonChoice } from './person-choice.js';
import { QrSheet } from './qr-sheet.js';
import { dateTime, firstLanguage, remember, speak, text } from './texts.js';
import {
  activate,
  familyOf,
  groupText,
  MOST_PEOPLE,
  NotIssued,
  obstacle,
  people,
  qrText,
  remove,
  rename,
  STEP_MILLIS,
  stepAt,
} from './wallet.js';

const DAY_MILLIS = 86_400_000;
/** Lanes take one step more or less; half of it is left for the walk to the scanner. */
const CLOCK_TOLERANCE_MILLIS = STEP_MILLIS / 2;
/** Between two symbols of the next step, for everything else that the page has to do. */
const PAUSE_MILLIS = 100;

const $ = (id) => document.getElementById(id);
const views = ['unusable', 'enter', 'show'];
const sheet = new QrSheet($('qr'));
const choice = new PersonChoice($('form'));
const FAMILY = 'family';

let kept = [];
/** Whose code is shown: the id of a credential, or the family's. */
let chosen = null;
let shownStep = -1;
/** The code of the step to come: whose, which step, its symbol as it is being made. */
let next = {};
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
  $('cancel').hidden = !holds();
  $('no-code').hidden = kept.length >= MOST_PEOPLE;
  choice.fill();
  fillPeople();
  const shown = owners();
  if (shown.length > 0) {
    const end = Math.min(...shown.map(({ expiresAt }) => expiresAt));
    $('expiry').textContent = dateTime(end);
    $('authority').textContent = shown[0].authority.toUpperCase();
    put($('warning'), clockWrong ? 'clock' : end - Date.now() < DAY_MILLIS ? 'soon' : null);
  }
}

/** The buttons that say whose code is shown, and what can be changed about one person. */
function fillPeople() {
  const family = familyOf(kept, Date.now());
  const choices = kept.map((person) => ({ id: person.id, label: nameOf(kept, person) }));
  if (family.length > 0) {
    choices.push({ id: FAMILY, label: text('family', family.length) });
  }
  const focused = document.activeElement?.dataset.person;
  $('people').hidden = choices.length < 2;
  $('people').replaceChildren(...choices.map(personButton));
  [...$('people').children].find(({ dataset }) => dataset.person === focused)?.focus({ preventScroll: true });
  const one = kept.find(({ id }) => id === chosen);
  $('naming').hidden = !one || kept.length < 2;
  if (one && document.activeElement !== $('rename')) {
    $('rename').value = one.name ?? '';
  }
  $('remove').hidden = !one;
  $('more').hidden = kept.length >= MOST_PEOPLE;
  $('family-hint').hidden = chosen !== FAMILY;
}

function personButton({ id, label }) {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'plain';
  button.dataset.person = id;
  button.textContent = label;
  button.setAttribute('aria-pressed', String(id === chosen));
  button.addEventListener('click', () => choose(id));
  return button;
}

function choose(id) {
  chosen = id;
  shownStep = -1;
  sheet.clear();
  show({ focus: false });
}

/** Those whose code is shown. */
function owners() {
  return chosen === FAMILY ? familyOf(kept, Date.now()) : kept.filter(({ id }) => id === chosen);
}

/** Whether anybody on this phone has a code to show. */
function holds() {
  return kept.some(({ expiresAt }) => Date.now() < expiresAt);
}

function put(element, key) {
  const wanted = key ? text(key) : '';
  if (element.textContent !== wanted) {
    element.textContent = wanted;
  }
  element.hidden = !key;
}

function expired() {
  const shown = owners();
  return shown.length === 0 || shown.some(({ expiresAt }) => Date.now() >= expiresAt);
}

function unusable(why) {
  reason = why;
  fill();
  view('unusable');
}

/** @param replaces the id of the credential that a new code is probably for */
function enter(why, options, replaces = null) {
  notice = why;
  error = null;
  choice.open(kept, replaces);
  fill();
  view('enter', options);
}

/** Asks for a new code for whom it has ended; somebody else can still be shown. */
function ended(options) {
  const over = kept.find(({ id }) => id === chosen);
  chosen = kept.find(({ expiresAt }) => Date.now() < expiresAt)?.id ?? null;
  enter('expired', options, over?.id);
}

function show(options) {
  if (expired()) {
    ended(options);
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
  if ($('show').hidden) {
    return;
  }
  if (expired()) {
    ended();
    return;
  }
  const now = Date.now();
  timer = setTimeout(tick, 1000 - (now % 1000));
  const left = Math.ceil((STEP_MILLIS - (now % STEP_MILLIS)) / 1000);
  $('countdown').textContent = text('newIn', left);
  $('left').style.transform = `scaleX(${(left * 1000) / STEP_MILLIS})`;
  const step = stepAt(now);
  const whose = chosen;
  if (step === shownStep || document.hidden) {
    return;
  }
  const first = shownStep < 0;
  shownStep = step;
  try {
    const symbol = await symbolFor(step);
    if (step === shownStep && whose === chosen) {
      sheet.show(symbol);
      fill();
    }
    if (first) {
      $('spoken').textContent = text('ready');
    }
  } catch {
    // The browser lost a key or spoilt a record.
    await forget(owners());
    enter('lost');
  }
}

/** A new code at once; meanwhile there is time to find a clearer one for the next step. */
async function symbolFor(step) {
  const shown = owners();
  const owner = shown.map(({ id }) => id).join();
  const said = chosen === FAMILY ? (at) => groupText(shown, at) : (at) => qrText(shown[0], at);
  const prepared = next.owner === owner && next.step === step ? await next.symbol.catch(() => null) : null;
  const symbol = prepared ?? (await clearestSymbol(() => said(step), 1));
  const symbolOfNext = pause().then(() => clearestSymbol(() => said(step + 1), undefined, pause));
  symbolOfNext.catch(() => {});
  next = { owner, step: step + 1, symbol: symbolOfNext };
  return symbol;
}

function pause() {
  return new Promise((resolve) => setTimeout(resolve, PAUSE_MILLIS));
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
    const added = await activate(code, choice.value);
    kept = await people();
    chosen = added.id;
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

async function forget(gone) {
  for (const { id } of gone) {
    kept = kept.filter((person) => person.id !== id);
    await remove(id).catch(() => {});
  }
  chosen = kept[0]?.id ?? null;
}

async function closed() {
  if ($('confirm').returnValue !== 'remove') {
    return;
  }
  await forget(owners());
  if (holds()) {
    choose(kept.find(({ expiresAt }) => Date.now() < expiresAt).id);
  } else {
    enter('removed');
  }
}

async function renamed() {
  const name = $('rename').value.trim();
  kept = await rename(chosen, name).catch(() => kept);
  fill();
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
    kept = await people();
  } catch {
    unusable('noStorage');
    return;
  }
  const now = Date.now();
  chosen = (kept.find(({ expiresAt }) => now < expiresAt) ?? kept[0])?.id ?? null;
  const code = takeFromAddress();
  if (code !== null) {
    $('code').value = complete(code) ?? code.slice(0, 60);
    enter(null, { focus });
    $('add').focus();
  } else if (kept.length > 0) {
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
$('more').addEventListener('click', () => enter(null));
$('rename').addEventListener('change', renamed);
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
