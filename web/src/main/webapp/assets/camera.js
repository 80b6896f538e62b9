// SPDX-License-Identifier: Apache-2.0
// Takes the portrait with a camera and hands it to the form's file field.
'use strict';
(() => {
  const place = document.querySelector('.camera');
  const file = document.querySelector('input[type=file]');
  if (!place || !file || !navigator.mediaDevices) return;
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'quiet';
  button.textContent = place.dataset.start;
  const picture = document.createElement('div');
  picture.className = 'preview';
  place.append(button, picture);
  let video = null;

  const show = (element) => picture.replaceChildren(element);
  const preview = (blob) => {
    const image = new Image();
    image.alt = '';
    image.src = URL.createObjectURL(blob);
    show(image);
  };

  button.addEventListener('click', async () => {
    if (!video) {
      try {
        video = document.createElement('video');
        video.autoplay = true;
        video.muted = true;
        video.srcObject = await navigator.mediaDevices.getUserMedia({ video: { width: 1280, height: 960 } });
        show(video);
        button.textContent = place.dataset.take;
      } catch (e) {
        video = null;
        picture.textContent = place.dataset.denied;
      }
      return;
    }
    const canvas = document.createElement('canvas');
    canvas.width = video.videoWidth;
    canvas.height = video.videoHeight;
    canvas.getContext('2d').drawImage(video, 0, 0);
    video.srcObject.getTracks().forEach((track) => track.stop());
    video = null;
    button.textContent = place.dataset.start;
    canvas.toBlob((blob) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([blob], 'portrait.jpg', { type: 'image/jpeg' }));
      file.files = transfer.files;
      preview(blob);
    }, 'image/jpeg', 0.92);
  });
  file.addEventListener('change', () => { if (file.files[0]) preview(file.files[0]); });
})();
