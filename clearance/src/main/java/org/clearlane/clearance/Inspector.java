// SPDX-License-Identifier: Apache-2.0
package org.clearlane.clearance;

import org.clearlane.kernel.TravelDocument;

/**
 * The decision a lane asks for. A lane of one authority asks the inspector of this module; a joint
 * lane asks one that combines two authorities' verdicts.
 */
public interface Inspector {

  /**
   * Inspects for the current authority. Blocks for some milliseconds and changes nothing.
   *
   * @throws org.clearlane.kernel.NoAuthorityException if no authority is bound
   */
  Verdict inspect(Evidence evidence);

  /**
   * The verdict on a traveller who is not enrolled: never cleared, but screened like everybody.
   *
   * @throws org.clearlane.kernel.NoAuthorityException if no authority is bound
   */
  Verdict inspectUnknown(TravelDocument document);
}
