// SPDX-License-Identifier: Apache-2.0
package org.clearlane.emulator.chip;

import java.util.Arrays;
import java.util.Random;
import java.util.Set;
import org.clearlane.devices.ChipAccess;
import org.clearlane.devices.TrustAnchors;
import org.clearlane.emulator.chip.DocumentIssuer.Feature;

/** The specimen of Doc 9303-4 as a document of a state in software. */
final class Passport {
  static final String ZONE =
      "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<L898902C36UTO7408122F1204159ZE184226B<<<<<10";
  static final ChipAccess KEY = new ChipAccess.ZoneKey("L898902C3", "740812", "120415");
  static final ChipAccess OTHER_KEY = new ChipAccess.ZoneKey("L898902C4", "740812", "120415");
  static final EmulatedState STATE = new EmulatedState("UT");
  static final byte[] PICTURE = picture(9000);

  private Passport() {}

  static ChipContents issued(Feature... features) {
    return new DocumentIssuer(STATE.documentSigner()).issue(ZONE, PICTURE, Set.of(features));
  }

  static TrustAnchors trusting(EmulatedState... states) {
    return TrustAnchors.of(Arrays.stream(states).map(EmulatedState::certificate).toList());
  }

  /** Bytes that begin as a JPEG does. */
  static byte[] picture(int length) {
    byte[] bytes = new byte[length];
    new Random(7).nextBytes(bytes);
    bytes[0] = (byte) 0xFF;
    bytes[1] = (byte) 0xD8;
    bytes[2] = (byte) 0xFF;
    return bytes;
  }
}
