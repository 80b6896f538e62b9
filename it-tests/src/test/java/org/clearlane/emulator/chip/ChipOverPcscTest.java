// SPDX-License-Identifier: Apache-2.0
package org.clearlane.emulator.chip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.clearlane.emulator.chip.DocumentIssuer.Feature;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Chips on a reader of PC/SC: a real service and a virtual reader, a program that reads. */
class ChipOverPcscTest {
  /** One reading lasts up to twenty seconds, the start of its program some more. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir private Path folder = Path.of("");
  private CardServiceProcess service;
  private Process program;
  private BufferedWriter ask;
  private BufferedReader told;

  @BeforeEach
  void start() throws IOException {
    Path trusted = Files.createDirectory(folder.resolve("trusted"));
    Files.write(
        trusted.resolve("world.ml"),
        new EmulatedState("XX").masterList(Passport.STATE.certificate()));
    service = new CardServiceProcess(folder);
    program = program(CardServiceProcess.READER, trusted);
    ask = program.outputWriter();
    told = program.inputReader();
  }

  @AfterEach
  void stop() throws InterruptedException {
    program.destroyForcibly().waitFor(5, TimeUnit.SECONDS);
    service.close();
  }

  @Test
  void readsWholeChipsOneAfterTheOther() {
    assertThat(reading()).isEqualTo("NoCard");
    ChipContents full = Passport.issued(Feature.PACE, Feature.ACTIVE_ON_CURVE, Feature.AGREEMENT);
    try (VirtualReader _ = VirtualReader.lay(new EmulatedChip(full), service.port())) {
      assertThat(readingOfACard())
          .startsWith("Read genuine=true zone=true PACE=PASSED")
          .contains("ACTIVE_AUTHENTICATION=PASSED", "CHIP_AUTHENTICATION=PASSED");
      assertThat(reading()).as("the same card again").startsWith("Read genuine=true");
    }
    await().atMost(PATIENCE).until(() -> reading().equals("NoCard"));
    ChipContents old = Passport.issued(Feature.ACTIVE_RSA);
    try (VirtualReader _ = VirtualReader.lay(new EmulatedChip(old), service.port())) {
      assertThat(readingOfACard())
          .startsWith("Read genuine=true zone=true PACE=NOT_PRESENT BASIC_ACCESS=PASSED")
          .contains("ACTIVE_AUTHENTICATION=PASSED", "CHIP_AUTHENTICATION=NOT_PRESENT");
    }
  }

  @Test
  void tellsASpoiltChip() {
    ChipContents spoilt =
        Passport.issued(Feature.PACE)
            .with(ChipContents.dataGroup(2), FaceGroup.of(Passport.picture(9001)));
    try (VirtualReader _ = VirtualReader.lay(new EmulatedChip(spoilt), service.port())) {
      assertThat(readingOfACard())
          .startsWith("Read genuine=false")
          .contains("DATA_GROUP_2=FAILED", "DATA_GROUP_1=PASSED", "SIGNATURE=PASSED");
    }
  }

  @Test
  void readsADocumentOfTheCommandLineAndTellsHowItIsSpoilt() {
    try (SoftwareDocument document =
        new SoftwareDocument(
            Passport.STATE,
            Passport.ZONE,
            Passport.PICTURE,
            Set.of(Feature.PACE, Feature.ACTIVE_ON_CURVE),
            "localhost",
            service.port())) {
      document.lay();
      assertThat(readingOfACard()).startsWith("Read genuine=true zone=true PACE=PASSED");
      assertThat(document.answered()).isPositive();
      document.spoil(SoftwareDocument.Fault.TAMPERED_FACE);
      relay(document);
      assertThat(readingOfACard()).contains("DATA_GROUP_2=FAILED", "SIGNATURE=PASSED");
      document.spoil(SoftwareDocument.Fault.WRONG_SIGNATURE);
      relay(document);
      assertThat(readingOfACard()).contains("SIGNATURE=FAILED");
    }
  }

  private void relay(SoftwareDocument document) {
    document.take();
    await().atMost(PATIENCE).until(() -> reading().equals("NoCard"));
    document.lay();
  }

  @Test
  void tellsACardThatIsTakenAway() {
    ChipContents contents = Passport.issued(Feature.PACE);
    try (VirtualReader _ = VirtualReader.layFor(new EmulatedChip(contents), service.port(), 30)) {
      assertThat(readingOfACard()).isEqualTo("Failed CARD_LOST");
    }
    try (VirtualReader _ = VirtualReader.lay(new EmulatedChip(contents), service.port())) {
      // The service may believe in the old card for a moment.
      await().atMost(PATIENCE).until(() -> reading().startsWith("Read genuine=true"));
    }
  }

  @Test
  void tellsThatThereIsNoSuchReader() throws IOException {
    program.destroyForcibly();
    program = program("no such reader", folder.resolve("trusted"));
    ask = program.outputWriter();
    told = program.inputReader();
    assertThat(reading()).isEqualTo("Failed NO_READER");
  }

  /** The service looks for cards a few times a second. */
  private String readingOfACard() {
    return await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(50))
        .until(this::reading, reading -> !reading.equals("NoCard"));
  }

  private String reading() {
    try {
      ask.write("read\n");
      ask.flush();
      return String.valueOf(told.readLine());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Process program(String reader, Path trusted) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            ReadingProgram.class.getName(),
            reader,
            trusted.toString());
    builder.environment().put("PCSCLITE_CSOCK_NAME", service.socket().toString());
    return builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }
}
