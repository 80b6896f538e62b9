// SPDX-License-Identifier: Apache-2.0
// The phone's front camera, and pictures of it as they are sent.

const LONG_SIDE = 1280;
const QUALITY = 0.9;
/** Width to height of the viewfinder: what is not seen in it is not sent. */
const RATIO = 3 / 4;

export class Camera {
  #video;
  #canvas;
  #stream = null;
  #opening = 0;

  /** @param canvas holds the picture that was made last */
  constructor(video, canvas) {
    this.#video = video;
    this.#canvas = canvas;
  }

  /**
   * Opens the camera.
   *
   * @returns false if it was closed meanwhile
   * @throws DOMException as getUserMedia does
   */
  async open() {
    this.close();
    const opening = this.#opening;
    if (!navigator.mediaDevices?.getUserMedia) {
      throw new DOMException('no camera here', 'NotFoundError');
    }
    const stream = await navigator.mediaDevices.getUserMedia({
      video: { facingMode: 'user', width: { ideal: 1280 }, height: { ideal: 960 } },
    });
    if (opening !== this.#opening) {
      stop(stream);
      return false;
    }
    this.#stream = stream;
    this.#video.srcObject = stream;
    await this.#video.play().catch(() => {}); // closed meanwhile
    return opening === this.#opening;
  }

  close() {
    this.#opening++;
    if (this.#stream) {
      stop(this.#stream);
      this.#stream = null;
      this.#video.srcObject = null;
    }
  }

  /** What the viewfinder shows now, as a JPEG; null while it shows nothing. */
  async picture() {
    const { videoWidth: width, videoHeight: height } = this.#video;
    if (!this.#stream || !width) {
      return null;
    }
    const across = Math.min(width, height * RATIO);
    const down = Math.min(height, width / RATIO);
    return this.#draw(this.#video, (width - across) / 2, (height - down) / 2, across, down);
  }

  /** A picture from a file, as a JPEG without what cameras write into their files. */
  async pictureOf(file) {
    const image = await createImageBitmap(file);
    try {
      return await this.#draw(image, 0, 0, image.width, image.height);
    } finally {
      image.close();
    }
  }

  #draw(source, x, y, width, height) {
    const scale = Math.min(1, LONG_SIDE / Math.max(width, height));
    this.#canvas.width = Math.round(width * scale);
    this.#canvas.height = Math.round(height * scale);
    this.#canvas.getContext('2d').drawImage(source, x, y, width, height, 0, 0, this.#canvas.width, this.#canvas.height);
    return new Promise((resolve) => this.#canvas.toBlob(resolve, 'image/jpeg', QUALITY));
  }

  /** Forgets the picture that was made last. */
  clear() {
    this.#canvas.width = this.#canvas.height = 0;
  }
}

function stop(stream) {
  stream.getTracks().forEach((track) => track.stop());
}
