// SPDX-License-Identifier: Apache-2.0
package org.clearlane.evaluation.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Path;
import org.clearlane.evaluation.EvaluationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PictureFolderTest {
  @TempDir private Path folder = Path.of("");

  @Test
  void readsOneFolderForEachPerson() throws IOException {
    TestFolders.touch(
        folder, "b/10.jpg", "b/2.JPG", "b/notes.txt", "a/1.png", "c/1.pgm", ".git/1.jpg", "x.jpg");
    PictureFolder pictures = PictureFolder.ofPeople(folder);
    assertThat(pictures.pictures())
        .extracting(Picture::name)
        .containsExactly("a/1.png", "b/2.JPG", "b/10.jpg", "c/1.pgm");
    assertThat(pictures.subjects()).isEqualTo(3);
    assertThat(pictures.of("b")).hasSize(2);
    assertThat(pictures.picture("b\\10.jpg")).isPresent();
    assertThat(pictures.picture("b/11.jpg")).isEmpty();
  }

  @Test
  void readsFingersFromFileNames() throws IOException {
    TestFolders.touch(
        folder, "101_1.png", "101_10.png", "101_2.wsq", "left_hand_3_1.png", "README.md", "12.png");
    PictureFolder pictures = PictureFolder.ofFingers(folder);
    assertThat(pictures.pictures())
        .extracting(Picture::subject)
        .containsExactly("101", "101", "101", "left_hand_3");
    assertThat(pictures.of("101"))
        .extracting(Picture::name)
        .containsExactly("101_1.png", "101_2.wsq", "101_10.png");
  }

  @Test
  void readsFingersFromFoldersWhereFilesDoNotTell() throws IOException {
    TestFolders.touch(folder, "right/1.png", "right/2.png");
    assertThat(PictureFolder.ofFingers(folder).of("right")).hasSize(2);
  }

  @Test
  void refusesWhatHoldsNoPictures() throws IOException {
    TestFolders.touch(folder, "1.jpg", "a/readme.txt");
    assertThatExceptionOfType(EvaluationException.class)
        .isThrownBy(() -> PictureFolder.ofPeople(folder))
        .withMessageContaining("holds no pictures");
    assertThatExceptionOfType(EvaluationException.class)
        .isThrownBy(() -> PictureFolder.ofPeople(folder.resolve("missing")))
        .withMessageContaining("is not a folder");
    assertThatExceptionOfType(EvaluationException.class)
        .isThrownBy(() -> PictureFolder.ofFingers(folder))
        .withMessageContaining("holds no fingerprints");
  }
}
