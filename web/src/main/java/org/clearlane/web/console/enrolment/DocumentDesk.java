// SPDX-License-Identifier: Apache-2.0
package org.clearlane.web.console.enrolment;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.Part;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import org.clearlane.enrollment.DocumentChange;
import org.clearlane.enrollment.DocumentChange.Kind;
import org.clearlane.enrollment.DocumentChange.Portrait;
import org.clearlane.enrollment.DocumentChanges;
import org.clearlane.enrollment.DocumentOutcome;
import org.clearlane.enrollment.Enrollments;
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
  private final TypedZone zone = new TypedZone();
  private Kind kind = Kind.RENEWAL;
  private transient @Nullable Part portrait;
  private transient String done = "";

  /** Asks for the document. */
  public void choose(String traveller) {
    chosen = traveller;
    zone.clear();
    kind = Kind.RENEWAL;
  }

  public void cancel() {
    chosen = "";
    zone.clear();
  }

  /** Reads the zone as typed so far and shows what it says, or which fields are wrong. */
  public void check() {
    var _ = zone.read();
  }

  /** Changes the document, or says what is to be done first. */
  public void change() {
    if (chosen.isEmpty()) {
      return;
    }
    Optional<TravelDocument> read = zone.read();
    if (read.isEmpty()) {
      refuse(zone.missing());
      return;
    }
    byte[] picture = Upload.bytes(portrait);
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
  }

  private void refuse(String key) {
    texts.error("changeMrz", key);
  }

  /** Whether a document is asked for. */
  public boolean isAsking() {
    return !chosen.isEmpty();
  }

  /** The name of whoever has another document. */
  public String getName() {
    return TravellerLine.name(enrollments, chosen);
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

  public TypedZone getZone() {
    return zone;
  }

  public @Nullable Part getPortrait() {
    return portrait;
  }

  public void setPortrait(@Nullable Part portrait) {
    this.portrait = portrait;
  }
}
