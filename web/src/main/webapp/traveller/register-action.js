// SPDX-License-Identifier: Apache-2.0
// A button that asks the server for something: sends once, shows that it is busy, says what went wrong.

import { Problem } from './register-api.js';
import { text } from './texts.js';

const MINUTE_SECONDS = 60;

/** What a problem means for the traveller, in the page's language. */
export function explained({ name, code, waitSeconds }) {
  if (name === 'too-many-requests') {
    return text(`problem.${name}`, duration(waitSeconds));
  }
  return text(`problem.${name}.${code}`) ?? text(`problem.${name}`) ?? text('problem.unexpected');
}

function duration(seconds) {
  return seconds < 2 * MINUTE_SECONDS ? text('seconds', seconds) : text('minutes', Math.ceil(seconds / MINUTE_SECONDS));
}

export class Action {
  #button;
  #error;
  #label;
  #busyLabel;
  #busy = false;
  #problem = null;
  #waitUntil = 0;
  #timer;

  /**
   * @param button its label is set here
   * @param error where problems are told, a live region
   * @param label, busyLabel keys of texts
   */
  constructor(button, error, label, busyLabel = 'sending') {
    this.#button = button;
    this.#error = error;
    this.#label = label;
    this.#busyLabel = busyLabel;
  }

  /**
   * Does the work unless it is being done already or has to wait.
   *
   * @param work may throw a Problem, which is told
   * @returns what the work returned; undefined if it was not done or failed
   */
  async run(work) {
    if (this.#busy || this.#waitSeconds() > 0) {
      return undefined;
    }
    this.#busy = true;
    this.#problem = null;
    this.fill();
    try {
      return await work();
    } catch (cause) {
      this.tell(cause instanceof Problem ? cause : new Problem('unexpected'));
      return undefined;
    } finally {
      this.#busy = false;
      this.fill();
    }
  }

  /** Forgets what went wrong. */
  clear() {
    this.#problem = null;
    this.fill();
  }

  /** Writes label and problem in the page's language. */
  fill() {
    const wait = this.#waitSeconds();
    const again = this.#problem?.passing ? 'tryAgain' : this.#label;
    this.#button.textContent = this.#busy ? text(this.#busyLabel) : wait > 0 ? text('tryAgainIn', wait) : text(again);
    this.#button.setAttribute('aria-busy', String(this.#busy));
    // Not disabled: that would take the focus away.
    this.#button.setAttribute('aria-disabled', String(this.#busy || wait > 0));
    const said = this.#problem ? explained(this.#problem) : '';
    if (this.#error.textContent !== said) {
      this.#error.textContent = said;
    }
    this.#error.hidden = !said;
  }

  /** Tells a problem; one that another look at the registration may solve goes up the page as the event "adrift". */
  tell(problem) {
    if (problem.adrift) {
      this.#button.dispatchEvent(new CustomEvent('adrift', { bubbles: true }));
      return;
    }
    this.#problem = problem;
    if (problem.waitSeconds > 0) {
      this.#waitUntil = performance.now() + problem.waitSeconds * 1000;
      clearInterval(this.#timer);
      this.#timer = setInterval(() => this.#tick(), 1000);
    }
    this.fill();
  }

  #tick() {
    if (this.#waitSeconds() === 0) {
      clearInterval(this.#timer);
      this.#problem = null;
    }
    this.fill();
  }

  #waitSeconds() {
    return Math.max(0, Math.ceil((this.#waitUntil - performance.now()) / 1000));
  }
}
