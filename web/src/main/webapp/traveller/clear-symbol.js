// SPDX-License-Identifier: Apache-2.0
// Chooses, of the many QR codes that say the same, one that scanners read at the first try.

import { confusion, symbols } from './qr-symbol.js';

/** Texts tried at most, eight symbols each; more change the outcome of one symbol in a hundred. */
export const MOST_TEXTS = 4;

/**
 * The symbol in which least looks like a finder that is none.
 *
 * @param newText promises a text each time; they may differ in their signature
 * @param texts how many at most; fewer are asked for once nothing looks like a finder
 * @param pause is awaited between the symbols, each of which takes some milliseconds
 */
export async function clearestSymbol(newText, texts = MOST_TEXTS, pause = async () => {}) {
  let clearest = null;
  let least = Infinity;
  for (let asked = 0; asked < texts && least > 0; asked++) {
    for (const symbol of symbols(await newText())) {
      const found = confusion(symbol, least);
      if (found < least) {
        clearest = symbol;
        least = found;
      }
      if (least === 0) {
        break;
      }
      await pause();
    }
  }
  return clearest;
}
