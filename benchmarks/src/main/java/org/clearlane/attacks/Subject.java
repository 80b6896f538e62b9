// SPDX-License-Identifier: Apache-2.0
package org.clearlane.attacks;

/**
 * Somebody's picture and where the face is in it, in its pixels. All lengths of a simulation follow
 * from the distance of the eyes.
 *
 * @param eyesX middle between the eyes
 * @param eyesY middle between the eyes
 * @param eyeDistance between the centres of the eyes
 */
record Subject(String name, Picture picture, double eyesX, double eyesY, double eyeDistance) {}
