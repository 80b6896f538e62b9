// SPDX-License-Identifier: Apache-2.0
package org.clearlane.kernel;

import org.clearlane.kernel.planted.PlantedEntity;

/** Planted: a door whose signature shows an entity. */
interface PlantedDoor {
  PlantedEntity entity();
}
