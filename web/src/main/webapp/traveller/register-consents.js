// SPDX-License-Identifier: Apache-2.0
// Services and consent: one card a service, none ticked beforehand.

import { Action } from './register-action.js';
import { putConsents } from './register-api.js';
import { CONSENT_TEXT } from './register-texts.js';
import { text } from './texts.js';

const SHARED = 'COLLABORATIVE_INSPECTION';
const $ = (id) => document.getElementById(id);

export class ConsentsStep {
  #registration = null;
  /** What the cards on screen were made for. */
  #made = '';
  #outdated = false;
  #tried = false;
  #action = new Action($('consents-send'), $('consents-error'), 'consentsSend');

  /** @param done is called with the registration once the consents are recorded */
  constructor(done) {
    const form = $('consents-form');
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      this.#send(done);
    });
    form.addEventListener('input', () => {
      this.#action.clear();
      this.fill();
    });
    $('reload').addEventListener('click', reload);
  }

  open(registration) {
    this.#registration = registration;
    this.#outdated = registration.consentText !== CONSENT_TEXT;
    this.#tried = false;
    const { authority, services, secondAuthorities = [] } = registration;
    const wanted = JSON.stringify([authority, services, secondAuthorities]);
    if (this.#made !== wanted) {
      this.#made = wanted;
      $('services').replaceChildren(...services.filter((service) => text(service)).map((service) => this.#card(service)));
    }
    this.#action.clear();
    this.fill();
  }

  /** Forgets what was ticked and typed. */
  clear() {
    this.#registration = null;
    this.#made = '';
    $('services').replaceChildren();
    $('consents-form').reset();
    this.#action.clear();
  }

  fill() {
    this.#action.fill();
    if (!this.#registration) {
      return;
    }
    const { authorityName, guardianNeeded } = this.#registration;
    $('consents-version').textContent = text('consentsVersion', CONSENT_TEXT);
    $('consents-outdated').hidden = !this.#outdated;
    $('consents-send').hidden = this.#outdated;
    for (const card of $('services').children) {
      fillCard(card, authorityName);
    }
    if ($('second-authority')) {
      this.#fillSecond(authorityName);
    }
    $('guardian').hidden = !guardianNeeded;
    this.#mark('consent-missing', null, this.#purposes.length === 0, 'consentMissing');
    this.#mark('guardian-name-error', $('guardian-name'), guardianNeeded && !this.#guardianName, 'guardianMissing');
    this.#mark('relationship-error', $('relationship-PARENT'), guardianNeeded && !this.#relationship, 'relationshipMissing');
  }

  get #purposes() {
    return [...$('services').querySelectorAll('input[type="checkbox"]:checked')].map(({ value }) => value);
  }

  get #guardianName() {
    return $('guardian-name').value.trim();
  }

  get #relationship() {
    return $('consents-form').elements.relationship.value;
  }

  #card(service) {
    const card = $('service').content.firstElementChild.cloneNode(true);
    card.dataset.service = service;
    const box = card.querySelector('input');
    Object.assign(box, { id: `consent-${service}`, name: 'purposes', value: service });
    const facts = card.querySelector('dl');
    facts.id = `facts-${service}`;
    box.setAttribute('aria-describedby', facts.id);
    if (service === SHARED) {
      card.append($('second').content.firstElementChild.cloneNode(true));
      const { secondAuthorities = [] } = this.#registration;
      card.querySelector('select').append(new Option('', ''), ...secondAuthorities.map(({ code, name }) => new Option(name, code)));
      box.disabled = secondAuthorities.length === 0;
    }
    return card;
  }

  #fillSecond(name) {
    const { secondAuthorities = [] } = this.#registration;
    const ticked = $(`consent-${SHARED}`).checked;
    $('second-note').textContent = text(secondAuthorities.length > 0 ? 'secondNote' : 'secondNone', name);
    $('second-choice').hidden = !ticked;
    $('second-authority').options[0].text = text('secondChoose');
    this.#mark('second-error', $('second-authority'), ticked && !$('second-authority').value, 'secondMissing');
  }

  /** Shows what is missing, after the first try only. */
  #mark(id, field, missing, key) {
    const shown = this.#tried && missing;
    const said = shown ? text(key) : '';
    if ($(id).textContent !== said) {
      $(id).textContent = said;
    }
    $(id).hidden = !shown;
    field?.setAttribute('aria-invalid', String(Boolean(shown)));
  }

  async #send(done) {
    this.#tried = true;
    this.fill();
    const purposes = this.#purposes;
    const wrong =
      purposes.length === 0
        ? $('services').querySelector('input:enabled')
        : $('consents-form').querySelector('[aria-invalid="true"]');
    if (wrong || purposes.length === 0 || this.#outdated) {
      wrong?.focus();
      return;
    }
    const body = { purposes, textVersion: CONSENT_TEXT };
    if (this.#registration.guardianNeeded) {
      body.guardian = { name: this.#guardianName, relationship: this.#relationship };
    }
    if (purposes.includes(SHARED)) {
      body.secondAuthority = $('second-authority').value;
    }
    const registration = await this.#action.run(() => this.#put(body));
    if (registration) {
      done(registration);
    } else if (this.#outdated) {
      this.fill();
      $('reload').focus();
    }
  }

  async #put(body) {
    try {
      return await putConsents(body);
    } catch (problem) {
      if (problem.name !== 'consent-text-outdated') {
        throw problem;
      }
      this.#outdated = true;
      return null;
    }
  }
}

function fillCard(card, name) {
  const { service } = card.dataset;
  card.querySelector('strong').textContent = text(service);
  for (const term of card.querySelectorAll('[data-text]')) {
    term.textContent = text(term.dataset.text);
  }
  const facts = {
    what: text(`${service}.what`),
    who: text(service === SHARED ? 'whoTwo' : 'whoOne', name),
    why: text(`${service}.why`),
    long: text(`${service}.long`),
    withdraw: text('withdrawOne', name),
  };
  for (const fact of card.querySelectorAll('[data-fact]')) {
    fact.textContent = facts[fact.dataset.fact];
  }
}

/** The page with its words as they are on the server now, not as the phone keeps them. */
async function reload() {
  for (const name of (await globalThis.caches?.keys()) ?? []) {
    await caches.delete(name);
  }
  location.reload();
}
