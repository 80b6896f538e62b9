// SPDX-License-Identifier: Apache-2.0
// The device keys and credentials of up to four people, and the texts of their QR codes, as
// docs/qr-credential.md says.

export const STEP_MILLIS = 30_000;
/** As many as a family code takes. */
export const MOST_PEOPLE = 4;
/** Whether family codes are offered: not before lanes take them. */
const FAMILY_CODES = true;

const DATABASE = 'clearlane-traveller';
const STORE = 'wallet';
const PEOPLE = 'people';
/** The only one, as earlier versions of this page kept it. */
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

/** Who is on this phone, in the order in which they came: name, credential and key of each. */
export function people() {
  return changed((kept) => kept);
}

/** Takes one person off this phone. */
export function remove(id) {
  return changed((kept) => kept.filter((person) => person.id !== id));
}

export function rename(id, name) {
  return changed((kept) => kept.map((person) => (person.id === id ? { ...person, name } : person)));
}

/** Exchanges an activation code for a credential and stores it. */
export function activate(activationCode, whose) {
  return accept((deviceKey) => request({ activationCode, deviceKey }), whose);
}

/** Reads who is kept and writes who is kept then, in one transaction. */
async function changed(change) {
  let then = [];
  await transact('readwrite', (store) => {
    const asked = store.get(PEOPLE);
    const old = store.get(KEPT);
    old.onsuccess = () => {
      then = change(asked.result ?? (old.result ? [old.result] : []));
      store.put(then, PEOPLE);
      store.delete(KEPT);
    };
    return old;
  });
  return then;
}

/**
 * Makes a device key, has a credential issued for it and stores both.
 *
 * @param issue gets the public key as a JWK and promises what the server issued
 * @param whose the id of the credential that the new one replaces, if any, and a name
 * @returns the new person
 */
export async function accept(issue, { replaces = null, name = '' } = {}) {
  const key = await newDeviceKey();
  const { kty, crv, x, y } = await crypto.subtle.exportKey('jwk', key.publicKey);
  const issued = await issue({ kty, crv, x, y });
  const person = {
    name,
    id: issued.id,
    authority: issued.authority,
    credential: issued.credential,
    expiresAt: Date.parse(issued.expiresAt),
    privateKey: key.privateKey,
  };
  await changed((kept) => {
    const before = kept.find(({ id }) => id === replaces);
    return before
      ? kept.map((other) => (other === before ? { ...person, name: name || before.name } : other))
      : [...kept, person];
  });
  await transact('readwrite', (store) => store.delete(PENDING));
  return person;
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

/** What one person's QR code says in a time step. */
export async function qrText({ authority, credential, privateKey }, step) {
  const hash = base64url(await crypto.subtle.digest('SHA-256', ascii(credential)));
  const signature = await signed(privateKey, `CLR1|${authority}|${hash}|${step}`);
  return `CLR1.${authority}.${credential}.${step}.${signature}`;
}

/** Those who can be in one family code: two at least, of one authority, none expired. */
export function familyOf(kept, now) {
  if (!FAMILY_CODES) {
    return [];
  }
  const valid = kept.filter(({ expiresAt }) => now < expiresAt);
  const families = valid.map(({ authority }) => valid.filter((person) => person.authority === authority));
  return families.find(({ length }) => length > 1)?.slice(0, MOST_PEOPLE) ?? [];
}

/** What a family code says in a time step: every member's key signs for all of them. */
export async function groupText(family, step) {
  const [{ authority }] = family;
  const ids = family.map(({ id }) => id);
  const all = `CLRG1|${authority}|${ids.join('|')}|${step}`;
  const signatures = await Promise.all(family.map(({ privateKey }) => signed(privateKey, all)));
  return ['CLRG1', authority, family.length, ...ids, step, ...signatures].join('.');
}

async function signed(privateKey, said) {
  return base64url(await crypto.subtle.sign(SIGNATURE, privateKey, ascii(said)));
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
