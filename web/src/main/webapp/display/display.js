// SPDX-License-Identifier: Apache-2.0
// The lane's display: a pictogram and a prompt in three languages for what the lane asks now.

import { Camera } from './camera.js';
import { basic, follow, Refused } from './directives.js';
import { HINTS, PROMPTS, turn } from './prompts.js';

const SESSION = 'clearlane.display';
const REFUSALS = {
  401: 'User name or password are not right.',
  403: 'This account is not this lane’s controller.',
  404: 'There is no such lane.',
};

const $ = (id) => document.getElementById(id);
const stage = $('stage');

/** Hints come and go with the frames, several a second: each stands long enough to be read. */
const HINT_MILLIS = 1_500;
let hintSince = 0;
let hintTimer;

/** @param whose turn of a family it is, if any: member and members */
function show(step, hint = null, whose = {}) {
  clearTimeout(hintTimer);
  const known = step in PROMPTS ? step : 'LOST';
  const wanted = known === 'CAPTURE' && hint in HINTS ? hint : known;
  $('technical').hidden = known !== 'LOST';
  const member = known === 'CAPTURE' && whose.members ? turn(whose) : null;
  if (stage.dataset.shown === wanted && stage.dataset.turn === member?.en && !stage.hidden) {
    return;
  }
  const rest = hintSince + HINT_MILLIS - performance.now();
  if (known === 'CAPTURE' && stage.dataset.shown in HINTS && rest > 0) {
    hintTimer = setTimeout(show, rest, step, hint, whose);
    return;
  }
  hintSince = performance.now();
  stage.dataset.step = known;
  stage.dataset.shown = wanted;
  if (member) {
    stage.dataset.turn = member.en;
  } else {
    delete stage.dataset.turn;
  }
  for (const pictogram of stage.querySelectorAll('[data-for]')) {
    pictogram.toggleAttribute('hidden', !pictogram.dataset.for.split(' ').includes(wanted));
  }
  for (const line of stage.querySelectorAll('.prompts [lang]')) {
    const said = (HINTS[wanted] ?? PROMPTS[wanted])[line.lang];
    line.textContent = member ? `${member[line.lang]}\n${said}` : said;
  }
  stage.hidden = false;
}

let camera = null;

/** Opens the camera once, however often the display begins anew. */
function openCamera() {
  if (camera === null) {
    camera = new Camera($('mirror'), (on) => {
      stage.toggleAttribute('data-camera', on);
      $('no-camera').hidden = on;
    });
    camera.run();
  }
}

function lost() {
  $('technical').textContent = `Connection lost, trying again · ${new Date().toLocaleTimeString('en-GB')}`;
  show('LOST');
}

async function run(display) {
  $('login').hidden = true;
  $('lane-name').textContent = display.lane.toUpperCase();
  document.title = `Lane ${display.lane} · Clearlane`;
  holdScreen();
  try {
    if (display.camera) {
      openCamera();
    }
    await follow(
      display,
      (directive) => {
        show(directive.step, directive.hint ?? null, directive);
        if (display.camera) {
          camera.follow(directive, display);
        }
      },
      lost,
    );
  } catch (cause) {
    if (!(cause instanceof Refused)) {
      throw cause;
    }
    sessionStorage.removeItem(SESSION);
    askForLogin(REFUSALS[cause.status], display.lane);
  }
}

function askForLogin(error = '', lane = '') {
  stage.hidden = true;
  $('login').hidden = false;
  $('login-error').textContent = error;
  $('login-error').hidden = !error;
  $('lane').value = lane;
  $(lane ? 'user' : 'lane').focus();
}

/** Kept for this tab only, so that a reload does not need somebody with the password. */
function start(lane, user, password, hasCamera) {
  const display = { lane, authorization: basic(user, password), camera: hasCamera };
  sessionStorage.setItem(SESSION, JSON.stringify(display));
  run(display);
}

/** A kiosk's start address may carry the log-in behind the #, which no server sees or logs. */
function takeFromAddress() {
  const given = new URLSearchParams(location.hash.slice(1));
  if (location.hash) {
    history.replaceState(null, '', location.pathname);
  }
  const [lane, user, password] = ['lane', 'user', 'password'].map((name) => given.get(name));
  return lane && user && password ? [lane, user, password, given.get('camera') === 'on'] : null;
}

async function holdScreen() {
  try {
    await navigator.wakeLock?.request('screen');
  } catch {
    // Not allowed here: a kiosk's own settings keep the screen on.
  }
}

$('login').addEventListener('submit', (event) => {
  event.preventDefault();
  document.documentElement.requestFullscreen?.().catch(() => {});
  start($('lane').value.trim(), $('user').value.trim(), $('password').value, $('camera').checked);
  $('password').value = '';
});
window.addEventListener('offline', () => !stage.hidden && lost());
document.addEventListener('visibilitychange', () => !document.hidden && !stage.hidden && holdScreen());

const given = takeFromAddress();
const before = sessionStorage.getItem(SESSION);
if (given) {
  start(...given);
} else if (before) {
  run(JSON.parse(before));
} else {
  askForLogin();
}
