// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices.document;

import java.util.function.Consumer;
import org.clearlane.devices.DocumentReader;
import org.clearlane.devices.DocumentReaderWiring;
import org.clearlane.devices.ScannedDocument;
import org.clearlane.devices.serial.LinkHealth;
import org.clearlane.devices.serial.LinkSession;

/** The conversation with a document reader. */
public interface ReaderSession extends LinkSession, DocumentReader {

  /** The session for what a reader speaks. */
  static ReaderSession of(
      DocumentReaderWiring wiring, LinkHealth health, Consumer<ScannedDocument> documents) {
    return switch (wiring.dialect()) {
      case DocumentReaderWiring.Elyctis _ -> new ElyctisSession(health, documents);
      case DocumentReaderWiring.Framed marks -> new FramedTextSession(marks, health, documents);
    };
  }
}
