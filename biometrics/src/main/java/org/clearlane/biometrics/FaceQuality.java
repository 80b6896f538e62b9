// SPDX-License-Identifier: Apache-2.0
package org.clearlane.biometrics;

/**
 * How well a face was captured. Measured on the aligned face, so that values of different images
 * compare.
 *
 * @param eyeDistancePixels between the centres of the eyes, in pixels of the image that was
 *     analysed (long side at most 1,600: larger images are shrunk first)
 * @param brightness mean luma of the face, 0 (black) to 1 (white)
 * @param contrast standard deviation of the luma, 0 to 0.5
 * @param sharpness share of fine detail, 0 (flat) to 1
 * @param detectionScore the detector's confidence, 0 to 1
 * @param overall 0 to 1, higher is better; orders the frames of one capture, is not a threshold
 */
public record FaceQuality(
    double eyeDistancePixels,
    double brightness,
    double contrast,
    double sharpness,
    double detectionScore,
    double overall) {}
