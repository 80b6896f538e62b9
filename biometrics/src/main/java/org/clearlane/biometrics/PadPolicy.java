// SPDX-License-Identifier: Apache-2.0
package org.clearlane.biometrics;

/** What follows when a capture looks like a presentation attack. */
public enum PadPolicy {
  /** It is recorded and shown to officers; it decides nothing. */
  ADVISORY,
  /** The traveller is sent to an officer. */
  REFER,
  /** The capture is refused and asked for again; after some refusals the traveller is referred. */
  REFUSE
}
