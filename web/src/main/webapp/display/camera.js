// SPDX-License-Identifier: Apache-2.0
// The lane's camera, where this screen has it: sends frames while the lane asks for a face, and none else.

const WIDTH = 960;
const QUALITY = 0.88;
/** Frames closer than this show too little motion to tell a person from a picture. */
const PAUSE_MILLIS = 160;
/** A capture that takes more has ended on the server's side long ago. */
const MOST_FRAMES = 400;
const SEND_TRIES = 3;
const SEND_TIMEOUT_MILLIS = 5_000;
const RETRY_MILLIS = 2_000;

const sleep = (millis) => new Promise((resolve) => setTimeout(resolve, millis));

export class Camera {
  #video;
  #canvas = document.createElement('canvas');
  #nonce = '';
  #told;

  /** @param told is called with true when there are pictures, with false when there are none any more */
  constructor(video, told) {
    this.#video = video;
    this.#told = told;
  }

  /** Opens the camera, and again whenever it was lost; does not return. */
  async run() {
    for (;;) {
      try {
        const stream = await navigator.mediaDevices.getUserMedia({
          video: { width: { ideal: 1280 }, height: { ideal: 720 }, facingMode: 'user' },
        });
        this.#video.srcObject = stream;
        await this.#video.play();
        this.#told(true);
        const [track] = stream.getVideoTracks();
        await new Promise((resolve) => track.addEventListener('ended', resolve, { once: true }));
      } catch {
        // Unplugged, taken by another program, or not allowed: tried again below.
      }
      this.#told(false);
      await sleep(RETRY_MILLIS);
    }
  }

  /** Begins a capture if the directive asks for one that has not begun; ends the one before. */
  follow({ step, passage, captureNonce }, display) {
    const nonce = step === 'CAPTURE' ? captureNonce : '';
    if (nonce !== this.#nonce) {
      this.#nonce = nonce;
      if (nonce) {
        this.#capture(passage, nonce, display);
      }
    }
  }

  async #capture(passage, nonce, display) {
    for (let number = 1; number <= MOST_FRAMES && this.#nonce === nonce; number++) {
      const image = await this.#frame();
      if (image && !(await this.#send(passage, nonce, number, image, display))) {
        return;
      }
      await sleep(PAUSE_MILLIS);
    }
  }

  /** What the camera sees now; null while it has nothing. */
  async #frame() {
    const { videoWidth, videoHeight } = this.#video;
    if (!videoWidth) {
      return null;
    }
    const scale = Math.min(1, WIDTH / videoWidth);
    this.#canvas.width = Math.round(videoWidth * scale);
    this.#canvas.height = Math.round(videoHeight * scale);
    this.#canvas.getContext('2d').drawImage(this.#video, 0, 0, this.#canvas.width, this.#canvas.height);
    return new Promise((resolve) => this.#canvas.toBlob(resolve, 'image/jpeg', QUALITY));
  }

  /** Whether more frames are wanted. A frame whose answer was lost is sent again under its number. */
  async #send(passage, nonce, number, image, { lane, authorization }) {
    for (let tries = 0; tries < SEND_TRIES && this.#nonce === nonce; tries++) {
      try {
        const response = await fetch(`../api/v1/lanes/${encodeURIComponent(lane)}/passages/${passage}/frames`, {
          method: 'POST',
          credentials: 'omit',
          headers: {
            Authorization: authorization,
            'Content-Type': 'image/jpeg',
            'Capture-Nonce': nonce,
            'Capture-Number': String(number),
          },
          body: image,
          signal: AbortSignal.timeout(SEND_TIMEOUT_MILLIS),
        });
        return response.ok && (await response.json()).remaining !== 0;
      } catch {
        await sleep(PAUSE_MILLIS);
      }
    }
    return true;
  }
}
