// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices.scanner;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.clearlane.devices.TextFormat;
import org.clearlane.devices.TextFormat.Terminator;
import org.junit.jupiter.api.Test;

class AnswersTest {
  private final List<String> codes = new ArrayList<>();
  private TextFramer framer = new TextFramer(TextFormat.USUAL, codes::add);
  private int refusals;

  @Test
  void honeywellsAnswersAreNoCodes() {
    Answers answers = new HoneywellAnswers();
    send(answers, "one\rTRGMOD3\u0006.two\r\u0006three\rPAPHHF\u0006!four\r");
    assertThat(codes).containsExactly("one", "two", "three", "four");
    assertThat(refusals).isZero();
    assertThat(framer.dropped()).isZero();
  }

  @Test
  void honeywellsRefusalsAreTold() {
    Answers answers = new HoneywellAnswers();
    send(answers, "ABCDEF1\u0015.XYZ\u0005!\u0015one\r");
    assertThat(refusals).isEqualTo(3);
    assertThat(codes).containsExactly("one");
  }

  @Test
  void aPauseEndsHoneywellsAnswer() {
    Answers answers = new HoneywellAnswers();
    send(answers, "TRGMOD3\u0015");
    assertThat(answers.pause(framer)).isTrue();
    assertThat(answers.pause(framer)).isFalse();
    send(answers, "one\r");
    assertThat(codes).containsExactly("one");
  }

  @Test
  void aCodeWithAStatusByteIsDamagedAndNotCutShort() {
    send(new HoneywellAnswers(), "da\u0006maged\rwhole\r");
    assertThat(codes).containsExactly("whole");
    assertThat(framer.dropped()).isEqualTo(1);
  }

  @Test
  void newlandsAnswersAreNoCodes() {
    Answers answers = new NewlandAnswers();
    send(
        answers, "\u0002\u00010000#SCNTRG1\u0006;\u0003one\r\u0002\u00010000#SCNTRG0\u0006;\u0003");
    send(answers, "two\r");
    assertThat(codes).containsExactly("one", "two");
    assertThat(refusals).isZero();
    assertThat(framer.dropped()).isZero();
  }

  @Test
  void newlandsRefusalsAreTold() {
    send(new NewlandAnswers(), "\u0002\u00010000#SCNTRG1\u0015;\u0003one\r");
    assertThat(refusals).isEqualTo(1);
    assertThat(codes).containsExactly("one");
  }

  @Test
  void whatOnlyBeginsLikeNewlandsAnswerIsText() {
    framer =
        new TextFramer(new TextFormat(Terminator.CR, "\u0002", "", Optional.empty()), codes::add);
    Answers answers = new NewlandAnswers();
    send(answers, "\u0002one\r\u0002\u0001junk\u0002two\r");
    send(answers, "\u0002\u0001" + "x".repeat(200) + "\u0002three\r\u0002\u0002four\r");
    assertThat(codes).containsExactly("one", "two", "three", "four");
  }

  @Test
  void aPauseEndsWhatBeginsLikeNewlandsAnswer() {
    Answers answers = new NewlandAnswers();
    send(answers, "\u0002\u00010000#SC");
    assertThat(answers.pause(framer)).isFalse();
    framer.pause();
    send(answers, "one\r");
    assertThat(codes).containsExactly("one");
  }

  private void send(Answers answers, String text) {
    for (byte b : text.getBytes(StandardCharsets.ISO_8859_1)) {
      if (answers.take(b, framer)) {
        refusals++;
      }
    }
  }
}
