// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices.chip;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.clearlane.devices.ChipReader;
import org.clearlane.devices.ChipReaders;
import org.clearlane.devices.TrustAnchors;

/** The PC/SC readers of this machine, and the configured folder of authorities. */
@ApplicationScoped
public class MachineChipReaders implements ChipReaders {
  private final Optional<TrustFolder> folder =
      Optional.of(ChipSettings.AUTHORITIES.get())
          .filter(path -> !path.isEmpty())
          .map(path -> new TrustFolder(Path.of(path)));

  @Override
  public ChipReader reader(String namePattern) {
    return new SlotReader(new PcscSlot(Pattern.compile(namePattern)));
  }

  @Override
  public TrustAnchors anchors() {
    return folder.map(TrustFolder::anchors).orElseGet(() -> TrustAnchors.of(List.of()));
  }
}
