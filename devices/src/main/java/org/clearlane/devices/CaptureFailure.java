// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices;

/** Why there is no picture of the finger. */
public enum CaptureFailure {
  /** Another capture is running. */
  BUSY,
  /** The sensor cannot be reached, or fell silent or was unplugged on the way. */
  OFFLINE,
  /** A finger was there but the sensor could take no picture of it: dirty, wet or moving. */
  UNCLEAR,
  /** The picture arrived damaged, also when it was fetched once more. */
  IMAGE_LOST,
  /** The sensor refused with a code that is not for the traveller to mend. */
  REFUSED
}
