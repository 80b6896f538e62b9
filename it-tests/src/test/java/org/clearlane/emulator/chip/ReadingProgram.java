// SPDX-License-Identifier: Apache-2.0
package org.clearlane.emulator.chip;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.clearlane.devices.ChipReader;
import org.clearlane.devices.ChipResult;
import org.clearlane.devices.ChipWatch;
import org.clearlane.devices.TrustAnchors;
import org.clearlane.devices.chip.PcscSlot;
import org.clearlane.devices.chip.SlotReader;
import org.clearlane.devices.chip.TrustFolder;

/**
 * Reads a chip through PC/SC for each line of input and answers with one line: a process of its
 * own, since the Java platform finds the PC/SC service once in a process's life.
 */
final class ReadingProgram {
  private ReadingProgram() {}

  public static void main(String[] arguments) throws IOException {
    ChipReader reader = new SlotReader(new PcscSlot(Pattern.compile(arguments[0])));
    TrustAnchors anchors = new TrustFolder(Path.of(arguments[1])).anchors();
    BufferedReader input =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    while (input.readLine() != null) {
      System.out.println(told(reader.read(Passport.KEY, anchors, ChipWatch.none())));
    }
  }

  private static String told(ChipResult result) {
    return switch (result) {
      case ChipResult.Read read -> {
        StringBuilder told = new StringBuilder("Read genuine=" + read.checks().genuine());
        told.append(" zone=").append(read.document().zone().equals(Passport.ZONE));
        read.checks()
            .all()
            .filter(tree -> tree.parts().isEmpty())
            .forEach(
                tree -> told.append(' ').append(tree.check()).append('=').append(tree.outcome()));
        yield told.toString();
      }
      case ChipResult.NoCard _ -> "NoCard";
      case ChipResult.AccessDenied _ -> "AccessDenied";
      case ChipResult.Failed failed -> "Failed " + failed.reason();
    };
  }
}
