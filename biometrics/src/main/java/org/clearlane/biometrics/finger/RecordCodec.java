// SPDX-License-Identifier: Apache-2.0
package org.clearlane.biometrics.finger;

import com.machinezoo.fingerprintio.TemplateFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * What the conversion needs of one record format. FingerprintIO has a pair of classes for each,
 * alike but without a common type.
 *
 * @param <R> the format's record
 * @param <V> its finger view
 * @param parser strict; throws {@link com.machinezoo.fingerprintio.TemplateFormatException}
 * @param labeller writes position, view number and quality into a view
 */
record RecordCodec<R, V>(
    TemplateFormat format,
    Function<byte[], R> parser,
    Function<R, List<V>> views,
    BiFunction<R, V, RecordView> reader,
    Labeller<V> labeller,
    Function<R, byte[]> writer) {

  /** Writes into a view what the library leaves at its defaults. */
  interface Labeller<V> {
    void label(V view, RecordView.Label label);
  }

  /**
   * What a record says of its views.
   *
   * @throws com.machinezoo.fingerprintio.TemplateFormatException if it breaks the standard
   */
  List<RecordView> read(byte[] bytes) {
    R record = parser.apply(bytes);
    List<RecordView> read = new ArrayList<>();
    for (V view : views.apply(record)) {
      read.add(reader.apply(record, view));
    }
    return read;
  }

  /** Puts labels, one for each view, into a record. */
  byte[] label(byte[] bytes, List<RecordView.Label> labels) {
    R record = parser.apply(bytes);
    List<V> unlabelled = views.apply(record);
    for (int i = 0; i < labels.size(); i++) {
      labeller.label(unlabelled.get(i), labels.get(i));
    }
    return writer.apply(record);
  }
}
