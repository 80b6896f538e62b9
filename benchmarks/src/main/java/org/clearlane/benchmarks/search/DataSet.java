// SPDX-License-Identifier: Apache-2.0
package org.clearlane.benchmarks.search;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.clearlane.biometrics.FaceTemplate;

/** References and probes that every engine gets, and the right answers. */
record DataSet(List<FaceTemplate> references, List<FaceTemplate> probes) {
  /** How many candidates every engine is asked for. */
  static final int BEST = 10;

  static DataSet of(int references, int probes) {
    return new DataSet(
        IntStream.range(0, references).parallel().mapToObj(Population::reference).toList(),
        IntStream.range(0, probes).mapToObj(i -> Population.probe(i, references)).toList());
  }

  /** What comparing with every reference one by one finds, for every probe. */
  List<PlainBest> rightAnswers() {
    return probes.parallelStream()
        .map(
            probe -> {
              PlainBest best = new PlainBest(BEST);
              for (int i = 0; i < references.size(); i++) {
                best.offer(i, probe.cosine(references.get(i)));
              }
              return best;
            })
        .toList();
  }

  /** Writes templates as rows of little-endian float32, the form that other programs read. */
  static void write(List<FaceTemplate> templates, Path file) throws IOException {
    ByteBuffer row =
        ByteBuffer.allocate(FaceTemplate.DIMENSION * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    try (OutputStream out = Files.newOutputStream(file)) {
      for (FaceTemplate template : templates) {
        row.asFloatBuffer().put(template.values());
        out.write(row.array());
      }
    }
  }

  /** The references as arrays of their own. */
  List<float[]> vectors() {
    List<float[]> vectors = new ArrayList<>(references.size());
    references.forEach(reference -> vectors.add(reference.values()));
    return vectors;
  }
}
