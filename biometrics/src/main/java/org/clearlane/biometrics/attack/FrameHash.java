// SPDX-License-Identifier: Apache-2.0
package org.clearlane.biometrics.attack;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import org.clearlane.biometrics.BiometricsException;
import org.clearlane.biometrics.CapturedFrame;
import org.clearlane.biometrics.FaceTrace.Patch;

/**
 * What is remembered of a frame: a keyed hash of its file, and 256 signs of random projections of
 * its coarse pixels under the same key. The signs of alike pictures are alike, so a picture that
 * was compressed anew is known again. The key is random, lives in memory and ends with the process;
 * without it the bits say nothing of a face.
 *
 * @param file a keyed hash of the file
 * @param bits signs of the projections; empty if the frame has no trace
 */
@SuppressWarnings("ArrayRecordComponent") // compared by sameFile and distance alone
record FrameHash(byte[] file, long[] bits) {
  private static final int WORDS = 4;

  /** Every third cell along each axis: a ninth of the work, and signs as good. */
  private static final int STRIDE = 3;

  /** No frame has more columns or rows of such cells; from there on the projections repeat. */
  private static final int SIDE = 96;

  /** The secret of one process: for every place 256 signs, and what the files are hashed with. */
  static final class Key {
    private final byte[] secret = new byte[32];
    private final long[] signs = new long[SIDE * SIDE * WORDS];

    Key() {
      SecureRandom random = new SecureRandom();
      random.nextBytes(secret);
      byte[] bytes = new byte[signs.length * Long.BYTES];
      random.nextBytes(bytes);
      ByteBuffer.wrap(bytes).asLongBuffer().get(signs);
    }

    FrameHash hash(CapturedFrame frame) {
      MessageDigest digest = sha256();
      digest.update(secret);
      byte[] file = digest.digest(frame.digest());
      return new FrameHash(
          file, frame.trace().map(trace -> project(trace.patch())).orElse(new long[0]));
    }

    private long[] project(Patch patch) {
      double[] sums = new double[WORDS * Long.SIZE];
      double mean = mean(patch);
      for (int row = next(patch.row()); row < patch.row() + patch.rows(); row += STRIDE) {
        double vertical = Patches.weight(row, patch.row(), patch.rows());
        for (int column = next(patch.column());
            column < patch.column() + patch.columns();
            column += STRIDE) {
          double weight = vertical * Patches.weight(column, patch.column(), patch.columns());
          double value = weight * (Patches.cell(patch, column, row) - mean);
          int place = (row / STRIDE % SIDE * SIDE + column / STRIDE % SIDE) * WORDS;
          for (int word = 0; word < WORDS; word++) {
            add(sums, word * Long.SIZE, signs[place + word], value);
          }
        }
      }
      return signs(sums);
    }

    /** The first place from here on that counts. */
    private static int next(int from) {
      return (from + STRIDE - 1) / STRIDE * STRIDE;
    }

    private static void add(double[] sums, int from, long signs, double value) {
      long bits = Double.doubleToRawLongBits(value);
      for (int bit = 0; bit < Long.SIZE; bit++) {
        sums[from + bit] += Double.longBitsToDouble(bits ^ (signs << bit & Long.MIN_VALUE));
      }
    }

    private static double mean(Patch patch) {
      double weights = 0;
      double sum = 0;
      for (int row = patch.row(); row < patch.row() + patch.rows(); row++) {
        double vertical = Patches.weight(row, patch.row(), patch.rows());
        for (int column = patch.column(); column < patch.column() + patch.columns(); column++) {
          double weight = vertical * Patches.weight(column, patch.column(), patch.columns());
          weights += weight;
          sum += weight * Patches.cell(patch, column, row);
        }
      }
      return sum / weights;
    }

    private static long[] signs(double[] sums) {
      long[] bits = new long[WORDS];
      for (int i = 0; i < sums.length; i++) {
        if (sums[i] < 0) {
          bits[i / Long.SIZE] |= 1L << i % Long.SIZE;
        }
      }
      return bits;
    }

    private static MessageDigest sha256() {
      try {
        return MessageDigest.getInstance("SHA-256");
      } catch (NoSuchAlgorithmException e) {
        throw new BiometricsException("SHA-256 is missing", e);
      }
    }
  }

  boolean sameFile(FrameHash other) {
    return Arrays.equals(file, other.file);
  }

  /** The share of different bits, 0 to 1; 0 for the same file, 1 where there is no trace. */
  double distance(FrameHash other) {
    if (sameFile(other)) {
      return 0;
    }
    if (bits.length == 0 || other.bits.length == 0) {
      return 1;
    }
    int different = 0;
    for (int word = 0; word < WORDS; word++) {
      different += Long.bitCount(bits[word] ^ other.bits[word]);
    }
    return (double) different / (WORDS * Long.SIZE);
  }
}
