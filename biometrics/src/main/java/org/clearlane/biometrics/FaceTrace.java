// SPDX-License-Identifier: Apache-2.0
package org.clearlane.biometrics;

import java.util.Arrays;

/**
 * What a frame keeps of its face so that it can be compared with the frames before and after it:
 * where 68 landmarks lie, and a coarse picture of the face at its place in the frame. Immutable.
 *
 * <p>Biometric data: it lives as long as the capture, in memory only, and is never stored or
 * logged.
 */
public final class FaceTrace {
  /** The number of landmarks, in the order of the iBUG scheme. */
  public static final int LANDMARKS = 68;

  private final int frameWidth;
  private final int frameHeight;
  private final double[] landmarks;
  private final Patch patch;

  /**
   * A part of the frame in coarse cells. The cells lie on a grid that begins at the frame's corner,
   * wherever the face is, so that equal pixels give equal cells and a face that moved by a fraction
   * of a cell does not.
   *
   * @param cell width and height of a cell in pixels
   * @param column the first column of cells, counted from the frame's left edge
   * @param row the first row of cells, counted from the frame's top edge
   * @param columns how many columns there are
   * @param luma mean luma of each cell, 0 to 255, row by row
   */
  @SuppressWarnings("ArrayRecordComponent") // scratch data of one capture, never compared
  public record Patch(int cell, int column, int row, int columns, float[] luma) {
    /**
     * @throws IllegalArgumentException unless the cells make up whole rows
     */
    public Patch {
      if (cell < 1 || columns < 1 || luma.length == 0 || luma.length % columns != 0) {
        throw new IllegalArgumentException("a patch has whole rows of cells");
      }
    }

    /** How many rows of cells there are. */
    public int rows() {
      return luma.length / columns;
    }
  }

  /**
   * @param frameWidth of the frame that was analysed, in pixels
   * @param frameHeight of the frame that was analysed, in pixels
   * @param landmarks x and y of each of the {@value #LANDMARKS}, in pixels of that frame; copied
   * @param patch kept, not copied
   * @throws IllegalArgumentException if there are not {@value #LANDMARKS} landmarks
   */
  public FaceTrace(int frameWidth, int frameHeight, double[] landmarks, Patch patch) {
    if (landmarks.length != 2 * LANDMARKS) {
      throw new IllegalArgumentException("a face trace has " + LANDMARKS + " landmarks");
    }
    this.frameWidth = frameWidth;
    this.frameHeight = frameHeight;
    this.landmarks = landmarks.clone();
    this.patch = patch;
  }

  /** Of the frame that was analysed, in pixels. */
  public int frameWidth() {
    return frameWidth;
  }

  /** Of the frame that was analysed, in pixels. */
  public int frameHeight() {
    return frameHeight;
  }

  /** A landmark's distance from the frame's left edge, in pixels. */
  public double x(int landmark) {
    return landmarks[2 * landmark];
  }

  /** A landmark's distance from the frame's top edge, in pixels. */
  public double y(int landmark) {
    return landmarks[2 * landmark + 1];
  }

  /** Between the centres of the eyes, in pixels. */
  public double eyeDistance() {
    return Math.hypot(mean(42, 0) - mean(36, 0), mean(42, 1) - mean(36, 1));
  }

  /** The mean of an eye's six landmarks. */
  private double mean(int first, int axis) {
    double sum = 0;
    for (int i = first; i < first + 6; i++) {
      sum += landmarks[2 * i + axis];
    }
    return sum / 6;
  }

  /** The face and what is close around it. */
  public Patch patch() {
    return patch;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof FaceTrace trace
        && frameWidth == trace.frameWidth
        && frameHeight == trace.frameHeight
        && Arrays.equals(landmarks, trace.landmarks)
        && Arrays.equals(patch.luma(), trace.patch.luma());
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(landmarks);
  }

  /** Tells nothing of the face. */
  @Override
  public String toString() {
    return "FaceTrace[" + frameWidth + "x" + frameHeight + "]";
  }
}
