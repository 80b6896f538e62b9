// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices;

/** How far the capture of a fingerprint is; told in the order in which they stand here. */
public sealed interface CaptureProgress {
  /** The sensor is ready: the finger is to be laid on. */
  record WaitingForFinger() implements CaptureProgress {}

  /** The sensor has taken the picture; what follows does not need the finger any more. */
  record FingerSeen() implements CaptureProgress {}

  /**
   * The picture is on its way. Begins again at 0 if it has to be fetched once more.
   *
   * @param percent how much has arrived, 0 to 100 in steps of five
   */
  record Transferring(int percent) implements CaptureProgress {}

  /** The picture has arrived whole: a finger that still lies there is to be lifted. */
  record LiftFinger() implements CaptureProgress {}
}
