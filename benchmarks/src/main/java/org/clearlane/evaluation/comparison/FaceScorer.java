// SPDX-License-Identifier: Apache-2.0
package org.clearlane.evaluation.comparison;

import java.util.Arrays;
import java.util.List;
import org.clearlane.biometrics.FaceMatcher;
import org.clearlane.biometrics.FaceTemplate;

/**
 * Compares faces, many at a time: templates lie transposed in blocks that fit the processor's
 * cache, so that the inner loop runs over references, which Java vectorises (a sum over one pair it
 * must not reorder). Some billion products a second and core.
 */
public final class FaceScorer implements PairScorer {
  /** References in a block: 512 values of each are 512 KiB. */
  static final int BLOCK = 256;

  private final FaceMatcher matcher;
  private final List<FaceTemplate> templates;
  private final float[][] rows;
  private final float[][] blocks;
  private final int dimension;

  /**
   * @param matcher that made the templates
   * @param templates of one length
   */
  public FaceScorer(FaceMatcher matcher, List<FaceTemplate> templates) {
    this.matcher = matcher;
    this.templates = List.copyOf(templates);
    rows = templates.stream().map(FaceTemplate::values).toArray(float[][]::new);
    dimension = rows.length == 0 ? 0 : rows[0].length;
    blocks = new float[(rows.length + BLOCK - 1) / BLOCK][dimension * BLOCK];
    for (int i = 0; i < rows.length; i++) {
      for (int k = 0; k < dimension; k++) {
        blocks[i / BLOCK][k * BLOCK + i % BLOCK] = rows[i][k];
      }
    }
  }

  @Override
  public double score(int probe, int reference) {
    return matcher.compare(templates.get(probe), templates.get(reference)).value();
  }

  @Override
  public void scores(int probe, int probes, int reference, int references, float[] target) {
    float[] sums = new float[BLOCK];
    for (int done = 0; done < references; ) {
      int first = (reference + done) % BLOCK;
      int number = Math.min(references - done, BLOCK - first);
      float[] block = blocks[(reference + done) / BLOCK];
      for (int i = 0; i < probes; i++) {
        Arrays.fill(sums, 0);
        products(rows[probe + i], block, sums);
        System.arraycopy(sums, first, target, i * references + done, number);
      }
      done += number;
    }
  }

  /** Of one probe with a whole block; four values at a time spare three of four stores. */
  private void products(float[] row, float[] block, float[] sums) {
    int k = 0;
    for (; k + 3 < dimension; k += 4) {
      float a = row[k];
      float b = row[k + 1];
      float c = row[k + 2];
      float d = row[k + 3];
      int at = k * BLOCK;
      for (int j = 0; j < BLOCK; j++) {
        sums[j] +=
            a * block[at + j]
                + b * block[at + BLOCK + j]
                + (c * block[at + 2 * BLOCK + j] + d * block[at + 3 * BLOCK + j]);
      }
    }
    for (; k < dimension; k++) {
      for (int j = 0; j < BLOCK; j++) {
        sums[j] += row[k] * block[k * BLOCK + j];
      }
    }
  }
}
