// SPDX-License-Identifier: Apache-2.0
package org.clearlane.benchmarks.search;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * An index of FAISS in a Python process of its own, on one thread. It is told the number of a probe
 * on each line of its standard input and measures the time itself.
 */
final class FaissEngine implements Engine {
  private final String figure;
  private final String kind;
  private final Process process;
  private final BufferedWriter questions;
  private final BufferedReader answers;
  private final String version;

  FaissEngine(String figure, String kind, Process process) throws IOException {
    this.figure = figure;
    this.kind = kind;
    this.process = process;
    questions = process.outputWriter(StandardCharsets.UTF_8);
    answers = process.inputReader(StandardCharsets.UTF_8);
    version = line();
  }

  @Override
  public String name() {
    return "FAISS " + version;
  }

  @Override
  public String figure() {
    return figure;
  }

  @Override
  public String kind() {
    return kind;
  }

  @Override
  public Answer search(int probe) throws IOException {
    questions.write(probe + "\n");
    questions.flush();
    String[] answer = line().split(" ", -1);
    int[] persons = Arrays.stream(answer, 1, answer.length).mapToInt(Integer::parseInt).toArray();
    return new Answer(Long.parseLong(answer[0]), persons);
  }

  private String line() throws IOException {
    @Nullable String line = answers.readLine();
    if (line == null) {
      throw new IOException("FAISS ended by itself");
    }
    return line;
  }

  @Override
  public void close() {
    // It reads nothing more and has nothing to save.
    process.destroy();
  }
}
