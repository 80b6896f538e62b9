// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices;

/** How the conversation with an OSDP device is protected (SIA OSDP 2.2, annex D). */
public enum ChannelSecurity {
  /**
   * Not at all: for lines that nobody can reach. A device that has proven to know a key of this
   * site is not spoken to before that key is forgotten.
   */
  NONE,
  /**
   * The default key opens the channel until the device has been given a key of this site and has
   * proven that it knows it; afterwards as {@link #ENFORCED}.
   */
  INSTALL,
  /** Nothing is said but through the secure channel under the site key. */
  ENFORCED
}
