// SPDX-License-Identifier: Apache-2.0
// The first page of the registration: what it means, and with which authority.

import { Action } from './register-action.js';
import { begin } from './register-api.js';
import { language, text } from './texts.js';

const $ = (id) => document.getElementById(id);

export class StartStep {
  #offers = [];
  #chosen = null;
  #missing = false;
  #action = new Action($('begin'), $('start-error'), 'start');

  /** @param done is called with the new registration */
  constructor(done) {
    $('start-form').addEventListener('submit', (event) => {
      event.preventDefault();
      this.#begin(done);
    });
    $('offers-list').addEventListener('change', (event) => {
      this.#chosen = this.#offers.find(({ authority }) => authority === event.target.value);
      this.#missing = false;
      this.#action.clear();
      this.fill();
    });
  }

  open(offers) {
    this.#offers = offers;
    const before = this.#chosen?.authority;
    this.#chosen = offers.length === 1 ? offers[0] : (offers.find(({ authority }) => authority === before) ?? null);
    this.#missing = false;
    $('offers-list').replaceChildren(...offers.map((offer) => this.#choice(offer)));
    this.#action.clear();
    this.fill();
  }

  fill() {
    $('offers-none').hidden = this.#offers.length > 0;
    $('offers').hidden = this.#offers.length < 2;
    for (const note of $('offers-list').querySelectorAll('small')) {
      note.textContent = text(note.dataset.key);
    }
    $('offers-error').textContent = this.#missing ? text('chooseFirst') : '';
    $('offers-error').hidden = !this.#missing;
    const online = this.#chosen?.proofing === 'E_ID';
    $('offered').hidden = !online;
    $('offered').textContent = online
      ? `${this.#chosen.name} · ${text('offered')}: ${this.#chosen.services.map((service) => text(service) ?? service).join(' · ')}`
      : '';
    const counter = Boolean(this.#chosen) && !online;
    $('counter').hidden = !counter;
    $('counter-text').textContent = counter ? text('counter', this.#chosen.name) : '';
    $('begin').hidden = counter || this.#offers.length === 0;
    this.#action.fill();
  }

  #choice({ authority, name, proofing }) {
    const label = document.createElement('label');
    label.className = 'choice';
    const input = document.createElement('input');
    Object.assign(input, { type: 'radio', name: 'authority', id: `offer-${authority}`, value: authority });
    input.checked = authority === this.#chosen?.authority;
    const words = document.createElement('span');
    const note = document.createElement('small');
    note.dataset.key = proofing === 'E_ID' ? 'withEid' : 'atCounter';
    words.append(name, note);
    label.append(input, words);
    return label;
  }

  async #begin(done) {
    if (!this.#chosen) {
      this.#missing = true;
      this.fill();
      $('offers-list').querySelector('input')?.focus();
      return;
    }
    const registration = await this.#action.run(() => begin(this.#chosen.authority, language()));
    if (registration) {
      done(registration);
    }
  }
}
