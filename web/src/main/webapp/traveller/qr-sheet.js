// SPDX-License-Identifier: Apache-2.0
// Draws a QR code as large as its frame with whole pixels per module.

/** ISO/IEC 18004 asks for four modules of white on every side. */
const QUIET = 4;

export class QrSheet {
  #canvas;
  #symbol = null;

  constructor(canvas) {
    this.#canvas = canvas;
    this.clear();
    new ResizeObserver(() => this.#draw()).observe(canvas.parentElement);
  }

  show(symbol) {
    this.#symbol = symbol;
    this.#draw();
  }

  clear() {
    this.#symbol = null;
    this.#canvas.width = this.#canvas.height = 0;
    this.#canvas.style.width = this.#canvas.style.height = '0';
  }

  #draw() {
    const room = this.#canvas.parentElement.clientWidth;
    if (!this.#symbol || room === 0) {
      return;
    }
    const modules = this.#symbol.size;
    const across = modules + 2 * QUIET;
    const density = window.devicePixelRatio || 1;
    const pixels = Math.max(1, Math.floor((room * density) / across));
    const size = pixels * across;
    this.#canvas.width = this.#canvas.height = size;
    this.#canvas.style.width = this.#canvas.style.height = `${size / density}px`;
    const pen = this.#canvas.getContext('2d', { alpha: false });
    pen.fillStyle = '#ffffff';
    pen.fillRect(0, 0, size, size);
    pen.fillStyle = '#000000';
    for (let row = 0; row < modules; row++) {
      for (let column = 0; column < modules; column++) {
        if (this.#symbol.isDark(row, column)) {
          pen.fillRect((column + QUIET) * pixels, (row + QUIET) * pixels, pixels, pixels);
        }
      }
    }
  }
}
