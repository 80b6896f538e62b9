// SPDX-License-Identifier: Apache-2.0
package org.clearlane.enrollment;

import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.clearlane.kernel.TravelDocument;
import org.clearlane.watchlist.EntryId;
import org.clearlane.watchlist.Instruction;
import org.clearlane.watchlist.Screening;
import org.clearlane.watchlist.ScreeningOutcome;

/** Looks for the document numbers that a test names. */
public final class FakeScreening implements Screening {
  private final Set<String> wanted = ConcurrentHashMap.newKeySet();

  public void lookFor(String number) {
    wanted.add(number);
  }

  @Override
  public ScreeningOutcome screen(TravelDocument document) {
    return wanted.contains(document.number())
        ? new ScreeningOutcome.Hit(new EntryId(new UUID(0, 1)), Instruction.DETAIN)
        : new ScreeningOutcome.Clear();
  }
}
