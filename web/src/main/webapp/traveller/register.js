// SPDX-License-Identifier: Apache-2.0
// The registration: which step the traveller is at. The server knows; the page asks it and shows that step.

import { Action, explained } from './register-action.js';
import { complete, current, destroy, offers, Problem, proofing } from './register-api.js';
import { ConsentsStep } from './register-consents.js';
import { DocumentStep } from './register-document.js';
import { PersonChoice } from './person-choice.js';
import { PortraitStep } from './register-portrait.js';
import { StartStep } from './register-start.js';
import { WORDS } from './register-texts.js';
import { dateTime, firstLanguage, learn, remember, speak, text } from './texts.js';
import { accept, NotIssued, obstacle, people } from './wallet.js';

/** The views in the order of the server's steps. */
const STEPS = ['proofing', 'document', 'portrait', 'consents', 'finish'];
const STEP_OF = { PROOFING: 0, DOCUMENT: 1, PORTRAIT: 2, CONSENT: 3, COMPLETION: 4, DONE: 4 };

const $ = (id) => document.getElementById(id);
const views = [...document.querySelectorAll('section[id^="view-"]')];

learn(WORDS);

let registration = null;
let kept = [];
let shown = 'loading';
/** Keys of texts, to say them again in another language. */
let notice = null;
let reason = null;
let trouble = null;

const choice = new PersonChoice($('view-finish'));
const start = new StartStep(advance);
const documentStep = new DocumentStep(advance);
const portrait = new PortraitStep(advance);
const consents = new ConsentsStep(advance);
const prove = new Action($('prove'), $('proofing-error'), 'proofingGo', 'proofingGoing');
const finish = new Action($('complete'), $('finish-error'), 'finish', 'finishing');
const restart = new Action($('restart-now'), $('restart-error'), 'restartNow');

/** Shows the step that the server named. */
function advance(next) {
  registration = next;
  show(STEPS[STEP_OF[next.step]]);
}

/**
 * @param focus whether the traveller is taken to the heading: not when the page has just loaded
 * @param history 'push' for a step that the back button should undo, 'replace' for others
 */
function show(name, { focus = true, entry = 'push' } = {}) {
  if (shown === 'portrait' && name !== 'portrait') {
    portrait.close();
  }
  const before = shown;
  shown = name;
  for (const view of views) {
    view.hidden = view.id !== `view-${name}`;
  }
  if (name === 'document') {
    documentStep.open(registration);
  } else if (name === 'portrait') {
    portrait.open();
  } else if (name === 'consents') {
    consents.open(registration);
  }
  fill();
  if (entry === 'push' && before !== name && before !== 'loading') {
    history.pushState({ view: name }, '');
  } else if (entry) {
    history.replaceState({ view: name }, '');
  }
  if (focus && before !== name) {
    $(`${name}-title`)?.focus({ preventScroll: true });
    window.scrollTo(0, 0);
  }
}

function fill() {
  const step = STEPS.indexOf(shown);
  const done = registration ? STEP_OF[registration.step] : -1;
  const over = registration?.step === 'DONE';
  $('progress').hidden = step < 0;
  $('step-of').textContent = step < 0 ? '' : text('stepOf', step + 1, text(`step${step + 1}`));
  [...$('progress').querySelectorAll('li')].forEach((item, index) => {
    item.dataset.state = index < done || over ? 'done' : 'open';
    index === step ? item.setAttribute('aria-current', 'step') : item.removeAttribute('aria-current');
  });
  put($('start-notice'), notice && text(notice));
  put($('unusable-reason'), reason && text(reason));
  put($('trouble-error'), trouble && explained(trouble));
  $('trouble-again').textContent = text('tryAgain');

  const proved = done > 0;
  put($('proofing-intro'), text('proofingIntro', registration?.authorityName ?? ''));
  put($('proofing-fault'), !proved && registration?.fault ? (text(registration.fault) ?? text('PROOFING_FAILED')) : null);
  $('proofing-done').hidden = $('proofing-continue').hidden = !proved;
  $('proofing-intro').hidden = proved;
  $('prove').className = proved ? 'plain' : 'primary';

  put($('finish-intro'), text(over ? 'finishDone' : 'finishIntro'));
  choice.fill();
  $('anew').hidden = !over;

  put($('finish-by'), registration && step >= 0 && !over ? text('finishBy', dateTime(Date.parse(registration.expiresAt))) : null);
  $('back').hidden = step < 1 || over;
  $('restart').hidden = step < 0 || over;
  $('to-qr').hidden = !['start', 'trouble', 'unusable'].includes(shown);
  $('to-qr').textContent = text(kept.length > 0 ? 'toQr' : 'toCode');

  start.fill();
  documentStep.fill();
  portrait.fill();
  consents.fill();
  prove.fill();
  finish.fill();
  restart.fill();
}

function put(element, said) {
  if (element.textContent !== (said ?? '')) {
    element.textContent = said ?? '';
  }
  element.hidden = !said;
}

/** Asks the server where the traveller is, and goes there. */
async function load({ focus = true, adrift = false } = {}) {
  try {
    kept = await people();
    choice.open(kept, null);
  } catch {
    unusable('noStorage');
    return;
  }
  try {
    const found = await current();
    if (!found) {
      await toStart(adrift ? 'gone' : null, { focus });
    } else if (found.step === 'DONE' && holds(found.authority)) {
      location.replace('./');
    } else {
      registration = found;
      show(STEPS[STEP_OF[found.step]], { focus, entry: 'replace' });
    }
  } catch (cause) {
    trouble = cause instanceof Problem ? cause : new Problem('unavailable');
    show('trouble', { focus, entry: 'replace' });
  }
}

/** Whether this phone has a valid QR code of an authority. */
function holds(authority) {
  return kept.some((person) => person.authority === authority && person.expiresAt > Date.now());
}

async function toStart(why, options) {
  registration = null;
  documentStep.clear();
  consents.clear();
  start.open(await offers());
  notice = why;
  show('start', { ...options, entry: 'replace' });
}

function unusable(why) {
  reason = why;
  show('unusable', { focus: false, entry: 'replace' });
}

async function leaveForProof() {
  await prove.run(async () => {
    const { protocol, href } = new URL((await proofing()).address);
    if (protocol !== 'https:' && protocol !== 'http:') {
      throw new Problem('provider-unavailable');
    }
    location.assign(href);
    // Busy until the page is left; the browser's back button brings it back as pageshow.
    await new Promise((resolve) => window.addEventListener('pageshow', resolve, { once: true }));
  });
}

async function getCredential() {
  const issued = await finish.run(async () => {
    try {
      return await accept(complete, choice.value);
    } catch (cause) {
      if (cause instanceof NotIssued) {
        throw new Problem(cause.reason);
      }
      throw cause instanceof Problem ? cause : new Problem('noStorage');
    }
  });
  if (issued) {
    // Without this a browser may clear the page's storage when space is short.
    navigator.storage?.persist?.().catch(() => {});
    location.replace('./');
  }
}

async function startOver() {
  await restart.run(async () => {
    await destroy();
    $('restart-dialog').close();
    try {
      await toStart('restarted');
    } catch (cause) {
      trouble = cause instanceof Problem ? cause : new Problem('unavailable');
      show('trouble', { entry: 'replace' });
    }
  });
}

/** The browser's back and forward buttons. */
function travelled({ state }) {
  $('restart-dialog').close();
  const step = STEPS.indexOf(state?.view);
  if (registration && step >= 0 && step <= STEP_OF[registration.step] && registration.step !== 'DONE') {
    show(state.view, { entry: null });
  } else {
    load();
  }
}

for (const button of document.querySelectorAll('[data-language]')) {
  button.addEventListener('click', () => {
    remember(button.dataset.language);
    speak(button.dataset.language);
    fill();
  });
}
$('prove').addEventListener('click', leaveForProof);
$('proofing-continue').addEventListener('click', () => show('document'));
$('complete').addEventListener('click', getCredential);
$('anew').addEventListener('click', () => toStart(null).catch(() => load()));
$('back').addEventListener('click', () => show(STEPS[STEPS.indexOf(shown) - 1], { entry: 'replace' }));
$('trouble-again').addEventListener('click', () => load());
$('restart').addEventListener('click', () => {
  restart.clear();
  $('restart-dialog').showModal();
});
$('restart-now').addEventListener('click', startOver);
document.addEventListener('adrift', () => load({ adrift: true }));
window.addEventListener('popstate', travelled);
window.addEventListener('pageshow', ({ persisted }) => persisted && load());

const why = obstacle();
speak(firstLanguage());
if (why) {
  unusable(why);
} else {
  load({ focus: false });
}
navigator.serviceWorker?.register('sw.js').catch(() => {});
