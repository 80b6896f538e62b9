// SPDX-License-Identifier: Apache-2.0
package org.clearlane.enrollment.population;

import org.clearlane.enrollment.PopulationCode;

/**
 * A population whose gallery has to be there, or must not be, once the transaction has committed.
 *
 * @param searched whether lanes may search it
 */
record PopulationMoved(PopulationCode population, boolean searched) {}
