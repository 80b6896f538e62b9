// SPDX-License-Identifier: Apache-2.0
package org.clearlane.benchmarks.search;

import java.io.IOException;
import java.io.InputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.clearlane.biometrics.FaceTemplate;

/** FAISS as the system's package manager installs it, and the files that it reads. */
final class Faiss {
  /** What to do where it is missing. */
  static final String NOT_INSTALLED = "FAISS is not installed: apt-get install python3-faiss";

  /** Debian's first: a Python from elsewhere does not see packages of the system. */
  private static final List<String> PYTHONS = List.of("/usr/bin/python3", "python3");

  private final String python;
  private final Path script;
  private final Path references;
  private final Path probes;

  private Faiss(String python, DataSet data, Path folder) throws IOException {
    this.python = python;
    script = folder.resolve("faiss_engine.py");
    references = folder.resolve("references.f32");
    probes = folder.resolve("probes.f32");
    try (InputStream in = Faiss.class.getResourceAsStream("faiss_engine.py")) {
      if (in == null) {
        throw new IOException("no script for FAISS");
      }
      Files.copy(in, script);
    }
    DataSet.write(data.references(), references);
    DataSet.write(data.probes(), probes);
  }

  /**
   * FAISS with the data in files of a folder, if it is installed.
   *
   * @param folder empty
   */
  static Optional<Faiss> find(DataSet data, Path folder) throws IOException, InterruptedException {
    for (String python : PYTHONS) {
      if (hasFaiss(python)) {
        return Optional.of(new Faiss(python, data, folder));
      }
    }
    return Optional.empty();
  }

  private static boolean hasFaiss(String python) throws InterruptedException {
    try {
      return new ProcessBuilder(python, "-c", "import faiss")
              .redirectOutput(Redirect.DISCARD)
              .redirectError(Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      return false; // no such Python
    }
  }

  FaissEngine flat() throws IOException {
    return new FaissEngine("faissFlat100kMillis", "flat, float32 (IndexFlatIP)", start("flat"));
  }

  FaissEngine quantized() throws IOException {
    return new FaissEngine("faissInt8100kMillis", "flat, int8 (8-bit quantizer)", start("sq8"));
  }

  private Process start(String index) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
            python,
            script.toString(),
            index,
            String.valueOf(FaceTemplate.DIMENSION),
            String.valueOf(DataSet.BEST),
            references.toString(),
            probes.toString());
    builder.redirectError(Redirect.INHERIT);
    builder.environment().put("OMP_NUM_THREADS", "1");
    builder.environment().put("OPENBLAS_NUM_THREADS", "1");
    return builder.start();
  }
}
