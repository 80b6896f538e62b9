// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices.fingerprint;

import static java.lang.System.Logger.Level.WARNING;

import java.time.Duration;
import java.util.Optional;
import org.clearlane.devices.CaptureFailure;
import org.clearlane.devices.CaptureProgress.FingerSeen;
import org.clearlane.devices.CaptureProgress.LiftFinger;
import org.clearlane.devices.CaptureProgress.Transferring;
import org.clearlane.devices.CaptureProgress.WaitingForFinger;
import org.clearlane.devices.CaptureResult;
import org.clearlane.devices.CaptureResult.Captured;
import org.clearlane.devices.CaptureResult.Failed;
import org.clearlane.devices.CaptureResult.NoFinger;
import org.clearlane.devices.serial.LinkLostException;

/** Makes one capture: waits for the finger, fetches the picture. */
final class ImageCapture {
  private static final System.Logger LOG = System.getLogger(ImageCapture.class.getName());

  /** Between two looks for a finger, so that the sensor is not asked without a rest. */
  private static final Duration LOOK = Duration.ofMillis(50);

  /** The longest pause within a picture. */
  private static final long PACKET_NANOS = Duration.ofSeconds(1).toNanos();

  /** The picture stays in the sensor, so that a damaged one can be fetched again. */
  private static final int MOST_TRANSFERS = 2;

  private final Dialogue dialogue;
  private final Capture capture;
  private final long transferNanos;

  /**
   * @param baudRate of the line, which tells how long a picture may take
   */
  ImageCapture(Dialogue dialogue, Capture capture, int baudRate) {
    this.dialogue = dialogue;
    this.capture = capture;
    this.transferNanos = longestTransfer(baudRate).toNanos();
  }

  /** Makes the capture and ends it. */
  void make() throws LinkLostException {
    capture.tell(new WaitingForFinger());
    Optional<CaptureResult> failure = awaitFinger();
    if (failure.isPresent()) {
      capture.end(failure.get());
    } else if (!capture.ended()) {
      capture.tell(new FingerSeen());
      fetch();
    }
  }

  /** Empty once the sensor has taken a picture. */
  private Optional<CaptureResult> awaitFinger() throws LinkLostException {
    CaptureResult otherwise = new NoFinger();
    do {
      Optional<Packet> answer = dialogue.ask(Command.takeImage());
      if (answer.isEmpty()) {
        otherwise = new Failed(CaptureFailure.OFFLINE);
        continue;
      }
      int status = Status.of(answer.get());
      switch (status) {
        case Status.OK -> {
          return Optional.empty();
        }
        case Status.NO_FINGER -> otherwise = new NoFinger();
        case Status.IMAGE_NOT_TAKEN -> otherwise = new Failed(CaptureFailure.UNCLEAR);
        default -> {
          return Optional.of(refused(status));
        }
      }
    } while (!capture.ended() && !capture.late() && dialogue.line().pause(LOOK));
    return Optional.of(otherwise);
  }

  private void fetch() throws LinkLostException {
    for (int i = 1; i <= MOST_TRANSFERS && !capture.ended() && !dialogue.line().stopped(); i++) {
      ImageAssembly image = new ImageAssembly();
      Optional<CaptureResult> failure = transfer(image);
      if (failure.isPresent()) {
        capture.end(failure.get());
      } else if (image.complete()) {
        dialogue.answered();
        capture.tell(new LiftFinger());
        capture.end(new Captured(image.image()));
      } else {
        image.wipe();
        dialogue.damaged("a picture arrived damaged");
      }
    }
    capture.fail(dialogue.line().stopped() ? CaptureFailure.OFFLINE : CaptureFailure.IMAGE_LOST);
  }

  /**
   * Fetches the picture as far as it comes. If the answer is lost and the picture comes, that is
   * answer enough. Goes on after the capture was cancelled: the sensor cannot be interrupted.
   *
   * @return what the sensor refused
   */
  private Optional<CaptureResult> transfer(ImageAssembly image) throws LinkLostException {
    SensorLine line = dialogue.line();
    Command command = Command.sendImage();
    line.send(command);
    long begun = System.nanoTime();
    int told = -1;
    Optional<Packet> packet = line.next(begun + command.patience().toNanos());
    while (packet.isPresent()) {
      Packet found = packet.get();
      switch (found.kind()) {
        case ACKNOWLEDGEMENT -> {
          if (command.answeredBy(found) && Status.of(found) != Status.OK) {
            return refusal(Status.of(found));
          }
        }
        case DATA, LAST_DATA -> image.add(found);
        case COMMAND -> {}
      }
      boolean last = found.kind() == PacketKind.LAST_DATA;
      found.wipe();
      if (image.percent() != told) {
        told = image.percent();
        capture.tell(new Transferring(told));
      }
      if (last || System.nanoTime() - begun > transferNanos) {
        return Optional.empty();
      }
      packet = line.next(System.nanoTime() + PACKET_NANOS);
    }
    return Optional.empty();
  }

  private static Optional<CaptureResult> refusal(int status) {
    return status == Status.DAMAGED_COMMAND ? Optional.empty() : Optional.of(refused(status));
  }

  private static CaptureResult refused(int status) {
    LOG.log(WARNING, "the fingerprint sensor refused: {0}", Status.text(status));
    return new Failed(CaptureFailure.REFUSED);
  }

  /** Twice what the smallest packets take, ten bits a byte. */
  private static Duration longestTransfer(int baudRate) {
    long bytes = ImageAssembly.BYTES / 32 * (32 + Packet.HEAD + Packet.SUM);
    return Duration.ofMillis(2 * 10 * 1000 * bytes / baudRate);
  }
}
