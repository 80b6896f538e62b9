// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * What a chip holds of its holder: personal data, to be wiped by {@link #close()}. Not thread-safe.
 */
public final class ChipDocument implements AutoCloseable {
  /** How a face is compressed. */
  public enum PictureType {
    JPEG("image/jpeg"),
    JPEG_2000("image/jp2");

    private final String mediaType;

    PictureType(String mediaType) {
      this.mediaType = mediaType;
    }

    public String mediaType() {
      return mediaType;
    }
  }

  /**
   * The holder's face in data group 2.
   *
   * @param bytes the compressed picture; not copied
   * @param width in pixels as the record says, 0 if it says nothing
   * @param height in pixels as the record says, 0 if it says nothing
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  public record Face(byte[] bytes, PictureType type, int width, int height) {
    /** Hides the picture. */
    @Override
    public String toString() {
      return "Face[" + type + ", " + bytes.length + " bytes]";
    }
  }

  private final byte[] zone;
  private final Optional<Face> face;

  /**
   * @param zone the machine-readable zone in ASCII; kept, not copied
   */
  public ChipDocument(byte[] zone, Optional<Face> face) {
    this.zone = zone;
    this.face = face;
  }

  /**
   * The machine-readable zone of data group 1: 72, 88 or 90 characters without line ends, as {@link
   * org.clearlane.kernel.MachineReadableZone#read} takes it. It is to be compared with the printed
   * one. NUL characters after {@link #close()}.
   */
  public String zone() {
    return new String(zone, StandardCharsets.US_ASCII);
  }

  /** The face; absent if its record has a form that is not known here. Zeros after closing. */
  public Optional<Face> face() {
    return face;
  }

  /** Overwrites zone and picture with zeros. Idempotent. */
  @Override
  public void close() {
    Arrays.fill(zone, (byte) 0);
    face.ifPresent(picture -> Arrays.fill(picture.bytes(), (byte) 0));
  }

  /** Hides everything. */
  @Override
  public String toString() {
    return "ChipDocument[hidden]";
  }
}
