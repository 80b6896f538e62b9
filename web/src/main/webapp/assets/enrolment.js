// SPDX-License-Identifier: Apache-2.0
// The portrait: a file, a dropped picture or the camera; all end in the form's file input.

const LARGEST_BYTES = 8 * 1024 * 1024;
const byId = (id) => document.getElementById(id);
const panel = byId("camera");
const frame = byId("frame");
const input = byId("portrait");
const start = byId("camera-start");
const take = byId("camera-take");
const stop = byId("camera-stop");
const problem = byId("camera-problem");
const empty = frame.innerHTML;
let stream = null;

function preview(file) {
  const image = document.createElement("img");
  image.alt = panel.dataset.preview;
  image.src = URL.createObjectURL(file);
  image.onload = () => URL.revokeObjectURL(image.src);
  frame.replaceChildren(image);
}

function chosen() {
  problem.textContent = "";
  const file = input.files[0];
  if (!file) {
    frame.innerHTML = empty;
    return;
  }
  const wrong = !["image/jpeg", "image/png"].includes(file.type);
  if (wrong || file.size > LARGEST_BYTES) {
    problem.textContent = wrong ? panel.dataset.wrongType : panel.dataset.tooLarge;
    input.value = "";
    frame.innerHTML = empty;
    return;
  }
  preview(file);
}

function put(file) {
  const list = new DataTransfer();
  list.items.add(file);
  input.files = list.files;
  chosen();
}

function buttons(live) {
  start.hidden = live;
  byId("choose").hidden = live;
  take.hidden = !live;
  stop.hidden = !live;
}

function end() {
  stream?.getTracks().forEach((track) => track.stop());
  stream = null;
  buttons(false);
}

start.addEventListener("click", async () => {
  problem.textContent = "";
  try {
    stream = await navigator.mediaDevices.getUserMedia({
      video: { width: { ideal: 1280 }, height: { ideal: 960 }, facingMode: "user" },
    });
  } catch {
    problem.textContent = panel.dataset.noCamera;
    return;
  }
  const video = document.createElement("video");
  video.muted = true;
  video.playsInline = true;
  video.srcObject = stream;
  frame.replaceChildren(video);
  buttons(true);
  await video.play();
  take.focus();
});

take.addEventListener("click", () => {
  const video = frame.querySelector("video");
  const canvas = document.createElement("canvas");
  canvas.width = video.videoWidth;
  canvas.height = video.videoHeight;
  canvas.getContext("2d").drawImage(video, 0, 0);
  canvas.toBlob(
    (blob) => {
      end();
      put(new File([blob], "portrait.jpg", { type: "image/jpeg" }));
      start.focus();
    },
    "image/jpeg",
    0.92,
  );
});

stop.addEventListener("click", () => {
  end();
  chosen();
  start.focus();
});

input.addEventListener("change", chosen);

panel.addEventListener("dragover", (event) => {
  event.preventDefault();
  frame.classList.add("dropping");
});
panel.addEventListener("dragleave", () => frame.classList.remove("dropping"));
panel.addEventListener("drop", (event) => {
  event.preventDefault();
  frame.classList.remove("dropping");
  const file = event.dataTransfer.files[0];
  if (file) {
    end();
    put(file);
  }
});
window.addEventListener("pagehide", end);

// The officer compares it with enrolled ones.
document.addEventListener("clearlane-compare", () => {
  const image = frame.querySelector("img");
  const canvas = byId("presented");
  if (!image || !canvas) {
    return;
  }
  const scale = Math.max(canvas.width / image.naturalWidth, canvas.height / image.naturalHeight);
  const width = image.naturalWidth * scale;
  const height = image.naturalHeight * scale;
  canvas
    .getContext("2d")
    .drawImage(image, (canvas.width - width) / 2, (canvas.height - height) / 2, width, height);
});

// The chip's face as the portrait; the button comes and goes with the reading.
document.addEventListener("click", async (event) => {
  if (event.target.id !== "chip-portrait") {
    return;
  }
  const answer = await fetch(byId("chip-face").src);
  if (answer.ok) {
    end();
    put(new File([await answer.blob()], "chip.jpg", { type: "image/jpeg" }));
    start.focus();
  }
});

// Without a camera, or on a page that is not secure, browsers have no mediaDevices.
start.hidden = !navigator.mediaDevices?.getUserMedia;
