// SPDX-License-Identifier: Apache-2.0
package org.clearlane.biometrics.face;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.clearlane.biometrics.FaceBox;
import org.clearlane.biometrics.image.RgbImage;
import org.junit.jupiter.api.Test;

class FaceSelectionTest {
  private static final RgbImage FRAME = new RgbImage(640, 480, new int[640 * 480]);

  @Test
  void hasNoSubjectWithoutFaces() {
    assertThat(new FaceSelection(FRAME, List.of()).subject()).isEmpty();
    assertThat(new FaceSelection(FRAME, List.of()).isAmbiguous()).isFalse();
  }

  @Test
  void ignoresASmallFaceBehind() {
    Detection subject = face(320, 240, 150);
    FaceSelection selection = new FaceSelection(FRAME, List.of(face(200, 150, 60), subject));

    assertThat(selection.subject()).contains(subject);
    assertThat(selection.isAmbiguous()).isFalse();
  }

  @Test
  void ignoresAFaceAtTheEdge() {
    Detection subject = face(320, 240, 120);
    FaceSelection selection = new FaceSelection(FRAME, List.of(face(600, 240, 130), subject));

    assertThat(selection.subject()).contains(subject);
    assertThat(selection.isAmbiguous()).isFalse();
  }

  @Test
  void cannotTellTwoPeopleSideBySideApart() {
    assertThat(new FaceSelection(FRAME, List.of(face(220, 240, 120), face(420, 240, 118))))
        .matches(FaceSelection::isAmbiguous);
  }

  @Test
  void takesAFaceOffCentreIfItIsAlone() {
    Detection subject = face(60, 60, 80);

    assertThat(new FaceSelection(FRAME, List.of(subject)).subject()).contains(subject);
  }

  private static Detection face(double x, double y, double size) {
    return new Detection(new FaceBox(x - size / 2, y - size / 2, size, size), 0.9);
  }
}
