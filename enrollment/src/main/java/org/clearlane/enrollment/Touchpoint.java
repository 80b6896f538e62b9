// SPDX-License-Identifier: Apache-2.0
package org.clearlane.enrollment;

/** Where a passenger is recognised by face. */
public enum Touchpoint {
  BAG_DROP,
  SECURITY,
  /** The authority's own lanes; never a partner's. */
  DEPARTURE_IMMIGRATION,
  BOARDING;

  /** Whether partners may ask here. */
  public boolean ofPartners() {
    return this != DEPARTURE_IMMIGRATION;
  }
}
