// SPDX-License-Identifier: Apache-2.0
package org.clearlane.web.console.enrolment;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.Part;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.clearlane.enrollment.ConsentPurpose;
import org.clearlane.enrollment.Distinction;
import org.clearlane.enrollment.Enrollments;
import org.clearlane.enrollment.EnrolmentOutcome;
import org.clearlane.enrollment.EnrolmentRequest;
import org.clearlane.enrollment.FingerPictures;
import org.clearlane.kernel.TravelDocument;
import org.clearlane.web.console.Officer;
import org.clearlane.web.console.Texts;
import org.jspecify.annotations.Nullable;

/** The enrolment form: a document, a portrait, consents. Keeps no picture between requests. */
@Named
@ViewScoped
public class EnrolmentForm implements Serializable {
  private static final long serialVersionUID = 1L;

  private transient @Inject Enrollments enrollments;
  private transient @Inject Officer officer;
  private transient @Inject Texts texts;
  private transient @Inject ActivationDesk activations;
  private transient @Inject FingerForm fingers;
  private transient @Inject ChipDesk chip;

  private final TypedZone zone = new TypedZone();
  private @Nullable String refusedMrz;
  private String refusal = "";
  private final EnumMap<ConsentPurpose, Boolean> consents = new EnumMap<>(ConsentPurpose.class);
  private transient @Nullable Part portrait;
  private @Nullable Enrolled enrolled;
  private ArrayList<CandidateLine> candidates = new ArrayList<>();
  private Distinction.@Nullable Reason reason;
  private boolean stopped;

  /** Reads the zone as typed so far and shows what it says, or which fields are wrong. */
  public void check() {
    var _ = zone.read();
    // It may come after the enrolment that refused this very zone: the reason must stay.
    if (zone.getMrz().equals(refusedMrz)) {
      texts.error("mrz", refusal);
    }
  }

  /** Reads the chip of the document whose zone was typed. */
  public void readChip() {
    chip.read(zone.read(), Upload.bytes(portrait));
  }

  /** Compares the chip's face with another portrait. */
  public void compareChip() {
    chip.compare(Upload.bytes(portrait));
  }

  private void refuseMrz(String key) {
    refusedMrz = zone.getMrz();
    refusal = key;
    texts.error("mrz", key);
  }

  /** Enrols, or says at each part of the form what is missing or wrong. */
  public void enrol() {
    candidates = new ArrayList<>();
    submit(Optional.empty());
  }

  /** Enrols a traveller whom the officer holds for another person than those who look alike. */
  public void enrolDifferent() {
    Distinction.Reason why = reason;
    if (why == null) {
      texts.error("adjudication", "duplicate.reason.missing");
      return;
    }
    submit(
        Optional.of(
            new Distinction(
                candidates.stream().map(CandidateLine::id).collect(Collectors.toSet()),
                why,
                officer.getName())));
  }

  /** The traveller is one of those who look alike, and stays enrolled as that. */
  public void stop() {
    stopped = true;
  }

  private void submit(Optional<Distinction> distinction) {
    enrolled = null;
    stopped = false;
    refusedMrz = null;
    Optional<TravelDocument> read = zone.read();
    byte[] picture = Upload.bytes(portrait);
    Set<ConsentPurpose> given = given();
    if (read.isEmpty()) {
      refuseMrz(zone.missing());
    }
    if (picture.length == 0) {
      texts.error("portrait", "enrolment.portrait.missing");
    }
    if (given.isEmpty()) {
      texts.error("consents", "enrolment.consent.missing");
    }
    fingers.forget();
    Optional<List<FingerPictures>> captured =
        given.contains(ConsentPurpose.E_CHANNEL) ? fingers.read() : Optional.of(List.of());
    boolean admitted = read.isEmpty() || chip.admits(read.get());
    if (admitted
        && read.isPresent()
        && picture.length > 0
        && !given.isEmpty()
        && captured.isPresent()) {
      submit(
          new EnrolmentRequest(read.get(), picture, given, distinction, chip.evidence()),
          captured.get());
    }
  }

  private void submit(EnrolmentRequest request, List<FingerPictures> captured) {
    switch (enrollments.enrol(request, officer.getName())) {
      case EnrolmentOutcome.Enrolled done -> {
        succeed(done, request.document());
        if (!captured.isEmpty()) {
          fingers.enrol(done.traveller(), captured);
        }
      }
      case EnrolmentOutcome.DocumentAlreadyEnrolled _ -> refuseMrz("enrolment.document.duplicate");
      case EnrolmentOutcome.DuplicateSuspected(var alike) ->
          candidates =
              alike.stream()
                  .flatMap(it -> CandidateLine.of(it, enrollments).stream())
                  .collect(Collectors.toCollection(ArrayList::new));
      case EnrolmentOutcome.PortraitRejected rejected ->
          texts.error("portrait", "portrait." + rejected.failure().name());
      case EnrolmentOutcome.DocumentNotAccepted refused ->
          refuseMrz("enrolment.document." + refused.reason().name());
      case EnrolmentOutcome.ConsentMissing _ ->
          texts.error("consents", "enrolment.consent.missing");
    }
  }

  private void succeed(EnrolmentOutcome.Enrolled done, TravelDocument of) {
    candidates = new ArrayList<>();
    reason = null;
    chip.forget();
    enrolled =
        new Enrolled(
            done.traveller().toString(),
            TravellerLine.name(of),
            done.quality().overall(),
            Enrolled.Shortcoming.of(done.quality()),
            done.liveness().score());
    activations.forget();
  }

  private Set<ConsentPurpose> given() {
    Set<ConsentPurpose> given = EnumSet.noneOf(ConsentPurpose.class);
    consents.forEach(
        (purpose, yes) -> {
          if (yes) {
            given.add(purpose);
          }
        });
    return given;
  }

  /**
   * Consent is asked only for what this page enrols for: nobody agrees to a service that is not
   * there.
   */
  public List<ConsentPurpose> getPurposes() {
    return List.of(
        ConsentPurpose.CONTACTLESS_CHANNEL,
        ConsentPurpose.E_CHANNEL,
        ConsentPurpose.CONTACTLESS_GROUP,
        ConsentPurpose.FLIGHT_TOKEN);
  }

  public Map<ConsentPurpose, Boolean> getConsents() {
    return consents;
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

  /** Who looks alike; empty unless the officer has to compare. */
  public List<CandidateLine> getCandidates() {
    return candidates;
  }

  public List<Distinction.Reason> getReasons() {
    return Arrays.asList(Distinction.Reason.values());
  }

  public Distinction.@Nullable Reason getReason() {
    return reason;
  }

  public void setReason(Distinction.@Nullable Reason reason) {
    this.reason = reason;
  }

  /** Whether the officer has found the traveller among those who look alike. */
  public boolean isStopped() {
    return stopped;
  }

  public @Nullable Enrolled getEnrolled() {
    return enrolled;
  }
}
