// SPDX-License-Identifier: Apache-2.0
package org.clearlane.it.port;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.clearlane.demo.ServerProcess;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

/** A typing error in a setting must not go unnoticed. */
@ResourceLock(RunningPort.OWN)
@Tag("soak")
class SettingsIT {
  @TempDir private Path data;

  @Test
  void badSettingsStopTheApplicationAndAreAllNamed() throws Exception {
    int port = RunningPort.freePort();
    Map<String, String> settings =
        Map.of(
            "CLEARLANE_LANE_CAPTURE_TIMEOUT", "banana",
            "CLEARLANE_LANE_CAPTURE_BURST", "PT1H",
            "JVM_ARGS", "-Dclearlane.lane.typo=1");
    try (ServerProcess server = RunningPort.server(data, port, settings)) {
      server.start();
      for (String key :
          List.of(
              "clearlane.lane.capture.timeout",
              "clearlane.lane.capture.burst",
              "clearlane.lane.typo")) {
        Awaitility.await()
            .alias("the log names " + key)
            .atMost(Duration.ofMinutes(4))
            .pollInterval(Duration.ofMillis(500))
            .until(() -> log(server).contains(key));
      }
      Awaitility.await()
          .alias("the application failed")
          .atMost(Duration.ofMinutes(1))
          .pollInterval(Duration.ofMillis(500))
          .until(() -> log(server).contains("CWWKZ0012I"));
      Awaitility.await()
          .alias("the server says that it is not ready")
          .atMost(Duration.ofMinutes(1))
          .pollInterval(Duration.ofMillis(500))
          .until(() -> ready(port), status -> status == 503);
      assertThat(server.alive()).isTrue();
    }
  }

  private static String log(ServerProcess server) throws IOException {
    return Files.exists(server.log()) ? Files.readString(server.log()) : "";
  }

  /** Status of the readiness probe; -1 where nobody answers. */
  private static int ready(int port) throws InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/health/ready"))
            .timeout(Duration.ofSeconds(10))
            .build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    } catch (IOException e) {
      return -1;
    }
  }
}
