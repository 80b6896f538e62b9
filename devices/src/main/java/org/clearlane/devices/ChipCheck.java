// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices;

/** What is checked of a chip (ICAO Doc 9303-11 and -12). */
public enum ChipCheck {
  /** Everything. */
  DOCUMENT,
  /** The chip opened. */
  ACCESS,
  /** Password authenticated connection establishment. */
  PACE,
  /** Basic access control. */
  BASIC_ACCESS,
  /** The data are as a trusted authority signed them. */
  PASSIVE_AUTHENTICATION,
  /** The document signer signed the security object. */
  SIGNATURE,
  /** A trusted country signing authority certified the document signer. */
  SIGNER_CHAIN,
  /** Signer and authority were valid at signing and are so now. */
  VALIDITY,
  /** Neither certificate is on a revocation list. */
  REVOCATION,
  /** Each data group has the hash that was signed. */
  HASHES,
  /** Machine-readable zone. */
  DATA_GROUP_1,
  /** Face. */
  DATA_GROUP_2,
  /** Security information, with the key of chip authentication. */
  DATA_GROUP_14,
  /** Public key of active authentication. */
  DATA_GROUP_15,
  /** The signed data groups that are not read here, such as fingerprints. */
  OTHER_DATA_GROUPS,
  /** The chip proved, by signing a challenge, that it is no copy. */
  ACTIVE_AUTHENTICATION,
  /** The chip proved, by agreeing on new session keys, that it is no copy. */
  CHIP_AUTHENTICATION
}
