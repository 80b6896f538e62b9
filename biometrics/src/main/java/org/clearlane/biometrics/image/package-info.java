// SPDX-License-Identifier: Apache-2.0

/** Decodes untrusted picture files, and the pixel operations the pipeline needs. */
@NullMarked
package org.clearlane.biometrics.image;

import org.jspecify.annotations.NullMarked;
