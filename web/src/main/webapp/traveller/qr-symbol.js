// SPDX-License-Identifier: Apache-2.0
// The QR codes that say the same text, and how likely each is to be misread at the first try.

import { encode } from '../vendor/uqr/uqr.js';

const MASKS = 8;

/** A symbol: 1 for a dark module, row after row, without the white around it. */
export class QrSymbol {
  constructor(size, modules) {
    this.size = size;
    this.modules = modules;
  }

  isDark(row, column) {
    return this.modules[row * this.size + column] === 1;
  }
}

/**
 * The eight symbols of a text, one for each mask: any of them says the same. Level L: a screen is
 * clean, and larger modules help a scanner more than redundancy does.
 *
 * @param text ASCII only
 * @throws RangeError if the text is too long for any version
 */
export function* symbols(text) {
  for (let maskPattern = 0; maskPattern < MASKS; maskPattern++) {
    const { size, data } = encode(text, { ecc: 'L', maskPattern, border: 0 });
    yield new QrSymbol(size, Uint8Array.from(data.flat(), Number));
  }
}

/** Modules of a finder from side to side. */
const FINDER = 7;
/** How much worse false finders are that are as long as real ones, along their row and their column. */
const SAME_ACROSS = 32;
const SAME_DOWN = 8;
/** The same for one module more or less. */
const SIMILAR = 3;

/**
 * How likely a symbol is to be misread at the first try: 0 if nothing but its three finders looks
 * like one. Readers look for dark, light, dark, light, dark as 1:1:3:1:1, each to half a module,
 * along a row, then along the column and the row through its middle. Some stop at the first three
 * such places of about the same module size, before they have seen the whole symbol.
 *
 * @param limit stops counting there
 */
export function confusion({ size, modules }, limit = Infinity) {
  let found = 0;
  const runs = new Int32Array(size + 2);
  for (let row = 0; row < size && found < limit; row++) {
    const count = runsOf(modules, row * size, size, runs);
    for (let first = 0; first + 5 <= count; first += 2) {
      const start = runs[first];
      const isFinder = start === 0 ? row < FINDER || row >= size - FINDER : row < FINDER && start === size - FINDER;
      const across = runs[first + 5] - start;
      if (!isFinder && likeFinder(runs, first)) {
        const line = row * size;
        found += crossed(modules, size, across, line + runs[first + 2], line + runs[first + 3] - 1);
      }
    }
  }
  return found;
}

/**
 * The weight of a place whose row looks like a finder; 0 if its column does not. A run of an even
 * length has two middles: which of them a reader takes depends on how the symbol is held.
 *
 * @param from, to the dark modules in the middle of the row
 */
function crossed(modules, size, across, from, to) {
  for (const column of middles(from, to, 1)) {
    const down = lookAround(modules, size, column, size);
    const again = down && middles(down.from, down.to, size).some((at) => lookAround(modules, size, at, 1));
    if (again && 5 * Math.abs(down.length - across) < 2 * across) {
      return weight(across, down.length);
    }
  }
  return 0;
}

function middles(from, to, step) {
  const between = (to - from) / step;
  const lower = from + (between >> 1) * step;
  return between % 2 === 0 ? [lower] : [lower, lower + step];
}

/** Readers go along rows; those of a symbol that is held sideways are columns. */
function weight(across, down) {
  if (across === FINDER) {
    return SAME_ACROSS;
  }
  if (down === FINDER) {
    return SAME_DOWN;
  }
  return Math.min(Math.abs(across - FINDER), Math.abs(down - FINDER)) === 1 ? SIMILAR : 1;
}

/** Where the runs of a row begin, dark ones at even places; then the row's end. */
function runsOf(modules, from, size, runs) {
  let count = 0;
  let colour = 1;
  runs[0] = 0;
  for (let column = 0; column < size; column++) {
    if (modules[from + column] !== colour) {
      runs[++count] = column;
      colour ^= 1;
    }
  }
  runs[++count] = size;
  return count;
}

function likeFinder(runs, first) {
  return like(
    runs[first + 1] - runs[first],
    runs[first + 2] - runs[first + 1],
    runs[first + 3] - runs[first + 2],
    runs[first + 4] - runs[first + 3],
    runs[first + 5] - runs[first + 4],
  );
}

function like(a, b, c, d, e) {
  const unit = (a + b + c + d + e) / 7;
  const near = (length) => Math.abs(length - unit) < unit / 2;
  return near(a) && near(b) && near(d) && near(e) && Math.abs(c - 3 * unit) < 1.5 * unit;
}

/** The length of what looks like a finder around a dark module, and its middle run; null for none. */
function lookAround(modules, size, at, step) {
  const line = step === 1 ? at - (at % size) : at % size;
  const end = line + size * step;
  const run = (from, by, colour) => {
    let length = 0;
    for (let i = from; i >= line && i < end && modules[i] === colour; i += by) {
      length++;
    }
    return length;
  };
  const before = run(at, -step, 1);
  const after = run(at + step, step, 1);
  const lightBefore = run(at - before * step, -step, 0);
  const lightAfter = run(at + (after + 1) * step, step, 0);
  const darkBefore = run(at - (before + lightBefore) * step, -step, 1);
  const darkAfter = run(at + (after + 1 + lightAfter) * step, step, 1);
  if (!like(darkBefore, lightBefore, before + after, lightAfter, darkAfter)) {
    return null;
  }
  return {
    length: darkBefore + lightBefore + before + after + lightAfter + darkAfter,
    from: at - (before - 1) * step,
    to: at + after * step,
  };
}
