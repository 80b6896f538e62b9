// SPDX-License-Identifier: Apache-2.0

/** Tests of the search among many references. */
@NullMarked
package org.clearlane.biometrics.gallery;

import org.jspecify.annotations.NullMarked;
