// SPDX-License-Identifier: Apache-2.0
package org.clearlane.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.clearlane.demo.Faces.Face;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FacesTest {
  @TempDir private Path folder;

  @Test
  void bringsSeventyTwoPortraits() {
    assertThat(Faces.builtIn()).hasSize(72).allSatisfy(face -> assertThat(face.live()).isEmpty());
    assertThat(Faces.builtIn().getLast().enrolment().read()).startsWith(0xFF, 0xD8);
  }

  @Test
  void enrolsFromTheFirstPictureAndWalksWithTheOthers() throws IOException {
    picture("anna", "1.jpg");
    picture("anna", "2.jpg");
    picture("anna", "3.PNG");
    picture("ben", "1.jpg");
    picture("ben", "2.jpeg");

    List<Face> faces = Faces.in(folder);

    assertThat(faces).extracting(Face::label).containsExactly("anna", "ben");
    Face anna = faces.getFirst();
    assertThat(new String(anna.enrolment().read(), UTF_8)).isEqualTo("anna/1.jpg");
    Random random = new Random(1);
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < 50; i++) {
      seen.add(new String(anna.photograph(random).read(), UTF_8));
    }
    assertThat(seen).containsExactlyInAnyOrder("anna/2.jpg", "anna/3.PNG");
  }

  @Test
  void leavesOutWhatIsTheSamePhotograph() throws IOException {
    for (String person : List.of("anna", "ben", "carl", "dora")) {
      picture(person, "1.jpg");
      picture(person, "2.jpg");
    }
    Files.writeString(
        folder.resolve("pairs.csv"),
        """
        id,first,second,ncc_same_photo
        anna,1.jpg,2.jpg,0.899
        ben,1.jpg,2.jpg,0.900
        carl,1.jpg,,0.912
        """);

    assertThat(Faces.in(folder)).extracting(Face::label).containsExactly("anna", "carl", "dora");
  }

  @Test
  void leavesOutPeopleWithOnePicture() throws IOException {
    picture("anna", "1.jpg");
    picture("anna", "2.jpg");
    picture("ben", "1.jpg");
    picture("ben", "notes.txt");

    assertThatThrownBy(() -> Faces.in(folder))
        .isInstanceOf(DemoException.class)
        .hasMessageContaining("at least two people");
  }

  @Test
  void namesAFolderThatIsNotThere() {
    Path missing = folder.resolve("missing");
    assertThatThrownBy(() -> Faces.in(missing)).hasMessage("there is no folder " + missing);
  }

  /** A file that holds its own name is picture enough for who does not look at it. */
  private void picture(String person, String name) throws IOException {
    Path file = folder.resolve(person).resolve(name);
    Files.createDirectories(folder.resolve(person));
    Files.writeString(file, person + "/" + name);
  }
}
