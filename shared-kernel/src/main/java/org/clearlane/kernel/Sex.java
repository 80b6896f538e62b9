// SPDX-License-Identifier: Apache-2.0
package org.clearlane.kernel;

/** Sex as a travel document states it (ICAO Doc 9303-4, 4.2.2.2). */
public enum Sex {
  FEMALE,
  MALE,
  UNSPECIFIED
}
