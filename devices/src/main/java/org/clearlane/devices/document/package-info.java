// SPDX-License-Identifier: Apache-2.0

/** Readers of machine-readable zones: the Elyctis command set, and framed text. */
@NullMarked
package org.clearlane.devices.document;

import org.jspecify.annotations.NullMarked;
