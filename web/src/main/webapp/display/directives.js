// SPDX-License-Identifier: Apache-2.0
// Follows one lane's directives by long polling.

/** A shorter poll while somebody is being served: a dead line must not leave "walk through" on. */
const WAIT_SECONDS = { READY: 20, READY_FOR_DOCUMENT: 20, CLOSED: 20 };
const WAIT_SERVING_SECONDS = 3;
const ANSWER_MARGIN_MILLIS = 3_000;
const RETRY_MILLIS = 1_000;
const LONGEST_RETRY_MILLIS = 5_000;

/** The log-in or the lane is not accepted: asking again would not help. */
export class Refused extends Error {
  constructor(status) {
    super(`refused with ${status}`);
    this.status = status;
  }
}

export function basic(user, password) {
  const bytes = new TextEncoder().encode(`${user}:${password}`);
  return `Basic ${btoa(String.fromCharCode(...bytes))}`;
}

/**
 * Calls shown(directive) for every directive and lost() whenever there is none to be had.
 * Ends by throwing Refused.
 */
export async function follow({ lane, authorization }, shown, lost) {
  let after = 0;
  let step = 'LOST';
  let failures = 0;
  for (;;) {
    try {
      const directive = await ask(lane, authorization, after, failures > 0 ? 0 : (WAIT_SECONDS[step] ?? WAIT_SERVING_SECONDS));
      failures = 0;
      after = directive.sequence;
      step = directive.step;
      shown(directive);
    } catch (cause) {
      if (cause instanceof Refused) {
        throw cause;
      }
      failures++;
      // A server that was set up anew may count from below.
      after = 0;
      step = 'LOST';
      lost();
      await new Promise((resolve) => setTimeout(resolve, Math.min(failures * RETRY_MILLIS, LONGEST_RETRY_MILLIS)));
    }
  }
}

async function ask(lane, authorization, after, wait) {
  const response = await fetch(
    `../api/v1/lanes/${encodeURIComponent(lane)}/directive?after=${after}&wait=${wait}`,
    {
      // Without it a browser would ask for a password in a window of its own.
      credentials: 'omit',
      headers: { Authorization: authorization, Accept: 'application/json' },
      cache: 'no-store',
      signal: AbortSignal.timeout(wait * 1000 + ANSWER_MARGIN_MILLIS),
    },
  );
  if ([401, 403, 404].includes(response.status)) {
    throw new Refused(response.status);
  }
  if (!response.ok) {
    throw new Error(`answered with ${response.status}`);
  }
  return response.json();
}
