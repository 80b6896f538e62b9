// SPDX-License-Identifier: Apache-2.0
// The travel document: its machine-readable zone, checked while it is typed.

import { checks, FORMATS, hasAlphabet, normalise, split } from './mrz.js';
import { Action } from './register-action.js';
import { putDocument } from './register-api.js';
import { text } from './texts.js';

const $ = (id) => document.getElementById(id);
const fields = [$('mrz-1'), $('mrz-2'), $('mrz-3')];

export class DocumentStep {
  /** Before the first try to go on, a line that is not complete is no mistake. */
  #tried = false;
  #proved = null;
  #action = new Action($('document-send'), $('document-error'), 'documentSend');

  /** @param done is called with the registration once the document is accepted */
  constructor(done) {
    const form = $('document-form');
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      this.#send(done);
    });
    form.addEventListener('change', (event) => event.target.name === 'kind' && this.#changed());
    fields.forEach((field, line) => {
      field.addEventListener('input', (event) => event.isComposing || this.#typed(field));
      field.addEventListener('compositionend', () => this.#typed(field));
      field.addEventListener('paste', (event) => this.#pasted(event));
      field.addEventListener('keydown', (event) => {
        if (event.key === 'Enter' && !event.isComposing) {
          event.preventDefault();
          line + 1 < FORMATS[this.#format].lines ? fields[line + 1].focus() : form.requestSubmit();
        }
      });
      $(`${field.id}-fill`)?.addEventListener('click', () => {
        field.value = field.value.padEnd(FORMATS[this.#format].width, '<');
        this.#changed();
        field.focus();
      });
    });
  }

  /** @param proved the document that the e-ID named, or undefined */
  open({ document: proved }) {
    this.#proved = proved ?? null;
    this.#action.clear();
    this.fill();
  }

  /** Forgets what was typed. */
  clear() {
    fields.forEach((field) => (field.value = ''));
    $('kind-TD3').checked = true;
    this.#tried = false;
    this.#proved = null;
    this.#action.clear();
    this.fill();
  }

  fill() {
    const { issuingState, numberEnd } = this.#proved ?? {};
    $('document-proved').hidden = !this.#proved;
    $('document-proved').textContent = this.#proved ? text('documentProved', issuingState, numberEnd) : '';
    const found = checks(this.#format, this.#lines);
    const { lines, width } = FORMATS[this.#format];
    fields.forEach((field, line) => {
      const { parentElement: frame, value } = field;
      frame.hidden = line >= lines;
      frame.querySelector('label').textContent = text('line', line + 1);
      const count = $(`${field.id}-count`);
      count.textContent = text('count', value.length, width);
      count.classList.toggle('full', value.length === width);
      // Only where a line ends in nothing but fillers.
      const fill = $(`${field.id}-fill`);
      if (fill) {
        fill.hidden = value.length === 0 || value.length >= width;
      }
      const wrong = this.#wrong(line, found);
      const error = $(`${field.id}-error`);
      if (error.textContent !== wrong) {
        error.textContent = wrong;
      }
      error.hidden = !wrong;
      field.setAttribute('aria-invalid', String(Boolean(wrong)));
    });
    $('checks').replaceChildren(...found.map(({ field, state }) => item(field, state)));
    this.#action.fill();
  }

  get #format() {
    return $('document-form').elements.kind.value;
  }

  get #lines() {
    return fields.slice(0, FORMATS[this.#format].lines).map(({ value }) => value);
  }

  /** What is wrong with a line, in words; empty if nothing. */
  #wrong(line, found) {
    const { lines, width } = FORMATS[this.#format];
    const { value } = fields[line];
    const missing = width - value.length;
    if (line >= lines) {
      return '';
    }
    if (!hasAlphabet(value)) {
      return text('characters');
    }
    if (missing < 0) {
      return missing === -1 ? text('tooLong1') : text('tooLong', -missing);
    }
    const wrong = found.filter((check) => check.line === line && check.state === 'wrong').map(({ field }) => field);
    const parts = wrong.filter((field) => field !== 'composite');
    if (parts.length > 0) {
      return parts.map((field) => text('wrongField', text(`field.${field}`))).join(' ');
    }
    // A part that is wrong in another line makes the whole wrong too.
    if (wrong.length > 0 && !found.some(({ field, state }) => field !== 'composite' && state === 'wrong')) {
      return text('wrongComposite');
    }
    if (missing > 0 && this.#tried) {
      return missing === 1 ? text('missing1') : text('missing', missing);
    }
    return '';
  }

  #typed(field) {
    const zone = field.value.length > FORMATS[this.#format].width ? split(field.value) : null;
    if (zone) {
      this.#take(zone);
      return;
    }
    const wanted = normalise(field.value);
    if (field.value !== wanted) {
      const caret = normalise(field.value.slice(0, field.selectionStart)).length;
      field.value = wanted;
      field.setSelectionRange(caret, caret);
    }
    this.#changed();
  }

  #pasted(event) {
    const zone = split(event.clipboardData?.getData('text') ?? '');
    if (zone) {
      event.preventDefault();
      this.#take(zone);
    }
  }

  #take({ format, lines }) {
    $(`kind-${format}`).checked = true;
    lines.forEach((value, line) => (fields[line].value = value));
    fields[lines.length - 1].focus();
    this.#changed();
  }

  #changed() {
    this.#action.clear();
    this.fill();
  }

  async #send(done) {
    this.#tried = true;
    this.fill();
    const wrong = fields.find((field) => field.getAttribute('aria-invalid') === 'true');
    if (wrong) {
      wrong.focus();
      return;
    }
    const registration = await this.#action.run(() => putDocument(this.#lines.join('\n')));
    if (registration) {
      done(registration);
    }
  }
}

function item(field, state) {
  const entry = document.createElement('li');
  entry.dataset.state = state;
  const name = document.createElement('span');
  name.textContent = text(`field.${field}`);
  const said = document.createElement('span');
  said.textContent = text(`state.${state}`);
  entry.append(name, said);
  return entry;
}
