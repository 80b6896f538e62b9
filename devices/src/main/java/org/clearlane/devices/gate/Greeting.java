// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices.gate;

import java.security.SecureRandom;
import java.util.Optional;
import org.clearlane.devices.ChannelKeys;
import org.clearlane.devices.ChannelKeys.SiteKey;
import org.clearlane.devices.ChannelSecurity;
import org.clearlane.devices.GateWiring;
import org.clearlane.devices.osdp.ChannelKey;
import org.clearlane.devices.osdp.Command;
import org.clearlane.devices.osdp.ControlPanel;
import org.clearlane.devices.osdp.Exchange;
import org.clearlane.devices.osdp.Reply;
import org.clearlane.devices.serial.LinkLostException;
import org.jspecify.annotations.Nullable;

/**
 * Begins the conversation with a controller: plainly, or through the secure channel. With the
 * channel enforced nothing plain is said but the handshake itself. A controller that comes with the
 * default key is given a key of this site, which is stored before it is sent.
 */
final class Greeting {
  private static final int KEY_BYTES = 16;
  private static final int CHANNEL_REQUIRED = 6;

  /** The longest reply that this panel takes, in bytes. */
  private static final int RECEIVE = 1440;

  private static final SecureRandom RANDOM = new SecureRandom();

  private final GateWiring wiring;
  private boolean answeredOnce;

  Greeting(GateWiring wiring) {
    this.wiring = wiring;
  }

  /** What came of a greeting. */
  sealed interface Result {
    /** The controller has joined in. */
    record Joined(Reply who, @Nullable Reply can) implements Result {}

    /** It did not answer. */
    record Silent() implements Result {}

    /** It was told something new and is to be greeted again. */
    record Again() implements Result {}

    /** It answered, and there can be no conversation. */
    record Refused(String reason) implements Result {}
  }

  Result greet(ControlPanel panel, long giveUp) throws LinkLostException {
    Result result =
        wiring.security() == ChannelSecurity.NONE
            ? plain(panel, giveUp)
            : secure(panel, wiring.keys().orElseThrow(), giveUp);
    switch (result) {
      case Result.Silent _ -> {
        if (!answeredOnce) {
          panel.changeCheck(); // it may know the other one only
        }
      }
      case Result.Joined(Reply _, Reply.Capabilities can)
          when can.crc() && panel.speaksChecksum() -> {
        panel.changeCheck();
        return new Result.Again();
      }
      default -> answeredOnce = true;
    }
    return result;
  }

  private Result plain(ControlPanel panel, long giveUp) throws LinkLostException {
    boolean enforced =
        wiring.keys().flatMap(ChannelKeys::find).filter(SiteKey::confirmed).isPresent();
    return enforced
        ? new Result.Refused("it has a site key: forget that before it is spoken to in the clear")
        : identify(panel, giveUp);
  }

  private static Result identify(ControlPanel panel, long giveUp) throws LinkLostException {
    if (!(panel.exchange(Command.identify(), giveUp) instanceof Exchange.Answered who)) {
      return new Result.Silent();
    }
    if (who.reply() instanceof Reply.Nak(int reason) && reason == CHANNEL_REQUIRED) {
      return new Result.Refused("the gate controller insists on the secure channel");
    }
    if (panel.atStart()) {
      return new Result.Again(); // refused at once: do not ask again at once
    }
    Reply can =
        panel.exchange(Command.capabilities(), giveUp) instanceof Exchange.Answered answered
            ? answered.reply()
            : null;
    if (can instanceof Reply.Capabilities told && told.receive() > 0 && !panel.atStart()) {
      var _ = panel.exchange(Command.receiveSize(RECEIVE), giveUp);
    }
    return panel.atStart() ? new Result.Silent() : new Result.Joined(who.reply(), can);
  }

  private Result secure(ControlPanel panel, ChannelKeys keys, long giveUp)
      throws LinkLostException {
    Optional<SiteKey> site = keys.find();
    boolean enforced =
        wiring.security() == ChannelSecurity.ENFORCED
            || site.filter(SiteKey::confirmed).isPresent();
    if (site.isPresent() && panel.openChannel(ChannelKey.of(site.get().bytes()), giveUp)) {
      if (!site.get().confirmed()) {
        keys.confirm();
      }
      return identify(panel, giveUp);
    }
    if (enforced) {
      return site.isEmpty()
          ? new Result.Refused("there is no site key for the gate controller")
          : unopened(panel);
    }
    if (!panel.openChannel(ChannelKey.DEFAULT, giveUp)) {
      return unopened(panel);
    }
    byte[] key = new byte[KEY_BYTES];
    RANDOM.nextBytes(key);
    keys.store(key);
    Exchange set = panel.exchange(Command.keySet(ChannelKey.of(key)), giveUp);
    panel.restart(); // the channel begins anew under the new key
    return set instanceof Exchange.Answered(Reply.Nak nak, int _)
        ? new Result.Refused("the gate controller refuses a site key: NAK " + nak.reason())
        : new Result.Again();
  }

  private static Result unopened(ControlPanel panel) {
    return panel.answeredLast()
        ? new Result.Refused("the secure channel does not open: another key, or none")
        : new Result.Silent();
  }
}
