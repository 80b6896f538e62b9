// SPDX-License-Identifier: Apache-2.0
package org.clearlane.demo;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What one may ask of the demonstration. */
final class DemoOptions {
  private static final int MOST_LANES = 16;
  private static final int MOST_E_CHANNELS = 4;
  private static final long MOST_PASSAGES = 1_000_000;

  @Option(names = "--passages", paramLabel = "N", description = "Stop after N attempts.")
  private @Nullable Long passages;

  @Option(
      names = "--lanes",
      paramLabel = "N",
      defaultValue = "4",
      description =
          "Software lanes at authority a, alternately in and out, 1 to 16; default ${DEFAULT-VALUE}.")
  int lanes = 4;

  @Option(
      names = "--e-channels",
      paramLabel = "N",
      description =
          "Software e-Channels (document and finger) at authority a, 0 to 4; default 1, or none with"
              + " --passages.")
  private @Nullable Integer eChannels;

  @Option(
      names = "--e-id",
      negatable = true,
      description =
          "An e-ID provider (Keycloak) with which one can register; default yes, or no with"
              + " --passages.")
  private @Nullable Boolean eId;

  @Option(
      names = "--speed",
      paramLabel = "F",
      description =
          "How much faster than people the people are, 0.1 to 100; default 1, or 10 with --passages.")
  private @Nullable Double speed;

  @Option(
      names = "--faces",
      paramLabel = "DIR",
      description =
          "Folders of real pictures per person: enrol from the first, walk with the others.")
  private @Nullable Path faces;

  @Option(
      names = "--impostors",
      paramLabel = "SHARE",
      defaultValue = "0.1",
      description =
          "Share of attempts with somebody else's phone, 0 to 1; default ${DEFAULT-VALUE}. 1 makes"
              + " every attempt one.")
  double impostors = 0.1;

  @Option(
      names = "--turn-back",
      paramLabel = "SHARE",
      defaultValue = "0.01",
      description =
          "Share of people who turn back at the open gate, 0 to 1; default ${DEFAULT-VALUE}.")
  double turnBack = 0.01;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Who walks and how the pictures are rendered; default ${DEFAULT-VALUE}.")
  long seed = 1;

  @Option(
      names = "--http-port",
      paramLabel = "PORT",
      defaultValue = "9080",
      description = "Default ${DEFAULT-VALUE}; 0 takes a free one.")
  int httpPort = 9080;

  @Option(
      names = "--https-port",
      paramLabel = "PORT",
      defaultValue = "9443",
      description = "Default ${DEFAULT-VALUE}; 0 takes a free one.")
  int httpsPort = 9443;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description =
          "Keep everything in this new or empty folder; default: a temporary one, removed at the"
              + " end.")
  private @Nullable Path data;

  @Option(names = "--json", description = "Print one line of JSON last.")
  boolean json;

  /** After how many attempts it stops by itself. */
  Optional<Long> passages() {
    return Optional.ofNullable(passages);
  }

  int eChannels() {
    Integer wanted = eChannels;
    return wanted == null ? (passages == null ? 1 : 0) : wanted;
  }

  boolean eId() {
    Boolean wanted = eId;
    return wanted == null ? passages == null : wanted;
  }

  Optional<Path> faces() {
    return Optional.ofNullable(faces);
  }

  Optional<Path> data() {
    return Optional.ofNullable(data);
  }

  double speed() {
    Double wanted = speed;
    return wanted == null ? (passages == null ? 1 : 10) : wanted;
  }

  /**
   * @throws DemoException naming the first option that is out of range
   */
  void check() {
    between("--lanes", lanes, 1, MOST_LANES);
    between("--e-channels", eChannels(), 0, MOST_E_CHANNELS);
    between("--speed", speed(), 0.1, 100);
    between("--passages", passages().orElse(1L), 1, MOST_PASSAGES);
    between("--impostors", impostors, 0, 1);
    between("--turn-back", turnBack, 0, 1);
  }

  private static void between(String option, double value, double least, double most) {
    // The form catches NaN too.
    if (!(value >= least && value <= most)) {
      throw new DemoException(option + " takes " + plain(least) + " to " + plain(most));
    }
  }

  private static String plain(double value) {
    return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
  }
}
