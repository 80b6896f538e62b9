// SPDX-License-Identifier: Apache-2.0
package org.clearlane.web.console;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.clearlane.enrollment.ActivationCode;
import org.clearlane.enrollment.ConsentPurpose;
import org.clearlane.enrollment.Consents;
import org.clearlane.enrollment.Credentials;
import org.clearlane.enrollment.Enrollments;
import org.clearlane.enrollment.EnrolmentOutcome;
import org.clearlane.enrollment.EnrolmentRequest;
import org.clearlane.enrollment.TravellerSummary;
import org.clearlane.kernel.MachineReadableZone;
import org.clearlane.kernel.MrzReading;
import org.clearlane.kernel.TravelDocument;
import org.clearlane.kernel.TravellerId;
import org.jspecify.annotations.Nullable;
import org.primefaces.model.file.UploadedFile;

/** The enrolment page. Keeps no picture and no name between requests but the typed zone. */
@Named
@ViewScoped
public class Enrolment implements Serializable {
  private static final long serialVersionUID = 1L;

  private transient @Inject Enrollments enrollments;
  private transient @Inject Credentials credentials;

  private String mrz = "";
  private transient @Nullable UploadedFile portrait;
  private boolean consent;
  private transient @Nullable TravelDocument document;
  private transient List<String> problems = List.of();
  private String enrolled = "";
  private String quality = "";
  private String liveness = "";
  private String activationCode = "";
  private String activationExpiry = "";

  /** Reads the zone as typed and shows the document, or which fields are wrong. */
  public void check() {
    document = null;
    problems = List.of();
    switch (MachineReadableZone.read(mrz, LocalDate.now(ZoneId.systemDefault()))) {
      case MrzReading.ValidMrz valid -> document = valid.document();
      case MrzReading.InvalidMrz invalid ->
          problems = invalid.problems().stream().map(Enum::name).toList();
    }
  }

  public void submit() {
    enrolled = "";
    activationCode = "";
    check();
    TravelDocument read = document;
    UploadedFile picture = portrait;
    if (read == null) {
      Texts.error("enrolment.mrzWrong");
    } else if (picture == null || picture.getSize() == 0) {
      Texts.error("enrolment.portraitMissing");
    } else {
      enrol(read, picture.getContent());
    }
  }

  private void enrol(TravelDocument read, byte[] picture) {
    Set<ConsentPurpose> consents = consent ? Set.of(ConsentPurpose.CONTACTLESS_CHANNEL) : Set.of();
    switch (enrollments.enrol(new EnrolmentRequest(read, picture, consents), caller())) {
      case EnrolmentOutcome.Enrolled done -> {
        enrolled = done.traveller().toString();
        quality = String.format(Locale.ROOT, "%.2f", done.quality().overall());
        liveness = String.format(Locale.ROOT, "%.2f", done.liveness().score());
        mrz = "";
        document = null;
        consent = false;
      }
      case EnrolmentOutcome.DocumentAlreadyEnrolled _ -> Texts.error("enrolment.duplicate");
      case EnrolmentOutcome.PortraitRejected rejected ->
          Texts.error("failure." + rejected.failure());
      case EnrolmentOutcome.DocumentNotAccepted _ -> Texts.error("enrolment.expired");
      case EnrolmentOutcome.ConsentMissing _ -> Texts.error("enrolment.consentMissing");
    }
  }

  public void activate() {
    ActivationCode code = credentials.activate(TravellerId.of(enrolled), caller());
    activationCode = code.text();
    activationExpiry =
        DateTimeFormatter.ofPattern("HH:mm")
            .withZone(ZoneId.systemDefault())
            .format(code.expiresAt());
  }

  /** The address of the traveller's page with the code in its fragment, as a QR code. */
  public String getActivationImage() throws WriterException {
    ExternalContext external = FacesContext.getCurrentInstance().getExternalContext();
    String address =
        external.getRequestScheme()
            + "://"
            + external.getRequestServerName()
            + ":"
            + external.getRequestServerPort()
            + "/traveller/#code="
            + activationCode;
    BitMatrix modules = new QRCodeWriter().encode(address, BarcodeFormat.QR_CODE, 0, 0);
    StringBuilder path = new StringBuilder();
    for (int y = 0; y < modules.getHeight(); y++) {
      for (int x = 0; x < modules.getWidth(); x++) {
        if (modules.get(x, y)) {
          path.append('M').append(x).append(' ').append(y).append("h1v1h-1z");
        }
      }
    }
    String svg =
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %1$d %1$d\"><path fill=\"#fff\" d=\"M0 0h%1$dv%1$dH0z\"/><path d=\"%2$s\"/></svg>"
            .formatted(modules.getWidth(), path);
    return "data:image/svg+xml;base64,"
        + Base64.getEncoder().encodeToString(svg.getBytes(StandardCharsets.UTF_8));
  }

  private static String caller() {
    return FacesContext.getCurrentInstance().getExternalContext().getUserPrincipal().getName();
  }

  public List<TravellerSummary> getRecent() {
    return enrollments.recent(12);
  }

  public String getConsentVersion() {
    return Consents.TEXT_VERSION;
  }

  public String getExpiry() {
    TravelDocument read = document;
    return read == null ? "" : read.expiry().map(LocalDate::toString).orElse("–");
  }

  public @Nullable TravelDocument getDocument() {
    return document;
  }

  public List<String> getProblems() {
    return problems;
  }

  public String getMrz() {
    return mrz;
  }

  public void setMrz(@Nullable String mrz) {
    this.mrz = mrz == null ? "" : mrz;
  }

  public @Nullable UploadedFile getPortrait() {
    return portrait;
  }

  public void setPortrait(@Nullable UploadedFile portrait) {
    this.portrait = portrait;
  }

  public boolean isConsent() {
    return consent;
  }

  public void setConsent(boolean consent) {
    this.consent = consent;
  }

  public String getEnrolled() {
    return enrolled;
  }

  public String getQuality() {
    return quality;
  }

  public String getLiveness() {
    return liveness;
  }

  public String getActivationCode() {
    return activationCode;
  }

  public String getActivationExpiry() {
    return activationExpiry;
  }
}
