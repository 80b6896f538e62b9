// SPDX-License-Identifier: Apache-2.0
package org.clearlane.web.console.enrolment;

import java.io.Serializable;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.clearlane.kernel.MachineReadableZone;
import org.clearlane.kernel.MrzProblem;
import org.clearlane.kernel.MrzReading;
import org.clearlane.kernel.TravelDocument;
import org.jspecify.annotations.Nullable;

/** A machine-readable zone that an officer types, and what it says so far. */
public final class TypedZone implements Serializable {
  private static final long serialVersionUID = 1L;

  private String mrz = "";
  private transient List<MrzProblem> mrzProblems = List.of();
  private @Nullable DocumentFacts document;

  /** Reads the zone as typed so far; empty if nothing, or nothing valid, was typed. */
  Optional<TravelDocument> read() {
    document = null;
    mrzProblems = List.of();
    if (mrz.isBlank()) {
      return Optional.empty();
    }
    LocalDate today = LocalDate.now(ZoneId.systemDefault());
    return switch (MachineReadableZone.read(mrz, today)) {
      case MrzReading.ValidMrz valid -> {
        document = DocumentFacts.of(valid.document(), valid.format(), today);
        yield Optional.of(valid.document());
      }
      case MrzReading.InvalidMrz invalid -> {
        mrzProblems = invalid.problems();
        yield Optional.empty();
      }
    };
  }

  /** Why nothing was read, as the key of a message. */
  String missing() {
    return mrz.isBlank() ? "enrolment.mrz.missing" : "enrolment.mrz.invalid";
  }

  /** Forgets everything. */
  void clear() {
    mrz = "";
    mrzProblems = List.of();
    document = null;
  }

  public String getMrz() {
    return mrz;
  }

  public void setMrz(@Nullable String mrz) {
    this.mrz = mrz == null ? "" : mrz;
  }

  public List<MrzProblem> getMrzProblems() {
    return mrzProblems;
  }

  public @Nullable DocumentFacts getDocument() {
    return document;
  }
}
