// SPDX-License-Identifier: Apache-2.0
package org.clearlane.emulator;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import javax.imageio.ImageIO;
import org.clearlane.emulator.chip.DocumentIssuer.Feature;
import org.clearlane.emulator.chip.EmulatedState;
import org.clearlane.emulator.chip.SoftwareDocument;
import org.clearlane.emulator.chip.SoftwareDocument.Fault;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** A software passport on a virtual reader until {@code quit} or the end of the input. */
@Command(
    name = "chip",
    description = {
      "The chip of a passport on a virtual card reader.",
      "The reader is vpcd (Debian: vsmartcard-vpcd), offered by pcscd. The chip is signed by a state of its own: let the server",
      "trust that with --trust and the folder that clearlane.chip.authorities.dir names.",
      "Prints one JSON line, then obeys the commands of the input,",
      "each answered by one JSON line."
    },
    footerHeading = "%nCommands:%n",
    footer = ChipProgram.COMMANDS,
    mixinStandardHelpOptions = true,
    version = LaneEmulator.VERSION)
final class ChipProgram implements Callable<Integer> {
  static final String COMMANDS =
      """
      lay                       lay the passport on the reader, as it is spoilt now
      take                      take it away
      fault none                it is genuine
      fault wrong-signature     its security object is not signed by its signer
      fault tampered-face       data group 2 is not what was signed
      fault silent              it answers to nothing
      status                    whether it lies there, and the commands it has answered
      quit
      """;

  /** The specimen of ICAO Doc 9303-4. */
  private static final String SPECIMEN =
      "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<|L898902C36UTO7408122F1204159ZE184226B<<<<<10";

  @Option(
      names = "--reader",
      description = "Where vpcd listens (default ${DEFAULT-VALUE}).",
      defaultValue = "localhost:35963")
  private String reader = "localhost:35963";

  @Option(
      names = "--zone",
      description = "Two lines of 44 characters, parted by | (default: the specimen of Doc 9303).",
      defaultValue = SPECIMEN,
      showDefaultValue = picocli.CommandLine.Help.Visibility.NEVER)
  private String zone = SPECIMEN;

  @Option(names = "--face", description = "JPEG of the holder's face (default: a drawn one).")
  private @Nullable Path face;

  @Option(
      names = "--features",
      split = ",",
      description =
          "Some of ${COMPLETION-CANDIDATES} beside basic access control (default ${DEFAULT-VALUE}).",
      defaultValue = "PACE,ACTIVE_ON_CURVE,AGREEMENT")
  private List<Feature> features = List.of();

  @Option(
      names = "--trust",
      description = "Put the issuing state's certificate into this folder until the end.")
  private @Nullable Path trust;

  @Option(names = "--json", description = "Print the status as the last line.")
  private boolean last;

  @Option(names = "--stay", description = "Go on after the end of the input, until killed.")
  private boolean stay;

  @Override
  public Integer call() throws IOException, InterruptedException, CertificateEncodingException {
    EmulatedState state = new EmulatedState("UT");
    try (SoftwareDocument document = document(state)) {
      Runnable distrust = trusted(state.certificate());
      // Killed, it must leave neither a card nor a state that is trusted.
      Runtime.getRuntime().addShutdownHook(new Thread(document::close));
      Runtime.getRuntime().addShutdownHook(new Thread(distrust));
      JsonObject greeting = Json.createObjectBuilder().add("reader", reader).build();
      CommandLoop.run(greeting, line -> obey(document, line), stay);
      if (last) {
        System.out.println(status(document));
      }
    }
    return 0;
  }

  private SoftwareDocument document(EmulatedState state) throws IOException {
    int colon = reader.lastIndexOf(':');
    if (colon < 0) {
      throw new EmulatorException("a reader is HOST:PORT");
    }
    Set<Feature> able = EnumSet.noneOf(Feature.class);
    able.addAll(features);
    return new SoftwareDocument(
        state,
        zone.replace("|", ""),
        face == null ? drawnFace() : Files.readAllBytes(face),
        able,
        reader.substring(0, colon),
        Integer.parseInt(reader.substring(colon + 1)));
  }

  /** Returns what takes the certificate away again. */
  private Runnable trusted(X509Certificate certificate)
      throws IOException, CertificateEncodingException {
    if (trust == null) {
      return () -> {};
    }
    Path file = trust.resolve("emulated-state-" + ProcessHandle.current().pid() + ".cer");
    Files.write(file, certificate.getEncoded());
    return () -> delete(file);
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      System.err.println("Delete " + file + ": the state in it is not a real one.");
    }
  }

  static JsonObject obey(SoftwareDocument document, String line) {
    Words words = Words.of(line);
    try {
      switch (words.verb()) {
        case "lay" -> document.lay();
        case "take" -> document.take();
        case "fault" -> document.spoil(fault(words.rest()));
        case "status" -> {
          return status(document);
        }
        default -> {
          return Words.refused("unknown command");
        }
      }
      return Words.answer(true);
    } catch (IllegalArgumentException e) {
      return Words.refused("bad argument");
    } catch (EmulatorException e) {
      return Words.refused(String.valueOf(e.getMessage()));
    }
  }

  private static Fault fault(String name) {
    return Fault.valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_'));
  }

  private static JsonObject status(SoftwareDocument document) {
    return Json.createObjectBuilder()
        .add("ok", true)
        .add("laid", document.laid())
        .add("answered", document.answered())
        .add("fault", document.fault().name().toLowerCase(Locale.ROOT).replace('_', '-'))
        .build();
  }

  /** A picture of which nobody is reminded. */
  static byte[] drawnFace() throws IOException {
    BufferedImage picture = new BufferedImage(480, 640, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = picture.createGraphics();
    pen.setColor(Color.LIGHT_GRAY);
    pen.fillRect(0, 0, 480, 640);
    pen.setColor(new Color(0xC8A080));
    pen.fillOval(110, 120, 260, 360);
    pen.setColor(Color.DARK_GRAY);
    pen.fillOval(170, 260, 30, 20);
    pen.fillOval(280, 260, 30, 20);
    pen.fillRect(190, 400, 100, 8);
    pen.dispose();
    ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
    ImageIO.write(picture, "jpg", jpeg);
    return jpeg.toByteArray();
  }
}
