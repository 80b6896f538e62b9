// SPDX-License-Identifier: Apache-2.0
// The portrait: pictures are sent until one is good enough, then the traveller decides.

import { Action } from './register-action.js';
import { Problem, putPortrait } from './register-api.js';
import { Camera } from './register-camera.js';
import { text } from './texts.js';

const PAUSE_MILLIS = 900;
/** Even when an answer took longer than the pause, a slow phone gets time to breathe. */
const LEAST_PAUSE_MILLIS = 150;
const TRIES = 4;
const RETRY_MILLIS = 2_000;

const $ = (id) => document.getElementById(id);
const sleep = (millis) => new Promise((resolve) => setTimeout(resolve, millis));

export class PortraitStep {
  #camera = new Camera($('camera'), $('picture'));
  #open = new Action($('open-camera'), $('portrait-error'), 'openCamera', 'openingCamera');
  /** idle, opening, live, checking (a file) or accepted */
  #state = 'idle';
  /** Texts on screen, as [key, ...values]. */
  #hint = null;
  #problem = null;
  #mirrored = false;
  /** Where the camera failed once, a file may be chosen instead from then on. */
  #offersFile = false;
  #registration = null;
  /** Numbers the captures: what an earlier one is answered no longer counts. */
  #run = 0;
  #abort = null;
  #resume = false;
  #shown = false;

  /** @param done is called with the registration once the traveller keeps a picture */
  constructor(done) {
    $('open-camera').addEventListener('click', () => this.#start());
    $('take-another').addEventListener('click', () => {
      $('open-camera').focus();
      this.#start();
    });
    $('close-camera').addEventListener('click', () => {
      this.#stop();
      $('open-camera').focus();
    });
    $('use-picture').addEventListener('click', () => done(this.#registration));
    $('file').addEventListener('change', () => this.#file());
    document.addEventListener('visibilitychange', () => (document.hidden ? this.#pause() : this.#goOn()));
    window.addEventListener('pagehide', () => this.#pause());
    window.addEventListener('pageshow', () => this.#goOn());
  }

  open() {
    this.#shown = true;
    this.fill();
  }

  /** Stops the camera and forgets the picture. */
  close() {
    this.#shown = false;
    this.#resume = false;
    this.#problem = null;
    this.#open.clear();
    this.#stop();
    this.#camera.clear();
  }

  fill() {
    const accepted = this.#state === 'accepted';
    const live = this.#state === 'live';
    $('viewfinder').dataset.state = this.#state;
    $('viewfinder').classList.toggle('mirrored', this.#mirrored);
    $('camera').hidden = !live;
    $('picture').hidden = !accepted;
    $('open-camera').hidden = live || accepted;
    $('close-camera').hidden = !live;
    $('use-picture').hidden = $('take-another').hidden = !accepted;
    $('portrait-private').hidden = accepted;
    put($('hint'), accepted ? ['accepted'] : this.#hint);
    put($('camera-problem'), this.#problem);
    $('pick').hidden = live || accepted || !this.#offersFile;
    $('file-label').textContent = text(this.#state === 'checking' ? 'checkingFile' : 'chooseFile');
    this.#open.fill();
  }

  async #start() {
    this.#problem = null;
    this.#stop();
    this.#state = 'opening';
    const run = this.#run;
    const opened = await this.#open.run(() => this.#opened(run));
    if (run !== this.#run) {
      return;
    }
    this.#state = opened ? 'live' : 'idle';
    this.#mirrored = true;
    this.#hint = opened ? ['looking'] : null;
    this.fill();
    if (opened) {
      $('close-camera').focus({ preventScroll: true });
      $('viewfinder').scrollIntoView({ block: 'nearest' });
      this.#capture(run);
    }
  }

  async #opened(run) {
    try {
      return await this.#camera.open();
    } catch (cause) {
      if (run === this.#run) {
        this.#problem = [obstacle(cause)];
        this.#offersFile = true;
      }
      return false;
    }
  }

  /** Sends pictures, one at a time, until one is accepted or nobody wants them any more. */
  async #capture(run) {
    this.#abort = new AbortController();
    let failures = 0;
    while (run === this.#run) {
      const begun = performance.now();
      let pause = PAUSE_MILLIS;
      const picture = await this.#camera.picture();
      try {
        const answer = picture && run === this.#run ? await putPortrait(picture, this.#abort.signal) : null;
        if (run !== this.#run) {
          return;
        }
        failures = 0;
        if (answer?.accepted) {
          this.#accept(answer.registration);
          return;
        }
        if (answer) {
          this.#say([hintKey(answer.hint) ?? 'looking']);
        }
      } catch (problem) {
        if (run !== this.#run) {
          return;
        }
        failures++;
        if (problem.name === 'too-many-requests') {
          this.#say(['waiting', problem.waitSeconds]);
          pause = problem.waitSeconds * 1000;
        } else if (problem.passing && failures < TRIES) {
          this.#say(['connecting']);
          pause = failures * RETRY_MILLIS;
        } else {
          this.#stop();
          this.#open.tell(problem instanceof Problem ? problem : new Problem('unexpected'));
          $('open-camera').focus();
          return;
        }
      }
      await sleep(Math.max(LEAST_PAUSE_MILLIS, pause - (performance.now() - begun)));
    }
  }

  async #file() {
    const [file] = $('file').files;
    $('file').value = '';
    if (!file || this.#state === 'checking') {
      return;
    }
    this.#stop();
    const run = this.#run;
    this.#state = 'checking';
    this.#mirrored = false;
    this.#open.clear();
    this.fill();
    const problem = await this.#sendFile(file, run);
    if (run !== this.#run) {
      return;
    }
    if (this.#state !== 'accepted') {
      this.#state = 'idle';
      this.#problem = problem ?? this.#problem;
      this.fill();
    }
  }

  /** What is wrong with the file, as a text; null if nothing or if it is told already. */
  async #sendFile(file, run) {
    let picture;
    try {
      picture = await this.#camera.pictureOf(file);
    } catch {
      return ['fileUnreadable'];
    }
    try {
      const answer = await putPortrait(picture);
      if (run !== this.#run) {
        return null;
      }
      if (!answer.accepted) {
        const key = hintKey(answer.hint);
        return key ? ['fileRefused', key] : ['fileUnreadable'];
      }
      this.#accept(answer.registration);
    } catch (problem) {
      if (run === this.#run) {
        this.#open.tell(problem);
      }
    }
    return null;
  }

  #accept(registration) {
    this.#stop();
    this.#state = 'accepted';
    this.#problem = null;
    this.#registration = registration;
    this.fill();
    $('use-picture').focus({ preventScroll: true });
    $('use-picture').scrollIntoView({ block: 'nearest' });
  }

  #say(hint) {
    this.#hint = hint;
    this.fill();
  }

  #stop() {
    this.#run++;
    this.#abort?.abort();
    this.#abort = null;
    this.#camera.close();
    this.#state = 'idle';
    this.#hint = null;
    this.#registration = null;
    this.fill();
  }

  #pause() {
    if (this.#state === 'live' || this.#state === 'opening') {
      this.#stop();
      this.#resume = true;
    }
  }

  #goOn() {
    if (this.#resume && this.#shown && !document.hidden) {
      this.#resume = false;
      this.#start();
    }
  }
}

function obstacle({ name }) {
  if (name === 'NotAllowedError' || name === 'SecurityError') {
    return 'noCameraAllowed';
  }
  return name === 'NotFoundError' || name === 'OverconstrainedError' ? 'noCameraFound' : 'noCameraFree';
}

/** The text of a hint; undefined for one that has none. */
function hintKey(hint) {
  const key = `hint.${hint}`;
  return hint && text(key) ? key : undefined;
}

function put(element, said) {
  const [key, ...values] = said ?? [];
  const wanted = key ? text(key, ...values.map((value) => text(value) ?? value)) : '';
  if (element.textContent !== wanted) {
    element.textContent = wanted;
  }
  element.hidden = !wanted;
}
