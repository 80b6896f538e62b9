// SPDX-License-Identifier: Apache-2.0

/**
 * The search among many references.
 *
 * <p>A gallery's references lie in slots; slots lie in chunks that never move. Each slot has its
 * template twice: as eight-bit codes that every search scans ({@link
 * org.clearlane.biometrics.gallery.ScanKernel}), and in full precision in a {@link
 * org.clearlane.biometrics.gallery.RowStore} for the few that a search compares again. {@link
 * org.clearlane.biometrics.gallery.RowCode} and {@link org.clearlane.biometrics.gallery.ProbeCode}
 * prove how far a score of codes can be off, which makes the answer exact.
 */
@NullMarked
package org.clearlane.biometrics.gallery;

import org.jspecify.annotations.NullMarked;
