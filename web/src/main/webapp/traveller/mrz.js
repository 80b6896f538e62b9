// SPDX-License-Identifier: Apache-2.0
// Machine-readable zones as they are typed: their form and their check digits (ICAO Doc 9303-3, 4.9).

export const FORMATS = {
  TD3: { lines: 2, width: 44 },
  TD2: { lines: 2, width: 36 },
  TD1: { lines: 3, width: 30 },
};

/** The most that is looked at when something is pasted; the longest zone has 90 characters. */
const MOST_CHARACTERS = 400;
const WEIGHTS = [7, 3, 1];
const ALPHABET = /^[A-Z0-9<]*$/;

/**
 * Where the checked fields stand (Doc 9303-4, -5 and -6, 4.2.2), as [line, from, to]; a field's own
 * check digit stands right behind it.
 */
const FIELDS = {
  TD3: {
    number: [1, 0, 9],
    birth: [1, 13, 19],
    expiry: [1, 21, 27],
    personal: [1, 28, 42],
    composite: { over: [[1, 0, 10], [1, 13, 20], [1, 21, 43]], at: [1, 43] },
  },
  TD2: {
    number: [1, 0, 9],
    more: [1, 28, 35],
    birth: [1, 13, 19],
    expiry: [1, 21, 27],
    composite: { over: [[1, 0, 10], [1, 13, 20], [1, 21, 35]], at: [1, 35] },
  },
  TD1: {
    number: [0, 5, 14],
    more: [0, 15, 30],
    birth: [1, 0, 6],
    expiry: [1, 8, 14],
    composite: { over: [[0, 5, 30], [1, 0, 7], [1, 8, 15], [1, 18, 29]], at: [1, 29] },
  },
};

/** Capitals, and < for blanks and for the quotation marks that keyboards make of it; nothing is dropped but line breaks. */
export function normalise(typed) {
  return typed
    .replace(/[\r\n]+/g, '')
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s«‹〈《]/g, '<');
}

/** A whole zone that was pasted, as {format, lines}; null if it has the form of none. */
export function split(pasted) {
  if (pasted.length > MOST_CHARACTERS) {
    return null;
  }
  const lines = pasted.split(/[\r\n]+/).filter((line) => line.trim());
  const asTyped = (line) => normalise(line.trim());
  const closedUp = (line) => normalise(line.replace(/\s+/g, ''));
  return fit(lines.map(asTyped)) ?? fit(lines.map(closedUp));
}

function fit(lines) {
  const joined = lines.join('');
  for (const [format, { lines: count, width }] of Object.entries(FORMATS)) {
    const whole = lines.length === 1 || lines.every((line) => line.length === width);
    if (whole && joined.length === count * width) {
      return { format, lines: Array.from({ length: count }, (_, line) => joined.slice(line * width, (line + 1) * width)) };
    }
  }
  return null;
}

export function hasAlphabet(text) {
  return ALPHABET.test(text);
}

/** The check digit of a text of A-Z, 0-9 and <. */
export function checkDigit(text) {
  let sum = 0;
  for (let index = 0; index < text.length; index++) {
    sum += value(text[index]) * WEIGHTS[index % WEIGHTS.length];
  }
  return String(sum % 10);
}

function value(character) {
  return character === '<' ? 0 : parseInt(character, 36);
}

/**
 * What the check digits say so far: one {field, line, state} for each of number, birth, expiry,
 * personal (TD3 only) and composite. state is 'open' while characters are missing, else 'right' or
 * 'wrong'; line counts from 0.
 */
export function checks(format, lines) {
  const { composite, more, ...fields } = FIELDS[format];
  const found = Object.entries(fields).map(([field, place]) => ({
    field,
    line: place[0],
    state: field === 'number' && more ? numberState(lines, place, more) : state(cut(lines, place), digit(lines, place)),
  }));
  const [line, at] = composite.at;
  const covered = composite.over.map((place) => cut(lines, place));
  const whole = covered.some((text) => text === null) ? null : covered.join('');
  return [...found, { field: 'composite', line, state: compared(whole, lines[line][at]) }];
}

/** A filler instead of the check digit means that the number goes on in the optional data, followed by its digit and a filler. */
function numberState(lines, place, [line, from, to]) {
  const start = cut(lines, place);
  const own = digit(lines, place);
  if (start === null || own !== '<' || start.endsWith('<')) {
    return state(start, own);
  }
  const rest = lines[line].slice(from, to);
  const filler = rest.indexOf('<');
  if (filler < 0 && rest.length < to - from) {
    return 'open';
  }
  return filler < 2 ? 'wrong' : compared(start + rest.slice(0, filler - 1), rest[filler - 1]);
}

/** An unused field may have a filler instead of its digit. */
function state(text, check) {
  return text !== null && check === '<' && /^<*$/.test(text) ? 'right' : compared(text, check);
}

function compared(text, check) {
  if (text === null || check === undefined) {
    return 'open';
  }
  return hasAlphabet(text) && checkDigit(text) === check ? 'right' : 'wrong';
}

function cut(lines, [line, from, to]) {
  return lines[line].length >= to ? lines[line].slice(from, to) : null;
}

function digit(lines, [line, , to]) {
  return lines[line][to];
}
