// SPDX-License-Identifier: Apache-2.0
package org.clearlane.emulator;

/** A lane made of software, whatever it inspects with. Thread-safe. */
public sealed interface EmulatedLane extends AutoCloseable permits SoftwareLane, DocumentLane {
  String code();

  GateEmulator gate();

  @Override
  void close();
}
