// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.clearlane.devices.document.ElyctisMessage.Command;
import org.junit.jupiter.api.Test;

class ElyctisFramerTest {
  private final List<ElyctisMessage> messages = new ArrayList<>();
  private final ElyctisFramer framer = new ElyctisFramer(messages::add);

  @Test
  void writesWhatTheCommandSetSays() {
    assertThat(ElyctisMessage.continuous(true).bytes()).containsExactly(0x43, 0, 1, 1);
    assertThat(ElyctisMessage.continuous(false).bytes()).containsExactly(0x43, 0, 1, 0);
    assertThat(ElyctisMessage.ask(Command.VERSION).bytes()).containsExactly(0x56, 0, 0);
    assertThat(new ElyctisMessage(Command.INQUIRE, "x".repeat(300)).bytes())
        .startsWith(0x49, 1, 44)
        .hasSize(303);
  }

  @Test
  void readsMessagesOneAfterTheOther() {
    send("V\0\0031.7C\0\1\1I\0\4AB\rCT\0\0C\0\1\0");
    assertThat(messages)
        .containsExactly(
            new ElyctisMessage(Command.VERSION, "1.7"),
            ElyctisMessage.continuous(true),
            new ElyctisMessage(Command.INQUIRE, "AB\rC"),
            ElyctisMessage.ask(Command.PRODUCT),
            ElyctisMessage.continuous(false));
  }

  @Test
  void aMessageThatLostItsLastByteDoesNotTakeTheNextOneAlong() {
    send("I\0\4ABC" + "V\0\0031.7");
    assertThat(messages).contains(new ElyctisMessage(Command.VERSION, "1.7"));
  }

  @Test
  void aFalseBeginningDoesNotHideAMessage() {
    send("I\1\0" + "V\0\0031.7");
    assertThat(messages).containsExactly(new ElyctisMessage(Command.VERSION, "1.7"));
    assertThat(framer.dropped()).isEqualTo(1);
  }

  @Test
  void aPauseEndsWhatIsIncomplete() {
    send("I\0\5AB");
    framer.pause();
    assertThat(framer.held()).isZero();
    send("V\0\0031.7");
    assertThat(messages).containsExactly(new ElyctisMessage(Command.VERSION, "1.7"));
  }

  @Test
  void hidesTheDataInTexts() {
    assertThat(new ElyctisMessage(Command.INQUIRE, "SECRET"))
        .hasToString("ElyctisMessage[INQUIRE, 6 characters]");
  }

  private void send(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    framer.add(bytes, bytes.length);
  }
}
