// SPDX-License-Identifier: Apache-2.0
package org.clearlane.biometrics.model;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import org.clearlane.biometrics.BiometricsException;

/** One ONNX Runtime session with one input, shared by all threads. Thread safe until closed. */
public final class OnnxModel implements AutoCloseable {
  private final String name;
  private final OrtEnvironment environment;
  private final OrtSession session;
  private final String inputName;
  private final long[] inputShape;
  private final int inputLength;

  /** Direct memory is slow to allocate and freed late; as many buffers stay as ran at once. */
  private final Queue<FloatBuffer> idleInputs = new ConcurrentLinkedQueue<>();

  private OnnxModel(
      String name, OrtEnvironment environment, OrtSession session, long... inputShape) {
    this.name = name;
    this.environment = environment;
    this.session = session;
    this.inputName = session.getInputNames().iterator().next();
    this.inputShape = inputShape.clone();
    long length = 1;
    for (long side : inputShape) {
      length *= side;
    }
    this.inputLength = Math.toIntExact(length);
  }

  /**
   * Verifies a model file and makes a session of it.
   *
   * @param threads how many threads one run may use
   * @param inputShape the shape of the only input, batch size first
   * @throws BiometricsException if the file is not the expected one or the runtime refuses it
   */
  public static OnnxModel load(
      ModelFile file, ModelFile.Source source, int threads, long... inputShape) {
    byte[] content = file.verifiedContent(source);
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(threads);
      options.setInterOpNumThreads(1);
      options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.ALL_OPT);
      return new OnnxModel(
          file.name(),
          environment,
          environment.createSession(PreluDecomposition.apply(content), options),
          inputShape);
    } catch (OrtException e) {
      throw new BiometricsException("the model " + file.name() + " cannot be loaded", e);
    }
  }

  /** The names of all outputs. */
  public List<String> outputs() {
    return List.copyOf(session.getOutputNames());
  }

  /**
   * Runs the model once on the calling thread.
   *
   * @param fill writes the whole input, in NCHW order, at the buffer's position 0
   * @param outputs the names of the outputs wanted
   * @return the wanted outputs, flattened, in the order of their names
   * @throws BiometricsException if the run fails
   */
  public List<float[]> run(Consumer<FloatBuffer> fill, List<String> outputs) {
    FloatBuffer input = idleInputs.poll();
    if (input == null) {
      input =
          ByteBuffer.allocateDirect(inputLength * Float.BYTES)
              .order(ByteOrder.nativeOrder())
              .asFloatBuffer();
    }
    try {
      input.clear();
      fill.accept(input);
      input.clear();
      return run(input, outputs);
    } catch (OrtException e) {
      throw new BiometricsException("the model " + name + " failed", e);
    } finally {
      idleInputs.offer(input);
    }
  }

  private List<float[]> run(FloatBuffer input, List<String> outputs) throws OrtException {
    try (OnnxTensor tensor = OnnxTensor.createTensor(environment, input, inputShape);
        OrtSession.Result result = session.run(Map.of(inputName, tensor))) {
      return outputs.stream()
          .map(output -> (OnnxTensor) result.get(output).orElseThrow())
          .map(OnnxModel::values)
          .toList();
    }
  }

  private static float[] values(OnnxTensor tensor) {
    FloatBuffer buffer = tensor.getFloatBuffer();
    float[] values = new float[buffer.remaining()];
    buffer.get(values);
    return values;
  }

  @Override
  public void close() {
    try {
      session.close();
    } catch (OrtException e) {
      throw new BiometricsException("the model " + name + " cannot be closed", e);
    }
  }
}
