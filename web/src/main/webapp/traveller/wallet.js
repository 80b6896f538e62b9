// SPDX-License-Identifier: Apache-2.0
// The device key, the credential and the text of the QR code, as docs/qr-credential.md says.

export const STEP_MILLIS = 30_000;

const DATABASE = 'clearlane-traveller';
const STORE = 'wallet';
const KEPT = 'credential';
const PENDING = 'pending';
const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256' };
const SIGNATURE = { name: 'ECDSA', hash: 'SHA-256' };
/** Longer than a slow mobile network needs for two kilobytes. */
const PATIENCE_MILLIS = 20_000;

/** Why no credential was issued; the reason is a key of the page's texts. */
export class NotIssued extends Error {
  constructor(reason) {
    super(reason);
    this.reason = reason;
  }
}

/** Why this browser cannot hold a credential, or null. */
export function obstacle() {
  if (!window.isSecureContext) {
    return 'insecure';
  }
  if (!window.crypto?.subtle) {
    return 'noCrypto';
  }
  return window.indexedDB ? null : 'noStorage';
}

/** The stored credential, or undefined. */
export function stored() {
  return transact('readonly', (store) => store.get(KEPT));
}

export function remove() {
  return transact('readwrite', (store) => store.clear());
}

/** Exchanges an activation code for a credential and stores it. */
export function activate(activationCode) {
  return accept((deviceKey) => request({ activationCode, deviceKey }));
}

/**
 * Makes a device key, has a credential issued for it and stores both.
 *
 * @param issue gets the public key as a JWK and promises what the server issued
 */
export async function accept(issue) {
  const key = await newDeviceKey();
  const { kty, crv, x, y } = await crypto.subtle.exportKey('jwk', key.publicKey);
  const issued = await issue({ kty, crv, x, y });
  const kept = {
    id: issued.id,
    authority: issued.authority,
    credential: issued.credential,
    expiresAt: Date.parse(issued.expiresAt),
    privateKey: key.privateKey,
  };
  await transact('readwrite', (store) => {
    store.delete(PENDING);
    return store.put(kept, KEPT);
  });
  return kept;
}

/** A key that no script can read, stored once so that a full or locked store does not cost the code. */
async function newDeviceKey() {
  const key = await crypto.subtle.generateKey(ALGORITHM, false, ['sign', 'verify']);
  try {
    await transact('readwrite', (store) => store.put(key.privateKey, PENDING));
  } catch {
    throw new NotIssued('noStorage');
  }
  return key;
}

async function request(body) {
  let response;
  try {
    response = await fetch('../api/v1/credentials', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Accept: 'application/json, application/problem+json' },
      body: JSON.stringify(body),
      credentials: 'omit',
      cache: 'no-store',
      signal: AbortSignal.timeout(PATIENCE_MILLIS),
    });
    if (response.ok) {
      return await response.json();
    }
  } catch {
    throw new NotIssued('network');
  }
  throw new NotIssued({ 400: 'incomplete', 403: 'refused', 422: 'rejected' }[response.status] ?? 'unavailable');
}

export function stepAt(millis) {
  return Math.floor(millis / STEP_MILLIS);
}

/** What the QR code says in a time step. */
export async function qrText({ authority, credential, privateKey }, step) {
  const hash = base64url(await crypto.subtle.digest('SHA-256', ascii(credential)));
  const signed = ascii(`CLR1|${authority}|${hash}|${step}`);
  const signature = base64url(await crypto.subtle.sign(SIGNATURE, privateKey, signed));
  return `CLR1.${authority}.${credential}.${step}.${signature}`;
}

function ascii(string) {
  return new TextEncoder().encode(string);
}

function base64url(buffer) {
  return btoa(String.fromCharCode(...new Uint8Array(buffer)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}

function database() {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open(DATABASE, 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore(STORE);
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = () => reject(opening.error);
    opening.onblocked = () => reject(new Error('blocked'));
  });
}

async function transact(mode, work) {
  const opened = await database();
  try {
    return await new Promise((resolve, reject) => {
      const transaction = opened.transaction(STORE, mode);
      const asked = work(transaction.objectStore(STORE));
      transaction.oncomplete = () => resolve(asked.result);
      transaction.onerror = () => reject(transaction.error);
      transaction.onabort = () => reject(transaction.error);
    });
  } finally {
    opened.close();
  }
}
