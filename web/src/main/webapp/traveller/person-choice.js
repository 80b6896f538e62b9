// SPDX-License-Identifier: Apache-2.0
// Whose code a new one is: another person's, or one that replaces a code on this phone.

import { text } from './texts.js';
import { MOST_PEOPLE } from './wallet.js';

const ANOTHER = '';

/** What a person is called on this phone. */
export function nameOf(people, person) {
  return person.name || text('person', people.indexOf(person) + 1);
}

export class PersonChoice {
  #people = [];
  #part;
  #select;
  #namePart;
  #name;

  /** @param within holds the elements with data-choice */
  constructor(within) {
    const part = (name) => within.querySelector(`[data-choice="${name}"]`);
    this.#part = part('whose');
    this.#select = part('select');
    this.#namePart = part('naming');
    this.#name = part('name');
    this.#select.addEventListener('change', () => this.fill());
  }

  /**
   * @param people who is on this phone
   * @param replaces the id of the credential that the new code probably replaces
   */
  open(people, replaces) {
    this.#people = people;
    this.#name.value = '';
    this.#options();
    const full = people.length >= MOST_PEOPLE;
    this.#select.value = replaces ?? (full ? people[0].id : ANOTHER);
    this.fill();
  }

  /** Writes it in the page's language. */
  fill() {
    const chosen = this.#select.value;
    this.#options();
    this.#select.value = chosen;
    this.#part.hidden = this.#people.length === 0;
    this.#namePart.hidden = this.#people.length === 0 || chosen !== ANOTHER;
  }

  #options() {
    const options = this.#people.map((person) => new Option(text('insteadOf', nameOf(this.#people, person)), person.id));
    if (this.#people.length < MOST_PEOPLE) {
      options.unshift(new Option(text('anotherPerson'), ANOTHER));
    }
    this.#select.replaceChildren(...options);
  }

  /** The id of the credential that is replaced, if any, and the new person's name. */
  get value() {
    return { replaces: this.#select.value || null, name: this.#name.value.trim() };
  }
}
