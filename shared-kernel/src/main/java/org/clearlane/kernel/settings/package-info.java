// SPDX-License-Identifier: Apache-2.0

/** The kernel's own settings and the check of all settings at start. */
@NullMarked
package org.clearlane.kernel.settings;

import org.jspecify.annotations.NullMarked;
