// SPDX-License-Identifier: Apache-2.0
package org.clearlane.biometrics;

/**
 * How well a fingerprint was captured. These are this module's own figures, not NFIQ.
 *
 * @param minutiae how many ridge endings and bifurcations were found
 * @param contrast between ridges and valleys where ridges are, 0 to 1
 * @param areaSquareMillimetres where ridges are; a fingertip shows 150 to 400
 * @param ridgeClarity how well the lines run side by side, 0 (noise) to 1 (parallel lines)
 * @param overall 0 to 100, higher is better; orders the captures of one finger, is not a threshold
 */
public record FingerprintQuality(
    int minutiae,
    double contrast,
    double areaSquareMillimetres,
    double ridgeClarity,
    int overall) {}
