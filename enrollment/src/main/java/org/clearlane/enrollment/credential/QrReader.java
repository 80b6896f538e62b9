// SPDX-License-Identifier: Apache-2.0
package org.clearlane.enrollment.credential;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import org.clearlane.biometrics.FaceTemplate;
import org.clearlane.enrollment.QrClaim;
import org.clearlane.enrollment.QrReading;
import org.clearlane.enrollment.QrRefusal;
import org.clearlane.kernel.AuthorityContext;

/** Reads scanned texts: form, keys, validity, time step, revocation, in this order. */
@Dependent
class QrReader {
  /** The phone makes a new text with every step. */
  static final int STEP_SECONDS = 30;

  /** A screenshot lives for one step more than the code itself; a clock may be off by one. */
  private static final int DRIFT_STEPS = 1;

  private final CredentialSeal seal;
  private final RevokedCredentials revoked;

  @Inject
  QrReader(CredentialSeal seal, RevokedCredentials revoked) {
    this.seal = seal;
    this.revoked = revoked;
  }

  QrReading read(String text, Instant at) {
    Optional<QrText> parsed = QrText.parse(text);
    if (parsed.isEmpty()) {
      return new QrReading.Refused(QrRefusal.MALFORMED);
    }
    QrText qr = parsed.get();
    if (!qr.authority().equals(AuthorityContext.current().code())) {
      return new QrReading.Refused(QrRefusal.OTHER_AUTHORITY);
    }
    return switch (seal.open(qr.jwe())) {
      case CredentialSeal.Opened.Not not -> new QrReading.Refused(not.refusal());
      case CredentialSeal.Opened.Body opened -> judge(qr, opened.body(), at);
    };
  }

  private QrReading judge(QrText qr, CredentialBody body, Instant at) {
    if (!DeviceKeys.verifies(body.deviceKey(), qr.signed(), qr.signature())) {
      return new QrReading.Refused(QrRefusal.BAD_SIGNATURE);
    }
    if (at.isBefore(body.notBefore()) || !at.isBefore(body.expiry())) {
      return new QrReading.Refused(QrRefusal.EXPIRED_CREDENTIAL);
    }
    Optional<QrRefusal> outside = outsideWindow(qr.step(), at);
    if (outside.isPresent()) {
      return new QrReading.Refused(outside.get());
    }
    if (revoked.contains(body.credential())) {
      return new QrReading.Refused(QrRefusal.REVOKED);
    }
    return new QrReading.Genuine(
        new QrClaim(
            body.credential(),
            body.traveller(),
            HexFormat.of().formatHex(body.documentReference()),
            FaceTemplate.fromInt8(body.modelId(), body.template()),
            qr.step()));
  }

  /** Why a step does not count at a time, if it does not. */
  static Optional<QrRefusal> outsideWindow(long step, Instant at) {
    long now = at.getEpochSecond() / STEP_SECONDS;
    if (step < now - DRIFT_STEPS) {
      return Optional.of(QrRefusal.STALE_CODE);
    }
    return step > now + DRIFT_STEPS ? Optional.of(QrRefusal.FUTURE_CODE) : Optional.empty();
  }
}
