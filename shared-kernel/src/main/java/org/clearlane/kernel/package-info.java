// SPDX-License-Identifier: Apache-2.0

/**
 * The door of the shared kernel: authorities and the context that selects one, travel documents,
 * the audit trail, data protection and signing keys.
 *
 * <p>Subpackages are internal to this module; the architecture tests in {@code it-tests} prove that
 * no other module imports them.
 */
@NullMarked
package org.clearlane.kernel;

import org.jspecify.annotations.NullMarked;
