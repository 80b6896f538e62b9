// SPDX-License-Identifier: Apache-2.0
package org.clearlane.kernel.planted;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/** Planted: an entity that a door shows. */
@Entity
public class PlantedEntity {
  @Id private long id;

  long id() {
    return id;
  }
}
