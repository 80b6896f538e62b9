// SPDX-License-Identifier: Apache-2.0
package org.clearlane.demo;

import java.time.LocalDate;

/**
 * Somebody whom the e-ID provider can vouch for.
 *
 * @param logIn user name, in lower case
 * @param issuingState of the document, three letters as in its machine-readable zone
 */
public record EidPerson(
    String logIn,
    String password,
    String givenNames,
    String surname,
    LocalDate birthDate,
    String issuingState,
    String documentNumber) {

  /** The log-in only: the rest must not reach a log by accident. */
  @Override
  public String toString() {
    return "EidPerson[" + logIn + "]";
  }
}
