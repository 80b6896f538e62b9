// SPDX-License-Identifier: Apache-2.0
package org.clearlane.web.console.enrolment;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.lang.System.Logger.Level;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.clearlane.biometrics.FaceAcquisition;
import org.clearlane.biometrics.FaceMatcher;
import org.clearlane.devices.CheckTree;
import org.clearlane.devices.CheckTree.Outcome;
import org.clearlane.devices.ChipAccess;
import org.clearlane.devices.ChipDocument;
import org.clearlane.devices.ChipDocument.PictureType;
import org.clearlane.devices.ChipReaders;
import org.clearlane.devices.ChipResult;
import org.clearlane.devices.ChipWatch;
import org.clearlane.devices.DevicesException;
import org.clearlane.enrollment.DocumentEvidence;
import org.clearlane.kernel.MachineReadableZone;
import org.clearlane.kernel.MrzReading;
import org.clearlane.kernel.TravelDocument;
import org.clearlane.web.console.ConsoleSettings;
import org.clearlane.web.console.Texts;
import org.jspecify.annotations.Nullable;

/**
 * Reads the chip of the document on the counter's reader: every check, and the face. A reading
 * blocks its request for some seconds, at most as long as {@link
 * org.clearlane.devices.ChipReader#MOST_SECONDS} says.
 */
@Named
@ViewScoped
public class ChipDesk implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final System.Logger LOG = System.getLogger(ChipDesk.class.getName());
  private static final String MESSAGES = "chip";

  /** At which the two faces are called alike, as at a lane. */
  private static final double FMR = 1e-4;

  private transient @Inject ChipReaders readers;
  private transient @Inject FaceMatcher faces;
  private transient @Inject ChipFace face;
  private transient @Inject Texts texts;

  private ArrayList<CheckLine> checks = new ArrayList<>();
  private @Nullable String documentNumber;
  private boolean genuine;
  private boolean noted;
  private boolean faceShown;
  private @Nullable Double score;
  private boolean alike;

  /** Whether the counter has a reader. */
  public boolean isOffered() {
    return !ConsoleSettings.CHIP_READER.get().isEmpty();
  }

  /** Reads the chip that the document's zone opens, and compares its face with the portrait. */
  public void read(Optional<TravelDocument> document, byte[] portrait) {
    forget();
    if (document.isEmpty()) {
      texts.error(MESSAGES, "chip.mrz");
      return;
    }
    try {
      ChipResult result =
          readers
              .reader(ConsoleSettings.CHIP_READER.get())
              .read(ChipAccess.ZoneKey.of(document.get()), readers.anchors(), ChipWatch.none());
      switch (result) {
        case ChipResult.Read(var chip, var tree) -> {
          try (chip) {
            show(document.get(), chip, tree, portrait);
          }
        }
        case ChipResult.NoCard _ -> texts.error(MESSAGES, "chip.NO_CARD");
        case ChipResult.AccessDenied _ -> texts.error(MESSAGES, "chip.ACCESS_DENIED");
        case ChipResult.Failed(var reason) -> texts.error(MESSAGES, "chip." + reason);
      }
    } catch (DevicesException e) {
      LOG.log(Level.ERROR, "the trusted authorities cannot be read", e);
      texts.error(MESSAGES, "chip.anchors");
    }
  }

  private void show(TravelDocument typed, ChipDocument chip, CheckTree tree, byte[] portrait) {
    if (!says(chip, typed)) {
      texts.error(MESSAGES, "chip.differs");
      return;
    }
    documentNumber = typed.number();
    checks = new ArrayList<>(CheckLine.of(tree));
    genuine = tree.genuine();
    chip.face()
        .filter(it -> it.type() == PictureType.JPEG)
        .ifPresent(
            it -> {
              face.keep(it.bytes());
              faceShown = true;
            });
    compare(portrait);
  }

  private static boolean says(ChipDocument chip, TravelDocument typed) {
    return MachineReadableZone.read(chip.zone(), LocalDate.now(ZoneId.systemDefault()))
            instanceof MrzReading.ValidMrz valid
        && valid.document().equals(typed);
  }

  /** Compares the chip's face with the portrait, where both are there. */
  public void compare(byte[] portrait) {
    score = null;
    Optional<byte[]> chip = face.get();
    if (chip.isPresent()
        && portrait.length > 0
        && faces.acquire(chip.get()) instanceof FaceAcquisition.Acquired enrolled
        && faces.acquire(portrait) instanceof FaceAcquisition.Acquired live) {
      double found = faces.compare(live.template(), enrolled.template()).value();
      score = found;
      alike = found >= faces.thresholdAtFmr(FMR);
    }
  }

  /** Whether the document may be enrolled as far as its chip was read; says what speaks against. */
  boolean admits(TravelDocument document) {
    if (checks.isEmpty()) {
      return true;
    }
    if (!document.number().equals(documentNumber)) {
      texts.error(MESSAGES, "chip.other");
      return false;
    }
    if (checks.stream().anyMatch(it -> it.outcome().equals(Outcome.FAILED.name()))) {
      texts.error(MESSAGES, "chip.refused");
      return false;
    }
    if (!genuine && !noted) {
      texts.error(MESSAGES, "chip.note.missing");
      return false;
    }
    return true;
  }

  /** What the audit trail keeps of the chip. */
  Optional<DocumentEvidence> evidence() {
    return checks.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new DocumentEvidence(
                named(Outcome.PASSED), named(Outcome.NOT_PRESENT, Outcome.NOT_DONE)));
  }

  private List<String> named(Outcome... outcomes) {
    List<String> wanted = Arrays.stream(outcomes).map(Enum::name).toList();
    return checks.stream()
        .filter(it -> it.depth() == 1 && wanted.contains(it.outcome()))
        .map(CheckLine::check)
        .toList();
  }

  /** Destroys what was read. */
  void forget() {
    checks = new ArrayList<>();
    documentNumber = null;
    genuine = false;
    noted = false;
    faceShown = false;
    score = null;
    face.wipe();
  }

  /** Empty unless a chip was read. */
  public List<CheckLine> getChecks() {
    return checks;
  }

  public boolean isGenuine() {
    return genuine;
  }

  /** Whether a check failed, so that the document cannot be enrolled. */
  public boolean isRefused() {
    return checks.stream().anyMatch(it -> it.outcome().equals(Outcome.FAILED.name()));
  }

  /** Whether the officer has looked at a document whose chip does not prove everything. */
  public boolean isNoted() {
    return noted;
  }

  public void setNoted(boolean noted) {
    this.noted = noted;
  }

  public boolean isFaceShown() {
    return faceShown;
  }

  /** Of the chip's face and the portrait; null where they were not compared. */
  public @Nullable Double getScore() {
    return score;
  }

  public boolean isAlike() {
    return alike;
  }
}
