// SPDX-License-Identifier: Apache-2.0
package org.clearlane.it.port;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.openqa.selenium.By;

/** A lane whose screen has the camera: the page in the browser takes the frames. */
@ExtendWith(SharedPort.class)
@ResourceLock(SharedPort.NAME)
class LanePageIT {
  private final RunningPort port;
  @TempDir private Path folder;

  LanePageIT(RunningPort port) {
    this.port = port;
  }

  @Test
  void theScreensCameraIsEnoughForAPassage() throws Exception {
    Traveller traveller = port.enrol();
    TestLane lane = port.lane("v1");
    try (Browser screen =
        Browser.lane(port.httpPort(), CameraVideo.of(folder, traveller.faces(12)))) {
      String address = port.display("v1");
      screen.go("/display/lane.html");
      screen.type("lane", "v1");
      screen.type("user", "lane-v1@a");
      screen.type("password", address.substring(address.indexOf("password=") + 9));
      screen.click("camera");
      screen.click(By.cssSelector("#login button"));
      screen.awaitText(By.cssSelector(".prompts [lang=en]"), "Show your QR code");
      screen.await(By.cssSelector("#stage[data-camera]"));

      lane.devices().scanner().present(traveller.code());
      screen.await(By.cssSelector("#mirror"));
      String passage = lane.await("PROCEED").getString("passage");
      screen.awaitText(By.cssSelector(".prompts [lang=en]"), "Please walk through");
      assertThat(lane.devices().gate().walkThrough()).isTrue();
      lane.await("READY");
      assertThat(port.passage(passage).getString("state")).isEqualTo("COMPLETED");
    }
  }

  @Test
  void aScreenWithoutTheCameraSendsNothing() throws Exception {
    Traveller traveller = port.enrol();
    TestLane lane = port.lane("v2");
    try (Browser screen =
        Browser.lane(port.httpPort(), CameraVideo.of(folder, traveller.faces(12)))) {
      screen.go("/display/lane.html#" + port.display("v2"));
      lane.present(traveller.code(), "CAPTURE");
      screen.awaitText(By.cssSelector(".prompts [lang=en]"), "Look at the camera");
      assertThat(screen.script("return document.getElementById('mirror').srcObject === null"))
          .isEqualTo(true);
      lane.lookUsably(lane.directive(), traveller);
      lane.await("PROCEED");
    }
  }
}
