// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices.document;

import org.clearlane.devices.DocumentReaderContract;
import org.clearlane.devices.DocumentReaderRig;
import org.clearlane.devices.DocumentReaderWiring;

/** The contract of a reader of framed text over a line in memory, with unusual marks. */
class MemoryFramedTextTest extends DocumentReaderContract {
  @Override
  protected DocumentReaderRig rig() {
    return new MemoryDocumentReader(new DocumentReaderWiring.Framed(0x11, 0x12));
  }
}
