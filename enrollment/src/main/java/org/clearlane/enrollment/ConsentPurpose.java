// SPDX-License-Identifier: Apache-2.0
package org.clearlane.enrollment;

/** What a traveller consents to, each on its own. */
public enum ConsentPurpose {
  /** Face and document at the contactless e-Channel. */
  CONTACTLESS_CHANNEL,
  /** Document and fingerprint at the e-Channel. */
  E_CHANNEL,
  /** Clearance by face alone in a group. */
  CONTACTLESS_GROUP,
  /** Lanes that two authorities share. */
  COLLABORATIVE_INSPECTION,
  /** One journey by face at an airport. */
  FLIGHT_TOKEN
}
