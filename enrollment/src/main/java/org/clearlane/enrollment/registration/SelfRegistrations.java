// SPDX-License-Identifier: Apache-2.0
package org.clearlane.enrollment.registration;

import com.nimbusds.oauth2.sdk.id.State;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.clearlane.biometrics.AcquisitionFailure;
import org.clearlane.biometrics.CapturePurpose;
import org.clearlane.biometrics.FaceAcquisition;
import org.clearlane.biometrics.FaceAcquisition.NotAcquired;
import org.clearlane.biometrics.FaceMatcher;
import org.clearlane.enrollment.ConsentForm;
import org.clearlane.enrollment.ConsentPurpose;
import org.clearlane.enrollment.Registration;
import org.clearlane.enrollment.RegistrationOutcome;
import org.clearlane.enrollment.RegistrationOutcome.NotUsable;
import org.clearlane.enrollment.RegistrationOutcome.Reason;
import org.clearlane.enrollment.RegistrationOutcome.Refused;
import org.clearlane.enrollment.RegistrationTicket;
import org.clearlane.enrollment.Registrations;
import org.clearlane.enrollment.credential.DeviceKeys;
import org.clearlane.enrollment.proofing.Challenge;
import org.clearlane.enrollment.proofing.EidKeys;
import org.clearlane.enrollment.proofing.IdentityProofing;
import org.clearlane.enrollment.proofing.ProviderException;
import org.clearlane.kernel.TravelDocument;

/**
 * Takes travellers through their registration. No transaction is open while a provider is asked or
 * a picture looked at.
 */
@ApplicationScoped
public class SelfRegistrations implements Registrations {
  private static final System.Logger LOG = System.getLogger(SelfRegistrations.class.getName());

  /** Pictures that are asked to be a good portrait; after them one that lanes can use will do. */
  private static final int PICTURES_ASKED_TO_BE_GOOD = 10;

  private static final long PATIENCE_SECONDS = 2;

  /** Whoever registers waits rather than the lanes. */
  private final Semaphore looking =
      new Semaphore(Math.max(1, Runtime.getRuntime().availableProcessors() / 2));

  private @Inject StoredRegistrations stored;
  private @Inject IdentityProofing proofing;
  private @Inject EidKeys keys;
  private @Inject FaceMatcher faces;

  @Override
  public boolean offered() {
    return proofing.configured();
  }

  @Override
  public List<ConsentPurpose> services() {
    return RegistrationSettings.services();
  }

  @Override
  public Optional<RegistrationTicket> begin() {
    return stored.begin();
  }

  @Override
  public Optional<Registration> current(RegistrationTicket ticket) {
    return stored.current(ticket);
  }

  @Override
  public void abandon(RegistrationTicket ticket) {
    stored.abandon(ticket);
  }

  @Override
  public Departure depart(RegistrationTicket ticket, URI callback) {
    Challenge challenge = proofing.challenge();
    String state = new State().getValue();
    try {
      URI provider = proofing.departure(challenge, state, callback);
      return stored
          .departing(ticket, challenge, state)
          .<Departure>map(Departure.Refused::new)
          .orElseGet(() -> new Departure.To(provider));
    } catch (ProviderException e) {
      LOG.log(Level.WARNING, "nobody can be sent to the e-ID provider", e);
      return new Departure.ProviderUnavailable();
    }
  }

  @Override
  public void comeBack(RegistrationTicket ticket, Map<String, String> answer, URI callback) {
    Optional<Challenge> challenge = stored.answered(ticket, answer.getOrDefault("state", ""));
    if (challenge.isEmpty()) {
      return;
    }
    try {
      stored.proved(ticket, proofing.identity(answer, challenge.get(), callback));
    } catch (ProviderException e) {
      LOG.log(Level.WARNING, "a proofing came to nothing: " + e.getMessage());
      LOG.log(Level.DEBUG, "a proofing came to nothing", e);
      stored.failed(ticket, e.fault());
    }
  }

  @Override
  public RegistrationOutcome document(RegistrationTicket ticket, TravelDocument document) {
    return stored.document(ticket, document);
  }

  @Override
  public RegistrationOutcome portrait(RegistrationTicket ticket, byte[] image) {
    Optional<Integer> soFar = stored.picturesSoFar(ticket);
    if (soFar.isEmpty()) {
      return new Refused(current(ticket).isPresent() ? Reason.NOT_NOW : Reason.UNKNOWN);
    }
    Optional<FaceAcquisition> seen = look(image);
    if (seen.isEmpty()) {
      return new Refused(Reason.BUSY);
    }
    CapturePurpose purpose =
        soFar.get() < PICTURES_ASKED_TO_BE_GOOD ? CapturePurpose.ENROLMENT : CapturePurpose.LANE;
    if (seen.get() instanceof FaceAcquisition.Acquired face && face.hint(purpose).isEmpty()) {
      return stored.looked(ticket, Optional.of(image));
    }
    if (seen.get().equals(new NotAcquired(AcquisitionFailure.NOT_READY))) {
      return new Refused(Reason.NOT_READY);
    }
    return switch (stored.looked(ticket, Optional.empty())) {
      case Refused refused -> refused;
      default -> new NotUsable(seen.get().hint(purpose));
    };
  }

  /** Empty if too many are looked at already. */
  private Optional<FaceAcquisition> look(byte[] image) {
    try {
      if (!looking.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        return Optional.empty();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
    try {
      return Optional.of(faces.acquire(image));
    } finally {
      looking.release();
    }
  }

  @Override
  public RegistrationOutcome consent(RegistrationTicket ticket, ConsentForm form) {
    return stored.consent(ticket, form);
  }

  @Override
  public RegistrationOutcome complete(RegistrationTicket ticket, String devicePublicKeyJwk) {
    if (DeviceKeys.coordinates(devicePublicKeyJwk).isEmpty()) {
      return new Refused(Reason.BAD_DEVICE_KEY);
    }
    return stored
        .enrol(ticket)
        .<RegistrationOutcome>map(Refused::new)
        .orElseGet(() -> stored.issue(ticket, devicePublicKeyJwk));
  }

  @Override
  public String publicKeys() {
    return keys.publicKeys();
  }
}
