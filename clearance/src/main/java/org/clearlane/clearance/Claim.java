// SPDX-License-Identifier: Apache-2.0
package org.clearlane.clearance;

import org.clearlane.enrollment.ConsentPurpose;
import org.clearlane.enrollment.QrClaim;
import org.clearlane.kernel.TravelDocument;
import org.clearlane.kernel.TravellerId;

/** Who a traveller claims to be, by what was presented at the lane. */
public sealed interface Claim {
  /** The enrolled traveller that is meant. */
  TravellerId traveller();

  /** 32 hexadecimal digits, a keyed hash of the travel document. */
  String document();

  /** What the traveller must have agreed to. */
  ConsentPurpose purpose();

  /** A genuine, redeemed QR code. */
  record Qr(QrClaim code) implements Claim {
    @Override
    public TravellerId traveller() {
      return code.traveller();
    }

    @Override
    public String document() {
      return code.document();
    }

    @Override
    public ConsentPurpose purpose() {
      return ConsentPurpose.CONTACTLESS_CHANNEL;
    }
  }

  /**
   * A travel document of an enrolled traveller.
   *
   * @param read what the lane read of it; personal data
   */
  record Document(TravellerId traveller, String document, TravelDocument read) implements Claim {
    @Override
    public ConsentPurpose purpose() {
      return ConsentPurpose.E_CHANNEL;
    }
  }
}
