// SPDX-License-Identifier: Apache-2.0
// QR codes of ISO/IEC 18004 in byte mode with any of the eight masks. Level L: a screen is clean, and
// larger modules help a scanner more than redundancy does.

/** Error correction codewords of a block, by version (table 9, level L). */
const CORRECTION = [
  7, 10, 15, 20, 26, 18, 20, 24, 30, 18, 20, 24, 26, 30, 22, 24, 28, 30, 28, 28, 28, 28, 30, 30, 26, 28, 30, 30, 30, 30,
  30, 30, 30, 30, 30, 30, 30, 30, 30, 30,
];
/** Blocks of a symbol, by version (table 9, level L). */
const BLOCKS = [
  1, 1, 1, 1, 1, 2, 2, 2, 2, 4, 4, 4, 4, 4, 6, 6, 6, 6, 7, 8, 8, 9, 9, 10, 12, 12, 12, 13, 14, 15, 16, 17, 18, 19, 19,
  20, 21, 22, 24, 25,
];
const MODE_BYTE = 0b0100;
const PADDING = [0xec, 0x11];

/** Which modules a mask inverts (table 10). */
const MASKS = [
  (row, column) => (row + column) % 2 === 0,
  (row) => row % 2 === 0,
  (_, column) => column % 3 === 0,
  (row, column) => (row + column) % 3 === 0,
  (row, column) => (Math.floor(row / 2) + Math.floor(column / 3)) % 2 === 0,
  (row, column) => ((row * column) % 2) + ((row * column) % 3) === 0,
  (row, column) => (((row * column) % 2) + ((row * column) % 3)) % 2 === 0,
  (row, column) => (((row + column) % 2) + ((row * column) % 3)) % 2 === 0,
];

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
 * The eight symbols of a text, one for each mask: any of them says the same.
 *
 * @param text ASCII only
 * @throws RangeError if the text is too long for any version
 */
export function* symbols(text) {
  const bytes = new TextEncoder().encode(text);
  const version = versionFor(bytes.length);
  const layout = layoutOf(version);
  const codewords = interleaved(dataOf(bytes, version), version);
  for (let mask = 0; mask < MASKS.length; mask++) {
    yield new QrSymbol(layout.size, masked(layout, codewords, mask));
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

function sizeOf(version) {
  return 17 + 4 * version;
}

/** Codewords of a version, data and error correction. */
function capacityOf(version) {
  const aligned = alignmentOf(version).length;
  const alignment = aligned === 0 ? 0 : 25 * (aligned * aligned - 3) - 10 * (aligned - 2);
  const versionBits = version < 7 ? 0 : 36;
  const timing = 2 * (sizeOf(version) - 16);
  const finders = 3 * 64 + 31;
  return Math.floor((sizeOf(version) ** 2 - finders - timing - alignment - versionBits) / 8);
}

function dataCapacityOf(version) {
  return capacityOf(version) - CORRECTION[version - 1] * BLOCKS[version - 1];
}

function versionFor(length) {
  for (let version = 1; version <= CORRECTION.length; version++) {
    const header = version < 10 ? 12 : 20;
    if (8 * length + header <= 8 * dataCapacityOf(version)) {
      return version;
    }
  }
  throw new RangeError(`${length} bytes do not fit into a QR code`);
}

/** Mode, length, bytes, end and padding. */
function dataOf(bytes, version) {
  const data = new Uint8Array(dataCapacityOf(version));
  let bit = 0;
  const put = (value, bits) => {
    for (let left = bits - 1; left >= 0 && bit < 8 * data.length; left--, bit++) {
      data[bit >> 3] |= ((value >> left) & 1) << (7 - (bit & 7));
    }
  };
  put(MODE_BYTE, 4);
  put(bytes.length, version < 10 ? 8 : 16);
  bytes.forEach((byte) => put(byte, 8));
  put(0, 4);
  for (let at = (bit + 7) >> 3, i = 0; at < data.length; at++, i++) {
    data[at] = PADDING[i % 2];
  }
  return data;
}

/** Data and error correction of all blocks, a codeword of each in turn (7.6). */
function interleaved(data, version) {
  const count = BLOCKS[version - 1];
  const degree = CORRECTION[version - 1];
  const short = Math.floor(data.length / count);
  const longer = data.length % count;
  const divisor = generator(degree);
  const blocks = [];
  for (let block = 0, at = 0; block < count; block++) {
    const length = short + (block >= count - longer ? 1 : 0);
    const part = data.subarray(at, at + length);
    blocks.push({ part, correction: remainder(part, divisor) });
    at += length;
  }
  const all = [];
  for (let i = 0; i <= short; i++) {
    blocks.forEach(({ part }) => i < part.length && all.push(part[i]));
  }
  for (let i = 0; i < degree; i++) {
    blocks.forEach(({ correction }) => all.push(correction[i]));
  }
  return all;
}

const EXPONENTS = new Uint8Array(255);
const LOGARITHMS = new Uint8Array(256);
for (let power = 0, value = 1; power < 255; power++) {
  EXPONENTS[power] = value;
  LOGARITHMS[value] = power;
  value = (value << 1) ^ (value & 0x80 ? 0x11d : 0);
}

function product(a, b) {
  return a && b ? EXPONENTS[(LOGARITHMS[a] + LOGARITHMS[b]) % 255] : 0;
}

/** (x - 1)(x - 2)(x - 4)… without its leading 1, the highest power first. */
function generator(degree) {
  const divisor = new Uint8Array(degree);
  divisor[degree - 1] = 1;
  for (let power = 0; power < degree; power++) {
    for (let i = 0; i < degree; i++) {
      divisor[i] = product(divisor[i], EXPONENTS[power]) ^ (divisor[i + 1] ?? 0);
    }
  }
  return divisor;
}

function remainder(part, divisor) {
  const left = new Uint8Array(divisor.length);
  for (const codeword of part) {
    const factor = codeword ^ left[0];
    left.copyWithin(0, 1);
    left[left.length - 1] = 0;
    for (let i = 0; i < divisor.length; i++) {
      left[i] ^= product(divisor[i], factor);
    }
  }
  return left;
}

/** Rows and columns of the alignment patterns' centres (annex E). */
function alignmentOf(version) {
  if (version === 1) {
    return [];
  }
  const count = Math.floor(version / 7) + 2;
  const last = sizeOf(version) - 7;
  const step = version === 32 ? 26 : 2 * Math.ceil((last - 6) / (2 * (count - 1)));
  return [6, ...Array.from({ length: count - 1 }, (_, i) => last - (count - 2 - i) * step)];
}

const layouts = new Map();

/** What is the same in all symbols of a version, and the order in which codewords are laid. */
function layoutOf(version) {
  if (!layouts.has(version)) {
    layouts.set(version, newLayout(version));
  }
  return layouts.get(version);
}

function newLayout(version) {
  const size = sizeOf(version);
  const fixed = new Int8Array(size * size).fill(-1);
  const put = (row, column, dark) => {
    if (row >= 0 && column >= 0 && row < size && column < size) {
      fixed[row * size + column] = dark ? 1 : 0;
    }
  };
  for (let i = 0; i < size; i++) {
    put(6, i, i % 2 === 0);
    put(i, 6, i % 2 === 0);
  }
  for (const [row, column] of [[3, 3], [3, size - 4], [size - 4, 3]]) {
    rings(put, row, column, 4, (ring) => ring !== 2 && ring !== 4);
  }
  const centres = alignmentOf(version);
  const last = centres.at(-1);
  for (const row of centres) {
    for (const column of centres) {
      const inFinder = (row === 6 && (column === 6 || column === last)) || (row === last && column === 6);
      if (!inFinder) {
        rings(put, row, column, 2, (ring) => ring !== 1);
      }
    }
  }
  putFormat(put, size, 0);
  putVersion(put, size, version);
  return { size, fixed, path: pathThrough(fixed, size) };
}

function rings(put, row, column, radius, dark) {
  for (let down = -radius; down <= radius; down++) {
    for (let right = -radius; right <= radius; right++) {
      put(row + down, column + right, dark(Math.max(Math.abs(down), Math.abs(right))));
    }
  }
}

/** Level L and the mask, protected by a BCH code, twice (7.9). */
function putFormat(put, size, mask) {
  const data = (0b01 << 3) | mask;
  const bits = ((data << 10) | bch(data, 10, 0b10100110111)) ^ 0b101010000010010;
  for (let i = 0; i < 15; i++) {
    const dark = (bits >> i) & 1;
    put(i < 6 ? i : i < 8 ? i + 1 : size - 15 + i, 8, dark);
    put(8, i < 8 ? size - 1 - i : i < 9 ? 7 : 14 - i, dark);
  }
  put(size - 8, 8, true);
}

function putVersion(put, size, version) {
  if (version < 7) {
    return;
  }
  const bits = (version << 12) | bch(version, 12, 0b1111100100101);
  for (let i = 0; i < 18; i++) {
    const dark = (bits >> i) & 1;
    const along = Math.floor(i / 3);
    const across = size - 11 + (i % 3);
    put(along, across, dark);
    put(across, along, dark);
  }
}

function bch(data, degree, polynomial) {
  let left = data << degree;
  for (let bit = 31 - Math.clz32(left); bit >= degree; bit = 31 - Math.clz32(left)) {
    left ^= polynomial << (bit - degree);
  }
  return left;
}

/** The free modules in pairs of columns from the right, upwards and downwards in turn (7.7.3). */
function pathThrough(fixed, size) {
  const path = [];
  let upwards = true;
  for (let right = size - 1; right > 0; right -= 2) {
    if (right === 6) {
      right--;
    }
    for (let i = 0; i < size; i++) {
      const row = upwards ? size - 1 - i : i;
      for (const column of [right, right - 1]) {
        if (fixed[row * size + column] < 0) {
          path.push(row * size + column);
        }
      }
    }
    upwards = !upwards;
  }
  return Int32Array.from(path);
}

function masked({ size, fixed, path }, codewords, mask) {
  const inverts = MASKS[mask];
  const modules = Uint8Array.from(fixed);
  path.forEach((at, bit) => {
    const dark = ((codewords[bit >> 3] ?? 0) >> (7 - (bit & 7))) & 1;
    modules[at] = dark ^ (inverts(Math.floor(at / size), at % size) ? 1 : 0);
  });
  putFormat((row, column, dark) => (modules[row * size + column] = dark ? 1 : 0), size, mask);
  return modules;
}
