// SPDX-License-Identifier: Apache-2.0
package org.clearlane.biometrics;

/**
 * Where a face is, in pixels of the upright full-size image, origin at the top left. May reach over
 * the edge of the image.
 */
public record FaceBox(double x, double y, double width, double height) {}
