// SPDX-License-Identifier: Apache-2.0
package org.clearlane.evaluation.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.clearlane.evaluation.dataset.TestFolders.table;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.clearlane.evaluation.EvaluationException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TablesTest {
  @TempDir private Path directory = Path.of("");

  @BeforeEach
  void fill() throws IOException {
    TestFolders.touch(directory, "a/1.jpg", "a/2.jpg", "a/3.jpg", "b/1.jpg", "b/2.jpg", "c/1.jpg");
  }

  private PictureFolder folder() {
    return PictureFolder.ofPeople(directory);
  }

  private static NamePair pair(String one, String other) {
    return NamePair.of(one, other);
  }

  @Test
  void splitsCells() {
    assertThat(CsvTable.cells("a, b ,\"c, \"\"d\"\"\",")).containsExactly("a", "b", "c, \"d\"", "");
  }

  @Test
  void takesFoldersForTruthUnlessTheListOverrulesThem() throws IOException {
    Path file =
        table(
            directory,
            "first,second,kind",
            "a/1.jpg,a/2.jpg,",
            "b/1.jpg,a/1.jpg",
            "c/1.jpg,a/2.jpg,same",
            "a/1.jpg,a/3.jpg,different");
    TrialList list = TrialList.read(file, folder());
    assertThat(list.mated().orElseThrow())
        .containsExactlyInAnyOrder(pair("a/1.jpg", "a/2.jpg"), pair("a/2.jpg", "c/1.jpg"));
    assertThat(list.nonMated().orElseThrow())
        .containsExactlyInAnyOrder(pair("a/1.jpg", "b/1.jpg"), pair("a/1.jpg", "a/3.jpg"));
  }

  @Test
  void limitsOnlyTheKindThatIsListed() throws IOException {
    TrialList list = TrialList.read(table(directory, "a/1.jpg,a/2.jpg"), folder());
    assertThat(list.mated()).isPresent();
    assertThat(list.nonMated()).isEmpty();
  }

  @Test
  void readsTablesOfPhotographs() throws IOException {
    Path file =
        table(
            directory,
            "id,first,second,ncc_same_photo",
            "a,1.jpg,2.jpg,0.7",
            "b,1.jpg,2.jpg,0.95",
            "c,1.jpg,,0.97",
            "gone,1.jpg,2.jpg,0.5");
    TrialList list = TrialList.read(file, folder());
    assertThat(list.mated().orElseThrow()).containsExactly(pair("a/1.jpg", "a/2.jpg"));
    assertThat(list.samePhotographs()).containsExactly(pair("b/1.jpg", "b/2.jpg"));
  }

  @Test
  void refusesATableOfPhotographsThatAreNotThere() throws IOException {
    Path file = table(directory, "id,first,second,ncc_same_photo", "gone,1.jpg,2.jpg,0.5");
    assertThatExceptionOfType(EvaluationException.class)
        .isThrownBy(() -> TrialList.read(file, folder()))
        .withMessageContaining("names no two photographs");
  }

  @Test
  void takesAnEmptySecondPhotographForAllOthers() throws IOException {
    Path file = table(directory, "id,first,second,ncc_same_photo", "a,1.jpg,,0.912", "b,1.jpg,,");
    assertThat(TrialList.read(file, folder()).samePhotographs())
        .containsExactlyInAnyOrder(pair("a/1.jpg", "a/2.jpg"), pair("a/1.jpg", "a/3.jpg"));
  }

  @Test
  void findsTheTableOfPhotographsOfAFolder() throws IOException {
    assertThat(TrialList.besides(folder())).isEmpty();
    Files.writeString(
        directory.resolve("pairs.csv"), "id,first,second,ncc_same_photo\na,1.jpg,2.jpg,0.9\n");
    TrialList besides = TrialList.besides(folder()).orElseThrow();
    assertThat(besides.samePhotographs()).containsExactly(pair("a/1.jpg", "a/2.jpg"));
    assertThat(besides.mated()).isEmpty();
    Files.writeString(directory.resolve("pairs.csv"), "a/1.jpg,b/2.jpg\n");
    assertThat(TrialList.besides(folder())).isEmpty();
  }

  @Test
  void saysWhichRowOfAListIsWrong() throws IOException {
    Path unknown = table(directory, "a/1.jpg,a/2.jpg", "a/1.jpg,a/9.jpg");
    assertThatExceptionOfType(EvaluationException.class)
        .isThrownBy(() -> TrialList.read(unknown, folder()))
        .withMessageContaining("line 2: there is no picture a/9.jpg");
    Path kind = table(directory, "a/1.jpg,a/2.jpg,perhaps");
    assertThatExceptionOfType(EvaluationException.class)
        .isThrownBy(() -> TrialList.read(kind, folder()))
        .withMessageContaining("'same' or 'different'");
    Path itself = table(directory, "a/1.jpg,a/1.jpg");
    assertThatExceptionOfType(EvaluationException.class)
        .isThrownBy(() -> TrialList.read(itself, folder()));
    Path nothing = table(directory, "first,second");
    assertThatExceptionOfType(EvaluationException.class)
        .isThrownBy(() -> TrialList.read(nothing, folder()));
    assertThatExceptionOfType(EvaluationException.class)
        .isThrownBy(() -> TrialList.read(directory.resolve("none.csv"), folder()))
        .withMessageContaining("cannot be read");
  }

  @Test
  void excludesPicturesSubjectsAndPairs() throws IOException {
    Path file = table(directory, "one,other", "c", "a/1.jpg,a/2.jpg", "b,a/3.jpg", "b/2.jpg");
    PictureFolder folder = folder();
    Exclusions exclusions = Exclusions.read(file, folder);
    assertThat(folder.pictures().stream().filter(exclusions::leavesOut).map(Picture::name))
        .containsExactly("b/2.jpg", "c/1.jpg");
    assertThat(exclusions.pairs())
        .containsExactlyInAnyOrder(pair("a/1.jpg", "a/2.jpg"), pair("a/3.jpg", "b"));
    Path unknown = table(directory, "a/1.jpg,a/2.jpg", "nobody");
    assertThatExceptionOfType(EvaluationException.class)
        .isThrownBy(() -> Exclusions.read(unknown, folder))
        .withMessageContaining("line 2: there is no picture or subject nobody");
  }

  @Test
  void readsLabelsOfSubjectsAndPictures() throws IOException {
    Path file =
        table(directory, "name,sex,light", "a,f,day", "a/3.jpg,f,night", "b,m", "nobody,f,day");
    PictureFolder folder = folder();
    GroupLabels groups = GroupLabels.read(file, folder);
    assertThat(groups.attributes()).containsExactly("sex", "light");
    assertThat(groups.unknown()).isEqualTo(1);
    assertThat(groups.label(folder.picture("a/1.jpg").orElseThrow(), 1)).contains("day");
    assertThat(groups.label(folder.picture("a/3.jpg").orElseThrow(), 1)).contains("night");
    assertThat(groups.label(folder.picture("b/1.jpg").orElseThrow(), 0)).contains("m");
    assertThat(groups.label(folder.picture("b/1.jpg").orElseThrow(), 1)).isEmpty();
    assertThat(groups.label(folder.picture("c/1.jpg").orElseThrow(), 0)).isEmpty();
  }

  @Test
  void refusesTablesWithoutLabels() throws IOException {
    Path none = table(directory, "a", "b");
    assertThatExceptionOfType(EvaluationException.class)
        .isThrownBy(() -> GroupLabels.read(none, folder()));
    Path strangers = table(directory, "name,sex", "x,f");
    assertThatExceptionOfType(EvaluationException.class)
        .isThrownBy(() -> GroupLabels.read(strangers, folder()));
  }
}
