// SPDX-License-Identifier: Apache-2.0
package org.clearlane.it.port;

import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.clearlane.demo.Recapture;
import org.clearlane.demo.Wallet;

/**
 * A person with the portrait of the enrolment and a phone.
 *
 * @param id as the server named the traveller
 * @param document number of the travel document, issued by UTO
 */
@SuppressWarnings("ArrayRecordComponent") // a picture, never compared
record Traveller(String id, String document, byte[] portrait, Wallet wallet) {

  private static final AtomicInteger LOOKS = new AtomicInteger();

  /** What a lane camera sees of the person: another look each time. */
  byte[] face() {
    return faces(1).getFirst();
  }

  /** Some frames of one look. */
  List<byte[]> faces(int frames) {
    return Recapture.still(
        portrait, frames, new Random(document.hashCode() + 31L * LOOKS.incrementAndGet()));
  }

  /** What the phone shows now. */
  String code() {
    return codeOf(0);
  }

  /** What the phone shows a number of 30-second steps from now. */
  String codeOf(int stepsFromNow) {
    return wallet.text(Wallet.step(Instant.now()) + stepsFromNow);
  }
}
