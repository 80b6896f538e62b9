// SPDX-License-Identifier: Apache-2.0
package org.clearlane.web.console.enrolment;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.clearlane.enrollment.DocumentChange;
import org.clearlane.enrollment.DocumentChange.Kind;
import org.clearlane.enrollment.DocumentChange.Portrait;
import org.clearlane.enrollment.DocumentChanges;
import org.clearlane.enrollment.DocumentOutcome;
import org.clearlane.enrollment.Enrollments;
import org.clearlane.kernel.MachineReadableZone;
import org.clearlane.kernel.MrzProblem;
import org.clearlane.kernel.MrzReading;
import org.clearlane.kernel.TravelDocument;
import org.clearlane.kernel.TravellerId;
import org.clearlane.web.console.Officer;
import org.clearlane.web.console.Texts;
import org.jspecify.annotations.Nullable;

/**
 * Has an enrolment name another travel document, or the same put right. Keeps no picture between
 * requests.
 */
@Named
@ViewScoped
public class DocumentDesk implements Serializable {
  private static final long serialVersionUID = 1L;

  private transient @Inject DocumentChanges changes;
  private transient @Inject Enrollments enrollments;
  private transient @Inject Officer officer;
  private transient @Inject Texts texts;

  private String chosen = "";
  private String mrz = "";
  private Kind kind = Kind.RENEWAL;
  private transient @Nullable Part portrait;
  private transient List<MrzProblem> mrzProblems = List.of();
  private transient @Nullable DocumentFacts document;
  private transient String done = "";

  /** Asks for the document. */
  public void choose(String traveller) {
    chosen = traveller;
    mrz = "";
    kind = Kind.RENEWAL;
  }

  public void cancel() {
    chosen = "";
    mrz = "";
  }

  /** Reads the zone as typed so far and shows what it says, or which fields are wrong. */
  public void check() {
    var _ = read();
  }

  private Optional<TravelDocument> read() {
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

  /** Changes the document, or says what is to be done first. */
  public void change() {
    if (chosen.isEmpty()) {
      return;
    }
    Optional<TravelDocument> read = read();
    if (read.isEmpty()) {
      refuse(mrz.isBlank() ? "enrolment.mrz.missing" : "enrolment.mrz.invalid");
      return;
    }
    byte[] picture = picture();
    DocumentOutcome outcome =
        changes.change(
            TravellerId.of(chosen),
            new DocumentChange(
                read.get(),
                kind,
                picture.length == 0 ? Optional.empty() : Optional.of(new Portrait(picture))),
            officer.getName());
    switch (outcome) {
      case DocumentOutcome.Changed changed -> changed(changed);
      case DocumentOutcome.UnknownTraveller _ -> refuse("enrolment.traveller.gone");
      case DocumentOutcome.DocumentExpired _ -> refuse("enrolment.document.EXPIRED");
      case DocumentOutcome.DocumentAlreadyEnrolled _ -> refuse("document.change.taken");
      case DocumentOutcome.AnotherPerson _ -> refuse("document.change.another");
      case DocumentOutcome.NamesDiffer _ -> refuse("document.change.names");
      case DocumentOutcome.PortraitRejected rejected ->
          texts.error("changePortrait", "portrait." + rejected.failure().name());
    }
  }

  private void changed(DocumentOutcome.Changed changed) {
    done = texts.get(changed.fields().isEmpty() ? "document.change.same" : "document.change.done");
    cancel();
    document = null;
  }

  private void refuse(String key) {
    texts.error("changeMrz", key);
  }

  private byte[] picture() {
    Part part = portrait;
    if (part == null) {
      return new byte[0];
    }
    try (InputStream in = part.getInputStream()) {
      return in.readAllBytes(); // bounded by the servlet's multipart configuration
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether a document is asked for. */
  public boolean isAsking() {
    return !chosen.isEmpty();
  }

  /** The name of whoever has another document. */
  public String getName() {
    return chosen.isEmpty()
        ? ""
        : enrollments
            .find(TravellerId.of(chosen))
            .map(traveller -> TravellerLine.name(traveller.document()))
            .orElse("");
  }

  /** What has been done; empty otherwise. */
  public String getDone() {
    return done;
  }

  public List<Kind> getKinds() {
    return List.of(Kind.values());
  }

  public Kind getKind() {
    return kind;
  }

  public void setKind(Kind kind) {
    this.kind = kind;
  }

  public String getMrz() {
    return mrz;
  }

  public void setMrz(@Nullable String mrz) {
    this.mrz = mrz == null ? "" : mrz;
  }

  public @Nullable Part getPortrait() {
    return portrait;
  }

  public void setPortrait(@Nullable Part portrait) {
    this.portrait = portrait;
  }

  public List<MrzProblem> getMrzProblems() {
    return mrzProblems;
  }

  public @Nullable DocumentFacts getDocument() {
    return document;
  }
}
