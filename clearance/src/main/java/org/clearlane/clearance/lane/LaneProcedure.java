// SPDX-License-Identifier: Apache-2.0
package org.clearlane.clearance.lane;

import org.clearlane.clearance.Directive.Step;

/** How a lane inspects one traveller; used by the lane's thread. */
interface LaneProcedure {
  /** Whether travellers can be served now. */
  boolean ready();

  /** What the lane shows while it waits for the next traveller. */
  Step invitation();

  /** Whether this event is a traveller who begins a passage. */
  boolean begins(LaneEvent event);

  /** Serves that traveller until the passage has ended. */
  void serve(LaneEvent event) throws InterruptedException;
}
