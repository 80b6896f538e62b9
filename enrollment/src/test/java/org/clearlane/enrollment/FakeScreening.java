// SPDX-License-Identifier: Apache-2.0
package org.clearlane.enrollment;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.clearlane.kernel.TravelDocument;
import org.clearlane.watchlist.EntryId;
import org.clearlane.watchlist.Instruction;
import org.clearlane.watchlist.Screening;
import org.clearlane.watchlist.ScreeningOutcome;

/** Knows the numbers of wanted documents. */
public final class FakeScreening implements Screening {
  private final Set<String> numbers = ConcurrentHashMap.newKeySet();

  public void add(String number) {
    numbers.add(number);
  }

  @Override
  public ScreeningOutcome screen(TravelDocument document) {
    return numbers.contains(document.number())
        ? new ScreeningOutcome.Hit(EntryId.random(), Instruction.REFER)
        : new ScreeningOutcome.Clear();
  }
}
