// SPDX-License-Identifier: Apache-2.0
package org.clearlane.emulator.chip;

import java.util.Optional;
import java.util.Set;
import org.clearlane.emulator.chip.DocumentIssuer.Feature;
import org.jspecify.annotations.Nullable;

/** A passport in software that can be laid on a virtual reader, and spoilt. Thread-safe. */
public final class SoftwareDocument implements AutoCloseable {
  /** Characters of a zone of two lines of 44 (TD3). */
  public static final int ZONE = 88;

  /** How a document is spoilt. */
  public enum Fault {
    NONE,
    /** The security object is not signed by the certificate in it. */
    WRONG_SIGNATURE,
    /** The face is not the one that was signed. */
    TAMPERED_FACE,
    /** The chip does not answer. */
    SILENT
  }

  private final ChipContents contents;
  private final String host;
  private final int port;
  private Fault fault = Fault.NONE;
  private @Nullable VirtualReader reader;

  /**
   * Issues a document.
   *
   * @param zone the machine-readable zone, {@link #ZONE} characters
   * @param picture the holder's face, JPEG
   * @param host where vsmartcard's {@code vpcd} listens
   * @throws IllegalArgumentException if the zone has another length
   */
  public SoftwareDocument(
      EmulatedState state,
      String zone,
      byte[] picture,
      Set<Feature> features,
      String host,
      int port) {
    if (zone.length() != ZONE) {
      throw new IllegalArgumentException("a zone has two lines of 44 characters");
    }
    this.contents = new DocumentIssuer(state.documentSigner()).issue(zone, picture, features);
    this.host = host;
    this.port = port;
  }

  /** How it is spoilt. */
  public synchronized Fault fault() {
    return fault;
  }

  /** Spoils it from when it is next laid on the reader. */
  public synchronized void spoil(Fault how) {
    fault = how;
  }

  /** Whether it lies on the reader. */
  public synchronized boolean laid() {
    return reader != null;
  }

  /** Commands that it has answered since it was laid on the reader. */
  public synchronized long answered() {
    return Optional.ofNullable(reader).map(VirtualReader::answered).orElse(0L);
  }

  /** Lays it on the reader, after it was taken away. */
  public synchronized void lay() {
    take();
    EmulatedChip chip = new EmulatedChip(spoilt());
    reader = VirtualReader.lay(chip, host, port, fault == Fault.SILENT);
  }

  /** Takes it away, if it lies there. */
  public synchronized void take() {
    VirtualReader open = reader;
    reader = null;
    if (open != null) {
      open.close();
    }
  }

  @Override
  public void close() {
    take();
  }

  private ChipContents spoilt() {
    return switch (fault) {
      case NONE, SILENT -> contents;
      case WRONG_SIGNATURE -> changed(ChipContents.SECURITY_OBJECT);
      case TAMPERED_FACE -> changed(ChipContents.dataGroup(2));
    };
  }

  /** The last byte is one of the signature, or of the picture. */
  private ChipContents changed(int file) {
    byte[] bytes = contents.file(file);
    bytes[bytes.length - 1] ^= 1;
    return contents.with(file, bytes);
  }
}
