// SPDX-License-Identifier: Apache-2.0
package org.clearlane.biometrics.model;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clearlane.biometrics.model.WireMessage.Field;

/**
 * Writes each PRelu of an ONNX model as what it means: {@code a x + (1 - a) relu(x)}.
 *
 * <p>ONNX Runtime computes a PRelu value by value, with a branch that noise mispredicts, and turns
 * the data into another order before and back after it. Of the sums and products it makes a part of
 * the convolutions around them, which halves the time of the feature model. The results differ by
 * less than rounding a template does.
 *
 * <p>Numbers are those of the fields in onnx.proto.
 */
final class PreluDecomposition {
  private static final int MODEL_GRAPH = 7;
  private static final int GRAPH_NODE = 1;
  private static final int GRAPH_INITIALIZER = 5;
  private static final int NODE_INPUT = 1;
  private static final int NODE_OUTPUT = 2;
  private static final int NODE_TYPE = 4;
  private static final int TENSOR_TYPE = 2;
  private static final int TENSOR_FLOATS = 4;
  private static final int TENSOR_NAME = 8;
  private static final int TENSOR_RAW = 9;
  private static final byte TYPE_FLOAT = 1;

  private final Map<String, WireMessage> tensors = new HashMap<>();
  private final WireMessage graph = new WireMessage();

  private PreluDecomposition() {}

  /** The model without PRelu, or as it is where it has none or another form than expected. */
  static byte[] apply(byte[] model) {
    try {
      WireMessage parts = WireMessage.parse(model);
      WireMessage rewritten = new WireMessage();
      for (Field field : parts.fields()) {
        if (field.number() == MODEL_GRAPH) {
          rewritten.add(MODEL_GRAPH, new PreluDecomposition().graph(field.content()));
        } else {
          rewritten.add(field);
        }
      }
      return rewritten.toBytes();
    } catch (IndexOutOfBoundsException
        | BufferUnderflowException
        | IllegalArgumentException
        | ArithmeticException e) {
      return model; // The runtime tells what is wrong with it.
    }
  }

  private byte[] graph(byte[] content) {
    WireMessage old = WireMessage.parse(content);
    old.fields(GRAPH_INITIALIZER)
        .map(field -> WireMessage.parse(field.content()))
        .forEach(
            tensor ->
                tensor.first(TENSOR_NAME).ifPresent(name -> tensors.put(name.text(), tensor)));
    for (Field field : old.fields()) {
      if (field.number() != GRAPH_NODE || !decomposed(WireMessage.parse(field.content()))) {
        graph.add(field);
      }
    }
    return graph.toBytes();
  }

  private boolean decomposed(WireMessage node) {
    if (!node.first(NODE_TYPE).map(Field::text).orElse("").equals("PRelu")) {
      return false;
    }
    List<String> inputs = node.fields(NODE_INPUT).map(Field::text).toList();
    Optional<String> output = node.first(NODE_OUTPUT).map(Field::text);
    Optional<WireMessage> slope =
        inputs.size() == 2 ? Optional.ofNullable(tensors.get(inputs.getLast())) : Optional.empty();
    if (output.isEmpty() || slope.isEmpty()) {
      return false;
    }
    String name = output.get();
    Optional<byte[]> rest = oneMinus(slope.get(), name + "/rest");
    if (rest.isEmpty()) {
      return false;
    }
    String x = inputs.getFirst();
    graph.add(GRAPH_INITIALIZER, rest.get());
    add("Relu", name + "/relu", x);
    add("Mul", name + "/sloped", x, inputs.getLast());
    add("Mul", name + "/kept", name + "/relu", name + "/rest");
    add("Add", name, name + "/sloped", name + "/kept");
    return true;
  }

  private void add(String type, String output, String... inputs) {
    WireMessage node = new WireMessage();
    for (String input : inputs) {
      node.add(NODE_INPUT, input);
    }
    node.add(NODE_OUTPUT, output);
    node.add(NODE_TYPE, type);
    graph.add(GRAPH_NODE, node.toBytes());
  }

  /** A tensor of the same shape, if it is one of floats. */
  private static Optional<byte[]> oneMinus(WireMessage tensor, String name) {
    boolean floats =
        tensor.first(TENSOR_TYPE).filter(type -> type.content()[0] == TYPE_FLOAT).isPresent();
    if (!floats) {
      return Optional.empty();
    }
    WireMessage rest = new WireMessage();
    int values = 0;
    for (Field field : tensor.fields()) {
      switch (field.number()) {
        case TENSOR_NAME -> rest.add(TENSOR_NAME, name);
        case TENSOR_RAW, TENSOR_FLOATS -> {
          rest.add(field.number(), oneMinus(field.content()));
          values += field.content().length;
        }
        default -> rest.add(field);
      }
    }
    return values == 0 ? Optional.empty() : Optional.of(rest.toBytes());
  }

  /** Both forms of a tensor's values are little-endian floats. */
  private static byte[] oneMinus(byte[] values) {
    ByteBuffer in = ByteBuffer.wrap(values).order(ByteOrder.LITTLE_ENDIAN);
    ByteBuffer out = ByteBuffer.allocate(values.length).order(ByteOrder.LITTLE_ENDIAN);
    while (in.hasRemaining()) {
      out.putFloat(1 - in.getFloat());
    }
    return out.array();
  }
}
