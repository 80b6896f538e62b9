// SPDX-License-Identifier: Apache-2.0
package org.clearlane.web.console.enrolment;

import java.io.Serializable;
import org.clearlane.enrollment.ActivationCode;
import org.clearlane.web.console.ClockTimes;

/**
 * A one-time code as it is shown to the traveller, once.
 *
 * @param link address of the traveller page; the code stands in its fragment, which browsers do not
 *     send to servers
 * @param qr the link as a QR code
 */
public record Activation(String traveller, String code, String expiresAt, String link, QrPicture qr)
    implements Serializable {

  static Activation of(String traveller, ActivationCode code, String travellerPage) {
    String link = travellerPage + "#code=" + code.text();
    return new Activation(
        traveller, code.text(), ClockTimes.time(code.expiresAt()), link, QrPicture.of(link));
  }

  /** Hides the code. */
  @Override
  public String toString() {
    return "Activation[" + traveller + ", until " + expiresAt + "]";
  }
}
