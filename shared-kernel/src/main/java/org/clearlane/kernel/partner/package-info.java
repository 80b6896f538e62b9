// SPDX-License-Identifier: Apache-2.0

/** Partners of each authority: secrets, tokens, rates, idempotency keys, outbox and webhooks. */
@NullMarked
package org.clearlane.kernel.partner;

import org.jspecify.annotations.NullMarked;
