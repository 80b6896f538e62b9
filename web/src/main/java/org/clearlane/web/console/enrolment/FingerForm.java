// SPDX-License-Identifier: Apache-2.0
package org.clearlane.web.console.enrolment;

import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.clearlane.biometrics.FingerCaptures;
import org.clearlane.biometrics.FingerPosition;
import org.clearlane.biometrics.FingerprintSample;
import org.clearlane.enrollment.FingerPictures;
import org.clearlane.enrollment.Fingerprints;
import org.clearlane.enrollment.FingersOutcome;
import org.clearlane.kernel.TravellerId;
import org.clearlane.web.console.Officer;
import org.clearlane.web.console.Texts;
import org.jspecify.annotations.Nullable;

/**
 * The fingers of a traveller at the enrolment desk: two, or one of whoever has no second one that
 * leaves a print, each captured three times or more. Keeps no picture between requests.
 */
@Named
@ViewScoped
public class FingerForm implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final String MESSAGES = "fingers";
  private static final String FIRST_FILES = "finger-1";
  private static final String SECOND_FILES = "finger-2";

  private transient @Inject Fingerprints fingerprints;
  private transient @Inject Officer officer;
  private transient @Inject Texts texts;

  private FingerPosition first = FingerPosition.RIGHT_INDEX;
  private @Nullable FingerPosition second = FingerPosition.LEFT_INDEX;
  private @Nullable String pending;
  private ArrayList<FingerPosition> enrolled = new ArrayList<>();

  /** What was captured, where that is enough; otherwise says what is missing. */
  Optional<List<FingerPictures>> read() {
    FingerPosition other = second;
    if (first == other) {
      texts.error(MESSAGES, "fingers.same");
      return Optional.empty();
    }
    List<FingerPictures> fingers = new ArrayList<>();
    boolean whole = read(first, FIRST_FILES, fingers);
    if (other != null) {
      whole &= read(other, SECOND_FILES, fingers);
    }
    return whole ? Optional.of(fingers) : Optional.empty();
  }

  private boolean read(FingerPosition position, String files, List<FingerPictures> fingers) {
    List<FingerprintSample> pictures = pictures(files);
    if (pictures.size() < FingerCaptures.LEAST || pictures.size() > FingerCaptures.MOST) {
      texts.say(MESSAGES, name(position) + ": " + texts.get("fingers.count"));
      return false;
    }
    fingers.add(new FingerPictures(position, pictures));
    return true;
  }

  private static List<FingerprintSample> pictures(String name) {
    HttpServletRequest request =
        (HttpServletRequest) FacesContext.getCurrentInstance().getExternalContext().getRequest();
    try {
      List<FingerprintSample> pictures = new ArrayList<>();
      for (Part part : request.getParts()) {
        if (part.getName().equals(name) && part.getSize() > 0) {
          try (InputStream in = part.getInputStream()) {
            // Bounded by the servlet's multipart configuration.
            pictures.add(new FingerprintSample.Encoded(in.readAllBytes()));
          }
        }
      }
      return pictures;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (ServletException e) {
      throw new IllegalStateException("the form is sent in parts", e);
    }
  }

  /** Enrols the fingers of a traveller who has just been enrolled, or says why not. */
  void enrol(TravellerId traveller, List<FingerPictures> fingers) {
    pending = traveller.toString();
    switch (fingerprints.enrol(traveller, fingers, officer.getName())) {
      case FingersOutcome.Enrolled(var positions) -> {
        pending = null;
        enrolled = new ArrayList<>(positions);
      }
      case FingersOutcome.UnknownTraveller _ -> {
        pending = null;
        texts.error(MESSAGES, "enrolment.traveller.gone");
      }
      case FingersOutcome.ConsentMissing _ -> texts.error(MESSAGES, "fingers.consent");
      case FingersOutcome.PictureRejected(var position, int picture, var failure) ->
          texts.say(
              MESSAGES,
              name(position) + " " + picture + ": " + texts.get("fingers.failure." + failure));
      case FingersOutcome.PicturesDisagree(var position) ->
          texts.say(MESSAGES, name(position) + ": " + texts.get("fingers.disagree"));
      case FingersOutcome.SameFinger _ -> texts.error(MESSAGES, "fingers.same");
    }
  }

  /** Once more, for the traveller who was enrolled without. */
  public void again() {
    String traveller = pending;
    if (traveller != null) {
      read().ifPresent(fingers -> enrol(TravellerId.of(traveller), fingers));
    }
  }

  /** Of a traveller for whom nothing was captured. */
  void forget() {
    pending = null;
    enrolled = new ArrayList<>();
  }

  private String name(FingerPosition position) {
    return texts.get("finger." + position);
  }

  public List<FingerPosition> getPositions() {
    return Arrays.stream(FingerPosition.values())
        .filter(it -> it != FingerPosition.UNKNOWN)
        .toList();
  }

  public FingerPosition getFirst() {
    return first;
  }

  public void setFirst(FingerPosition first) {
    this.first = first;
  }

  /** Null: no second finger leaves a print. */
  public @Nullable FingerPosition getSecond() {
    return second;
  }

  public void setSecond(@Nullable FingerPosition second) {
    this.second = second;
  }

  /** Whether a traveller was enrolled, and the fingers were not. */
  public boolean isPending() {
    return pending != null;
  }

  /** The fingers that were enrolled just now. */
  public List<FingerPosition> getEnrolled() {
    return enrolled;
  }
}
