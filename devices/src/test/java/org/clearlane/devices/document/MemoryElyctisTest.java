// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices.document;

import org.clearlane.devices.DocumentReaderRig;
import org.clearlane.devices.DocumentReaderWiring;
import org.clearlane.devices.TalkingReaderContract;

/** The contract of an Elyctis reader over a line in memory. */
class MemoryElyctisTest extends TalkingReaderContract {
  @Override
  protected DocumentReaderRig rig() {
    return new MemoryDocumentReader(new DocumentReaderWiring.Elyctis());
  }
}
