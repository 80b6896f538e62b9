// SPDX-License-Identifier: Apache-2.0
package org.clearlane.web.controller;

import jakarta.enterprise.inject.spi.CDI;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbException;
import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCodes;
import jakarta.websocket.OnClose;
import jakarta.websocket.OnError;
import jakarta.websocket.OnMessage;
import jakarta.websocket.OnOpen;
import jakarta.websocket.Session;
import jakarta.websocket.server.PathParam;
import jakarta.websocket.server.ServerEndpoint;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.clearlane.biometrics.AcquisitionFailure;
import org.clearlane.clearance.FrameOutcome;
import org.clearlane.clearance.LaneId;
import org.clearlane.clearance.UnknownLaneException;
import org.clearlane.devices.ControllerCommand;
import org.clearlane.devices.EndedSessionException;
import org.clearlane.kernel.Authority;
import org.clearlane.kernel.AuthorityContext;
import org.clearlane.web.api.CommandResultJson;
import org.clearlane.web.api.ControllerCommandJson;
import org.clearlane.web.api.ProblemException;
import org.clearlane.web.api.ProblemType;
import org.clearlane.web.security.CallerName;
import org.jspecify.annotations.Nullable;

/**
 * Pushes commands to a lane controller and takes their results. The controller's first message
 * names its session and the last command it knows: {@code {"session":"…","after":17}}; every later
 * one is a result, or, as a binary message, a camera frame, which is answered by {@code
 * {"frame":NUMBER,"accepted":…}}. The server sends one command a message. The socket is closed with
 * 4409 when the session has ended.
 */
@ServerEndpoint("/api/v1/lanes/{lane}/controller/socket")
public class ControllerSocket {
  private static final System.Logger LOG = System.getLogger(ControllerSocket.class.getName());

  /** No message of a controller is longer. */
  private static final int LONGEST = 2048;

  /** A picture of 8 MiB with its head. */
  private static final int LARGEST = (8 << 20) + 512;

  private static final Duration WAIT = Duration.ofSeconds(20);
  private static final int SESSION_ENDED = 4409;
  private static final Jsonb JSON = JsonbBuilder.create();

  private final SocketTools tools = CDI.current().select(SocketTools.class).get();

  private final Object speech = new Object();
  private volatile @Nullable Thread sender;
  private volatile @Nullable Authority authority;
  private volatile @Nullable LaneId lane;

  /** What a controller says first. */
  public record Greeting(@Nullable String session, @Nullable Long after) {}

  /** Lets the socket's own lane be reached, and no other. */
  @OnOpen
  public void open(Session socket, @PathParam("lane") String code) throws IOException {
    socket.setMaxTextMessageBufferSize(LONGEST);
    socket.setMaxBinaryMessageBufferSize(LARGEST);
    Optional<CallerName> caller = tools.controllerOf(code, socket.getUserPrincipal());
    if (caller.isEmpty()) {
      socket.close(new CloseReason(CloseCodes.VIOLATED_POLICY, "not this lane's controller"));
      return;
    }
    authority = caller.get().authority();
    lane = new LaneId(code);
  }

  @OnMessage
  public synchronized void message(Session socket, String text) throws IOException {
    Authority of = authority;
    LaneId at = lane;
    if (of == null || at == null) {
      return; // refused: the socket is closing
    }
    try {
      if (sender == null) {
        greet(socket, of, at, JSON.fromJson(text, Greeting.class));
      } else {
        CommandResultJson result = JSON.fromJson(text, CommandResultJson.class);
        String session = String.valueOf(result.session());
        AuthorityContext.run(of, () -> tools.controller(at).done(session, result.parse()));
      }
    } catch (EndedSessionException e) {
      end(socket);
    } catch (JsonbException | ProblemException | UnknownLaneException e) {
      socket.close(new CloseReason(CloseCodes.CANNOT_ACCEPT, "the message cannot be read"));
    }
  }

  /** What is said of a frame: whether it counts, else why not. */
  public record FrameAnswer(
      int frame, boolean accepted, @Nullable Integer remaining, @Nullable String failure) {
    static FrameAnswer of(int number, FrameOutcome outcome) {
      return switch (outcome) {
        case FrameOutcome.Accepted(int remaining) -> new FrameAnswer(number, true, remaining, null);
        case FrameOutcome.Unusable(AcquisitionFailure failure) ->
            new FrameAnswer(number, false, null, failure.name());
        case FrameOutcome.NotExpected _ ->
            new FrameAnswer(number, false, null, ProblemType.FRAME_NOT_EXPECTED.name());
      };
    }
  }

  /** A camera frame; taken once the session is known. */
  @OnMessage
  public synchronized void frame(Session socket, ByteBuffer message) throws IOException {
    Authority of = authority;
    LaneId at = lane;
    if (of == null || at == null || sender == null) {
      socket.close(new CloseReason(CloseCodes.CANNOT_ACCEPT, "the session was not named"));
      return;
    }
    try {
      SentFrame frame = SentFrame.parse(message, JSON);
      FrameOutcome outcome = AuthorityContext.call(of, () -> tools.frame(at, frame));
      say(socket, JSON.toJson(FrameAnswer.of(frame.number(), outcome)));
    } catch (JsonbException | IllegalArgumentException | UnknownLaneException e) {
      socket.close(new CloseReason(CloseCodes.CANNOT_ACCEPT, "the message cannot be read"));
    }
  }

  /** Commands and answers to frames come from two threads, and the line takes one at a time. */
  private void say(Session socket, String text) throws IOException {
    synchronized (speech) {
      socket.getBasicRemote().sendText(text);
    }
  }

  private void greet(Session socket, Authority of, LaneId at, Greeting greeting) {
    String session = String.valueOf(greeting.session());
    long after = greeting.after() == null ? 0 : greeting.after();
    Thread thread =
        tools.thread(() -> AuthorityContext.run(of, () -> send(socket, at, session, after)));
    thread.setName("controller-socket-" + of + "-" + at);
    sender = thread;
    thread.start();
  }

  private void send(Session socket, LaneId at, String session, long after) {
    long last = after;
    try {
      while (socket.isOpen()) {
        List<ControllerCommand> commands = tools.controller(at).commands(session, last, WAIT);
        for (ControllerCommand command : commands) {
          say(socket, JSON.toJson(ControllerCommandJson.of(command)));
          last = command.number();
        }
      }
    } catch (EndedSessionException | UnknownLaneException e) {
      end(socket);
    } catch (IOException e) {
      LOG.log(Level.DEBUG, "a lane controller went away", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void end(Session socket) {
    try {
      socket.close(
          new CloseReason(CloseCodes.getCloseCode(SESSION_ENDED), "the session has ended"));
    } catch (IOException e) {
      LOG.log(Level.DEBUG, "a lane controller went away", e);
    }
  }

  @OnClose
  public void close() {
    Thread thread = sender;
    if (thread != null) {
      thread.interrupt();
    }
  }

  @OnError
  public void error(Throwable fault) {
    LOG.log(Level.DEBUG, "a lane controller's socket failed", fault);
    close();
  }
}
