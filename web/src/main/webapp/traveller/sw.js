// SPDX-License-Identifier: Apache-2.0
// Keeps the traveller's page on the phone. Nothing of the API is ever kept.

const CACHE = 'clearlane-traveller';
const PAGE = './';
const FILES = [
  PAGE,
  'register.html',
  'register.css',
  'register.js',
  'register-action.js',
  'register-api.js',
  'register-camera.js',
  'register-consents.js',
  'register-document.js',
  'register-portrait.js',
  'register-start.js',
  'register-texts.js',
  'mrz.js',
  'traveller.css',
  'traveller.js',
  'activation-code.js',
  'clear-symbol.js',
  'person-choice.js',
  'qr-sheet.js',
  'qr-symbol.js',
  'texts.js',
  'wallet.js',
  'manifest.webmanifest',
  'icon.svg',
  'icon-192.png',
  '../display/prompts.js',
  '../vendor/uqr/uqr.js',
].map((file) => new URL(file, self.location).href);

/** All files or none, so that a page never runs with another version's script. */
async function refresh() {
  const cache = await caches.open(CACHE);
  await cache.addAll(FILES.map((file) => new Request(file, { cache: 'no-cache' })));
}

async function answer(request, file) {
  const cache = await caches.open(CACHE);
  return (await cache.match(file)) ?? fetch(request);
}

self.addEventListener('install', (event) => {
  event.waitUntil(refresh().then(() => self.skipWaiting()));
});

self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

self.addEventListener('fetch', (event) => {
  const { request } = event;
  if (request.method !== 'GET') {
    return;
  }
  const isPage = request.mode === 'navigate';
  const asked = request.url.split(/[?#]/, 1)[0];
  // Any other address in this folder shows the QR code.
  const file = isPage && !FILES.includes(asked) ? FILES[0] : asked;
  if (!FILES.includes(file)) {
    return;
  }
  event.respondWith(answer(request, file));
  if (isPage) {
    // The next start shows what is new now.
    event.waitUntil(refresh().catch(() => {}));
  }
});
