// SPDX-License-Identifier: Apache-2.0
package org.clearlane.biometrics.finger;

import com.machinezoo.fingerprintio.TemplateFormat;
import com.machinezoo.noexception.Exceptions;
import com.machinezoo.sourceafis.FingerprintCompatibility;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.clearlane.biometrics.FingerPosition;
import org.clearlane.biometrics.FingerprintImport;
import org.clearlane.biometrics.FingerprintImport.Imported;
import org.clearlane.biometrics.FingerprintImport.Reason;
import org.clearlane.biometrics.FingerprintImport.Refused;
import org.clearlane.biometrics.FingerprintRecordFormat;
import org.clearlane.biometrics.FingerprintRecords;
import org.clearlane.biometrics.FingerprintTemplate;
import org.clearlane.biometrics.FingerprintTemplate.Origin;

/** Converts templates from and to standard records. */
public final class RecordConverter {
  /** View numbers have four bits. */
  private static final int MOST_VIEWS_OF_A_FINGER = 16;

  private RecordConverter() {}

  public static byte[] write(FingerprintRecordFormat format, List<FingerprintTemplate> templates) {
    if (templates.isEmpty() || templates.size() > FingerprintRecords.MOST_VIEWS) {
      throw new IllegalArgumentException(
          "a record has 1 to " + FingerprintRecords.MOST_VIEWS + " finger views");
    }
    List<FingerprintTemplate> ordered =
        templates.stream().sorted(Comparator.comparing(FingerprintTemplate::position)).toList();
    List<RecordView.Label> labels = labels(ordered);
    RecordCodec<?, ?> codec = RecordCodecs.of(format);
    com.machinezoo.sourceafis.FingerprintTemplate[] natives =
        ordered.stream()
            .map(template -> NativeTemplate.read(template.nativeForm()).template())
            .toArray(com.machinezoo.sourceafis.FingerprintTemplate[]::new);
    return codec.label(FingerprintCompatibility.exportTemplates(codec.format(), natives), labels);
  }

  private static List<RecordView.Label> labels(List<FingerprintTemplate> ordered) {
    Map<FingerPosition, Integer> views = new EnumMap<>(FingerPosition.class);
    List<RecordView.Label> labels = new ArrayList<>();
    for (FingerprintTemplate template : ordered) {
      int number = views.merge(template.position(), 1, Integer::sum) - 1;
      if (number >= MOST_VIEWS_OF_A_FINGER) {
        throw new IllegalArgumentException("a record has at most 16 views of a finger");
      }
      labels.add(new RecordView.Label(template.position(), number, template.quality()));
    }
    return labels;
  }

  public static FingerprintImport read(byte[] record) {
    if (record.length > FingerprintRecords.MOST_BYTES) {
      return new Refused(Reason.TOO_LARGE);
    }
    try {
      TemplateFormat identified = TemplateFormat.identify(record);
      return Stream.of(FingerprintRecordFormat.values())
          .filter(format -> RecordCodecs.of(format).format() == identified)
          .findFirst()
          .map(format -> read(format, record))
          .orElse(new Refused(Reason.UNSUPPORTED_FORMAT));
    } catch (RuntimeException e) {
      // The library's own exception, or what a damaged record provokes in it.
      return new Refused(Reason.MALFORMED);
    }
  }

  private static FingerprintImport read(FingerprintRecordFormat format, byte[] record) {
    List<RecordView> views = RecordCodecs.of(format).read(record);
    if (views.isEmpty() || views.size() > FingerprintRecords.MOST_VIEWS) {
      return new Refused(Reason.WRONG_NUMBER_OF_VIEWS);
    }
    if (!views.stream().allMatch(RecordView::isSupported)) {
      return new Refused(Reason.UNSUPPORTED_VIEW);
    }
    if (views.stream().anyMatch(v -> v.minutiae() < FingerprintTemplate.LEAST_MINUTIAE)) {
      return new Refused(Reason.TOO_FEW_MINUTIAE);
    }
    List<com.machinezoo.sourceafis.FingerprintTemplate> read =
        FingerprintCompatibility.importTemplates(record, Exceptions.propagate());
    List<FingerprintTemplate> templates = new ArrayList<>();
    for (int i = 0; i < views.size(); i++) {
      RecordView view = views.get(i);
      NativeTemplate template = NativeTemplate.of(read.get(i));
      templates.add(
          new FingerprintTemplate(
              NativeTemplate.ALGORITHM,
              Origin.IMPORTED,
              FingerPosition.valueOf(view.position()),
              template.minutiae(),
              view.reportedQuality(),
              template.bytes()));
    }
    return new Imported(format, templates);
  }
}
