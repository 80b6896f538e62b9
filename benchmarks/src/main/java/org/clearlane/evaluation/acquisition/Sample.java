// SPDX-License-Identifier: Apache-2.0
package org.clearlane.evaluation.acquisition;

import org.clearlane.evaluation.dataset.Picture;

/**
 * A picture with its template.
 *
 * @param quality the matcher's overall figure
 * @param size how large the characteristic is: the distance of the eyes in pixels, or the number of
 *     minutiae
 */
public record Sample<T>(Picture picture, T template, double quality, double size) {}
