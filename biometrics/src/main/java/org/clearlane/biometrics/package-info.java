// SPDX-License-Identifier: Apache-2.0

/**
 * The door of biometrics: face acquisition and one-to-one comparison.
 *
 * <p>Terms follow ISO/IEC 2382-37: an image is turned into a template, two templates into a
 * comparison score, and a score is judged against a threshold chosen by its false match rate.
 * Subpackages are internal to this module; the architecture tests in {@code it-tests} prove that no
 * other module imports them.
 */
@NullMarked
package org.clearlane.biometrics;

import org.jspecify.annotations.NullMarked;
