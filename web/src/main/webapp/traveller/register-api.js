// SPDX-License-Identifier: Apache-2.0
// The registration API. The session is a cookie that no script can read.

const BASE = '../api/v1/registrations';
/** Longer than a slow mobile network needs for a picture. */
const PATIENCE_MILLIS = 30_000;
/** Where the server asks for patience without saying how much. */
const USUAL_WAIT_SECONDS = 30;

/** Why a request came to nothing. The name is the end of the problem's type, or network, unavailable, gone, too-many-requests. */
export class Problem extends Error {
  constructor(name, { code = '', waitSeconds = 0 } = {}) {
    super(name);
    this.name = name;
    this.code = code;
    this.waitSeconds = waitSeconds;
  }

  /** Whether the registration is not where the page believes it to be. */
  get adrift() {
    return this.name === 'gone';
  }

  /** Whether the same request may well succeed later. */
  get passing() {
    return ['network', 'unavailable', 'provider-unavailable', 'too-many-requests'].includes(this.name);
  }
}

export const offers = () => request('GET', '/offers');

export const begin = (authority, language) => request('POST', '', json({ authority, language }));

/** The registration of this browser; null if there is none. */
export async function current() {
  try {
    return await request('GET', '/current');
  } catch (problem) {
    if (problem.name === 'gone') {
      return null;
    }
    throw problem;
  }
}

export async function destroy() {
  try {
    await request('DELETE', '/current');
  } catch (problem) {
    if (problem.name !== 'gone') {
      throw problem;
    }
  }
}

export const proofing = () => request('POST', '/current/proofing', json({}));

export const putDocument = (mrz) => request('PUT', '/current/document', json({ mrz }));

/** @param signal ends the request when the picture is no longer wanted */
export const putPortrait = (picture, signal) =>
  request('PUT', '/current/portrait', { type: picture.type, body: picture, signal });

export const putConsents = (consents) => request('PUT', '/current/consents', json(consents));

export const complete = (deviceKey) => request('POST', '/current/completion', json({ deviceKey }));

function json(value) {
  return { type: 'application/json', body: JSON.stringify(value) };
}

async function request(method, path, { type, body, signal } = {}) {
  let response;
  try {
    const patience = AbortSignal.timeout(PATIENCE_MILLIS);
    response = await fetch(BASE + path, {
      method,
      headers: { Accept: 'application/json, application/problem+json', ...(type && { 'Content-Type': type }) },
      body,
      credentials: 'same-origin',
      cache: 'no-store',
      signal: signal && AbortSignal.any ? AbortSignal.any([signal, patience]) : patience,
    });
    if (response.ok) {
      return response.status === 204 ? null : await response.json();
    }
  } catch {
    throw new Problem('network');
  }
  throw await problemOf(response);
}

async function problemOf(response) {
  const { status } = response;
  const told = await response.json().catch(() => ({}));
  const name = /^urn:clearlane:problem:([a-z0-9-]+)$/.exec(told?.type)?.[1];
  if (status === 429) {
    return new Problem('too-many-requests', { waitSeconds: waitSeconds(response.headers.get('Retry-After')) });
  }
  if (status === 404) {
    return new Problem('gone');
  }
  if (status >= 500) {
    return new Problem(name === 'provider-unavailable' ? name : 'unavailable');
  }
  return new Problem(name ?? 'unexpected', { code: told?.code });
}

function waitSeconds(header) {
  const seconds = Number.parseInt(header, 10);
  return seconds > 0 ? seconds : USUAL_WAIT_SECONDS;
}
