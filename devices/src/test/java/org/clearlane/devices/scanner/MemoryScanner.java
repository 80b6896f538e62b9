// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices.scanner;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Optional;
import java.util.Queue;
import org.clearlane.devices.GateMap;
import org.clearlane.devices.GateWiring;
import org.clearlane.devices.LaneEquipment;
import org.clearlane.devices.LaneListener;
import org.clearlane.devices.LaneWiring;
import org.clearlane.devices.ScannerContract;
import org.clearlane.devices.ScannerRig;
import org.clearlane.devices.ScannerWiring;
import org.clearlane.devices.ScannerWiring.Language;
import org.clearlane.devices.ScannerWiring.Trigger;
import org.clearlane.devices.SerialSettings;
import org.clearlane.devices.TextFormat;
import org.clearlane.devices.lane.TestLanes;
import org.clearlane.devices.serial.LinkLostException;
import org.clearlane.devices.serial.LinkOpener;
import org.clearlane.devices.serial.MemoryLine;
import org.clearlane.devices.serial.SerialLink;

/** A scanner in memory that speaks any of the languages. */
final class MemoryScanner implements ScannerRig {
  private static final String PORT = "scanner";
  private static final int CHUNK = 250;
  private static final long RESEND_NANOS = Duration.ofMillis(150).toNanos();

  /** Ends in a terminator, holds the beginnings of packets and answers. */
  private static final String JUNK = "\u0002\u0001AB\u00ff\u00f3\u0000\u0006\u0009\u00f3\u0000x\r";

  private final Language language;
  private final boolean onDemand;
  private final MemoryLine line = new MemoryLine();
  private final ByteArrayOutputStream heard = new ByteArrayOutputStream();
  private final Queue<String> held = new ArrayDeque<>();
  private final Queue<byte[]> packets = new ArrayDeque<>();
  private final Thread thread;
  private boolean waiting;
  private long sentAt;
  private boolean armed;
  private int timesArmed;
  private boolean noise;
  private boolean split;
  private boolean loseByte;
  private int damaged;
  private int lostAcknowledgements;
  private boolean mute;
  private volatile boolean closed;

  MemoryScanner(Language language, boolean onDemand) {
    this.language = language;
    this.onDemand = onDemand;
    thread = Thread.ofPlatform().daemon().name("memory-scanner").start(this::serve);
  }

  @Override
  public LaneEquipment attach(LaneListener listener, Optional<Trigger> trigger) {
    ScannerWiring scanner =
        new ScannerWiring(
            new SerialSettings(PORT, 9600), Duration.ZERO, language, TextFormat.USUAL, trigger);
    GateWiring gate = new GateWiring(new SerialSettings("gate", 9600), 0, GateMap.DEFAULT);
    return TestLanes.over(new Lines())
        .attach(new LaneWiring("scan", Optional.of(scanner), gate), listener);
  }

  /** The scanner's line, and a gate that is absent. */
  private final class Lines implements LinkOpener {
    @Override
    public SerialLink open(SerialSettings settings) throws LinkLostException {
      if (settings.path().equals(PORT)) {
        return line.open(settings);
      }
      throw new LinkLostException("absent");
    }

    @Override
    public Optional<String> present(SerialSettings settings) {
      return settings.path().equals(PORT) ? line.present(settings) : Optional.empty();
    }
  }

  private void serve() {
    while (!closed) {
      Optional<byte[]> piece = line.read(5);
      synchronized (this) {
        piece.ifPresent(heard::writeBytes);
        if (piece.isPresent()) {
          obey();
        }
        if (armed && !held.isEmpty()) {
          armed = false;
          read(held.remove());
        }
        proceed();
      }
    }
  }

  private void obey() {
    String text = heard.toString(StandardCharsets.ISO_8859_1);
    if (language != Language.ZEBRA_SSI) {
      String on = command(true);
      String off = command(false);
      while (text.startsWith(on) || text.startsWith(off)) {
        arm(text.startsWith(on));
        text = text.substring(text.startsWith(on) ? on.length() : off.length());
      }
    } else {
      while (text.length() > 0 && text.length() >= text.charAt(0) + 2) {
        packet(text.substring(0, text.charAt(0) + 2));
        text = text.substring(text.charAt(0) + 2);
      }
    }
    heard.reset();
    heard.writeBytes(bytes(text));
  }

  private String command(boolean on) {
    return switch (language) {
      case TEXT -> on ? ScannerContract.TRIGGER.on() : ScannerContract.TRIGGER.off();
      case HONEYWELL -> on ? "\u0016T\r" : "\u0016U\r";
      case NEWLAND -> on ? "~\u00010000#SCNTRG1;\u0003" : "~\u00010000#SCNTRG0;\u0003";
      case ZEBRA_SSI -> "";
    };
  }

  private void arm(boolean on) {
    armed = on;
    timesArmed += on ? 1 : 0;
    if (language == Language.NEWLAND) {
      line.write(bytes("\u0002\u00010000#SCNTRG" + (on ? "1" : "0") + "\u0006;\u0003"));
    }
  }

  private void packet(String packet) {
    int opcode = packet.charAt(1);
    if (opcode == 0xD0) {
      if (lostAcknowledgements > 0) {
        lostAcknowledgements--;
      } else if (waiting) {
        waiting = false;
        packets.remove();
      }
    } else if (opcode == 0xD1) {
      sentAt = System.nanoTime() - RESEND_NANOS;
    } else if (!mute) {
      line.write(new byte[] {4, (byte) 0xD0, 0, 0, (byte) 0xFF, 0x2C});
      armed = opcode == 0xE4;
      timesArmed += armed ? 1 : 0;
    }
  }

  private void read(String code) {
    if (language != Language.ZEBRA_SSI) {
      send(bytes(code + "\r"), true);
      return;
    }
    for (int at = 0; at < code.length(); at += CHUNK) {
      boolean last = at + CHUNK >= code.length();
      byte[] text = bytes(code.substring(at, last ? code.length() : at + CHUNK));
      byte[] packet = new byte[text.length + 7];
      packet[0] = (byte) (text.length + 5);
      packet[1] = (byte) 0xF3;
      packet[3] = (byte) (last ? 0 : 2);
      packet[4] = 0x1C;
      System.arraycopy(text, 0, packet, 5, text.length);
      packets.add(packet);
    }
  }

  /** Sends the packet whose turn it is, again if it was not acknowledged. */
  private void proceed() {
    byte[] packet = packets.peek();
    if (packet == null || (waiting && System.nanoTime() - sentAt < RESEND_NANOS)) {
      return;
    }
    packet[3] |= (byte) (waiting ? 1 : 0);
    int sum = 0;
    for (int i = 0; i < packet.length - 2; i++) {
      sum += packet[i] & 0xFF;
    }
    packet[packet.length - 2] = (byte) (-sum >> 8);
    packet[packet.length - 1] = (byte) -sum;
    waiting = true;
    sentAt = System.nanoTime();
    byte[] sent = packet.clone();
    if (damaged > 0) {
      damaged--;
      sent[6] ^= 1;
    }
    send(sent, (packet[3] & 1) == 0);
  }

  private void send(byte[] bytes, boolean first) {
    if (noise && first) {
      line.write(bytes(JUNK));
    }
    byte[] sent = loseByte ? Arrays.copyOf(bytes, bytes.length - 1) : bytes;
    loseByte = false;
    for (int at = 0; at < sent.length; at += split ? 1 : 1024) {
      line.write(Arrays.copyOfRange(sent, at, Math.min(sent.length, at + (split ? 1 : 1024))));
    }
  }

  @Override
  public synchronized void present(String code) {
    if (onDemand) {
      held.add(code);
    } else {
      read(code);
    }
  }

  @Override
  public synchronized boolean armed() {
    return armed;
  }

  @Override
  public synchronized int timesArmed() {
    return timesArmed;
  }

  @Override
  public synchronized void noise(boolean on) {
    noise = on;
  }

  @Override
  public synchronized void split(boolean on) {
    split = on;
  }

  @Override
  public synchronized void loseByte() {
    loseByte = true;
  }

  @Override
  public synchronized void damage(int count) {
    damaged = count;
  }

  @Override
  public synchronized void loseAcknowledgements(int count) {
    lostAcknowledgements = count;
  }

  @Override
  public synchronized void mute(boolean on) {
    mute = on;
  }

  @Override
  public synchronized void unplug() {
    line.unplug();
    armed = false;
  }

  @Override
  public void plugIn() {
    line.plugIn();
  }

  @Override
  public void close() {
    closed = true;
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
