// SPDX-License-Identifier: Apache-2.0
/** Identity proofing with an e-ID provider: OpenID Connect, Clearlane being the relying party. */
@NullMarked
package org.clearlane.enrollment.proofing;

import org.jspecify.annotations.NullMarked;
