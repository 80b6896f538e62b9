// SPDX-License-Identifier: Apache-2.0
package org.clearlane.emulator;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A lane controller with a gate and a scanner: speaks with the server by REST and, for commands, by
 * WebSocket or long poll, to which it falls back while there is no socket. It numbers and keeps
 * what it senses until the server has it. Thread-safe.
 */
public final class ControllerEmulator implements AutoCloseable {
  private static final int TICK_MILLIS = 10;
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /** Fates that are remembered; the oldest go first. */
  private static final int MOST_FATES = 1000;

  /** How a controller fetches commands. */
  public enum Commands {
    WEB_SOCKET,
    LONG_POLL
  }

  private record Kept(long number, Instant at, String type, Optional<String> code) {}

  private final HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
  private final GateModel gate = new GateModel();
  private final URI base;
  private final String authorization;
  private final Commands commands;
  private volatile Duration ahead;
  private volatile Duration slowness = Duration.ZERO;
  private volatile boolean twice;
  private volatile boolean socketsFail;
  private final String boot = UUID.randomUUID().toString();
  private final Deque<Kept> kept = new ArrayDeque<>();
  private final AtomicLong lastDone = new AtomicLong();
  private final List<String> fates = new CopyOnWriteArrayList<>();
  private final AtomicLong registrations = new AtomicLong();
  private long events;
  private volatile boolean connected = true;
  private volatile boolean closed;
  private volatile @Nullable String session;
  private final BlockingQueue<JsonObject> answers = new LinkedBlockingQueue<>();
  private volatile @Nullable WebSocket socket;
  private boolean latched;
  private boolean doorOpen;
  private boolean fire;
  private boolean entryDoor;
  private boolean present;

  /**
   * Switches a controller on.
   *
   * @param api address of the server's API, as {@code http://localhost:9080/api/v1}
   * @param lane the lane's code; the account is {@code lane-CODE@authority}
   * @param ahead how far its clock is ahead
   */
  public ControllerEmulator(
      String api, String lane, String logIn, String password, Commands commands, Duration ahead) {
    this.base = URI.create(api + "/lanes/" + lane + "/controller");
    this.authorization =
        "Basic " + Base64.getEncoder().encodeToString((logIn + ":" + password).getBytes(UTF_8));
    this.commands = commands;
    this.ahead = ahead;
    start("lives", this::live);
    start("senses", this::sense);
    start("polls", this::poll);
  }

  private static void start(String what, Runnable work) {
    Thread.ofPlatform().daemon().name("controller-emulator-" + what).start(work);
  }

  /** The gate's state. */
  public GateStatus gate() {
    return gate.status();
  }

  /** A person walks through once the door is open; false if it stays shut. */
  public boolean walkThrough() throws InterruptedException {
    return gate.awaitOpen(PATIENCE.toNanos()) && gate.walkThrough();
  }

  /** Somebody sets off the fire release, or ends it. */
  public void fire(boolean on) {
    gate.fire(on);
  }

  /** A person slips through an open or closing door. */
  public void tailgate() {
    gate.tailgate();
  }

  /** Opens or closes the housing. */
  public void tamper(boolean on) {
    gate.tamper(on);
  }

  /** Holds a code before the scanner. */
  public void present(String code) {
    keep("CODE_READ", Optional.of(code));
  }

  /** Pulls or plugs the network. */
  public void connected(boolean wanted) {
    connected = wanted;
    WebSocket open = socket;
    if (!wanted && open != null) {
      open.abort();
      socket = null;
    }
  }

  /** Breaks the socket, once; it is opened again and resumes behind the last command. */
  public void drop() {
    WebSocket open = socket;
    socket = null;
    if (open != null) {
      open.abort();
    }
  }

  /** No socket opens from now on, or they do again. */
  public void failSockets(boolean fail) {
    socketsFail = fail;
    if (fail) {
      drop();
    }
  }

  /** Sets how far its clock is ahead; below zero it is behind. */
  public void skew(Duration howFar) {
    ahead = howFar;
  }

  /** Everything but the registration is sent twice, as if the first answer had been lost. */
  public void duplicate(boolean on) {
    twice = on;
  }

  /** Everything is sent so much later. */
  public void slow(Duration time) {
    slowness = time;
  }

  /** Whether it has a session. */
  public boolean registered() {
    return session != null;
  }

  /** Whether commands come over a socket now. */
  public boolean hasSocket() {
    return socket != null;
  }

  /** Number of the last command that was carried out. */
  public long lastCommand() {
    return lastDone.get();
  }

  /**
   * Sends a picture of the camera over the socket.
   *
   * @param number its place among the others of the capture
   * @return what the server answers
   * @throws IllegalStateException without an open socket
   */
  public JsonObject frame(String passage, String nonce, int number, byte[] image)
      throws InterruptedException {
    WebSocket open = socket;
    if (open == null) {
      throw new IllegalStateException("the controller has no open socket");
    }
    byte[] head =
        (Json.createObjectBuilder()
                    .add("passage", passage)
                    .add("captureNonce", nonce)
                    .add("frame", number)
                    .build()
                + "\n")
            .getBytes(StandardCharsets.UTF_8);
    ByteBuffer message =
        ByteBuffer.allocate(head.length + image.length).put(head).put(image).flip();
    CompletableFuture<WebSocket> _ = open.sendBinary(message, true);
    JsonObject answer = answers.poll(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    if (answer == null) {
      throw new IllegalStateException("the server does not answer to a frame");
    }
    return answer;
  }

  /** What the server said to the events, in their order. */
  public List<String> fates() {
    return List.copyOf(fates);
  }

  /** How often it has registered. */
  public long registrations() {
    return registrations.get();
  }

  /** Events that the server does not have yet. */
  public int waiting() {
    synchronized (kept) {
      return kept.size();
    }
  }

  @Override
  public void close() {
    closed = true;
    connected(false);
    http.shutdownNow();
  }

  private void live() {
    while (!closed) {
      try {
        beat();
      } catch (IOException e) {
        // The server is away: what is sensed is kept until it is back.
      } catch (InterruptedException e) {
        return;
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(session == null ? 100 : 500));
    }
  }

  private void beat() throws IOException, InterruptedException {
    if (!connected) {
      return;
    }
    String current = session;
    if (current == null) {
      register();
      return;
    }
    JsonObjectBuilder online = Json.createObjectBuilder().add("state", "ONLINE");
    JsonObject report =
        Json.createObjectBuilder()
            .add("session", current)
            .add("clock", clock().toString())
            .add(
                "devices",
                Json.createObjectBuilder()
                    .add("GATE", online)
                    .add("SCANNER", Json.createObjectBuilder().add("state", "ONLINE")))
            .build();
    if (send("/heartbeat", "POST", report).statusCode() == 409) {
      session = null;
      return;
    }
    if (commands == Commands.WEB_SOCKET && socket == null && !socketsFail) {
      socket = listen(current);
    }
  }

  private void register() throws IOException, InterruptedException {
    JsonObject hello =
        Json.createObjectBuilder()
            .add("software", "emulator 1")
            .add("boot", boot)
            .add("devices", Json.createArrayBuilder().add("GATE").add("SCANNER"))
            .add("entryDoor", true)
            .add("clock", clock().toString())
            .build();
    HttpResponse<String> answer = send("", "PUT", hello);
    if (answer.statusCode() == 200) {
      registrations.incrementAndGet();
      session = parse(answer.body()).getString("session");
      beat();
    }
  }

  private WebSocket listen(String current) throws IOException, InterruptedException {
    URI address = URI.create(base.toString().replaceFirst("^http", "ws") + "/socket");
    try {
      WebSocket opened =
          http.newWebSocketBuilder()
              .header("Authorization", authorization)
              .buildAsync(address, new Listener())
              .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
      CompletableFuture<WebSocket> _ =
          opened.sendText(
              Json.createObjectBuilder()
                  .add("session", current)
                  .add("after", lastDone.get())
                  .build()
                  .toString(),
              true);
      return opened;
    } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException e) {
      throw new IOException("no web socket", e);
    }
  }

  private final class Listener implements WebSocket.Listener {
    private final StringBuilder text = new StringBuilder();

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
      text.append(data);
      if (last) {
        JsonObject said = parse(text.toString());
        text.setLength(0);
        Optional<JsonObject> result = Optional.empty();
        if (said.containsKey("frame")) {
          answers.add(said);
        } else {
          result = carryOut(said);
        }
        if (result.isPresent()) {
          answer(from, result.get().toString());
        }
      }
      from.request(1);
      return null;
    }

    private void answer(WebSocket to, String result) {
      LockSupport.parkNanos(slowness.toNanos());
      CompletableFuture<WebSocket> sent = to.sendText(result, true);
      if (twice) {
        CompletableFuture<WebSocket> _ = sent.thenCompose(again -> again.sendText(result, true));
      }
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int status, String reason) {
      socket = null;
      return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
      socket = null;
    }
  }

  private void poll() {
    while (!closed) {
      String current = session;
      if (current == null || !connected || !polling()) {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        continue;
      }
      try {
        HttpResponse<String> answer =
            http.send(
                request("/commands?wait=2&after=" + lastDone.get())
                    .header("Controller-Session", current)
                    .GET()
                    .build(),
                BodyHandlers.ofString());
        if (answer.statusCode() == 200 && connected) {
          obey(answer.body());
        } else {
          LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
        }
      } catch (IOException e) {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  private boolean polling() {
    return commands == Commands.LONG_POLL || socketsFail;
  }

  private void obey(String body) throws IOException, InterruptedException {
    try (JsonReader reader = Json.createReader(new StringReader(body))) {
      for (JsonObject command : reader.readArray().getValuesAs(JsonObject.class)) {
        Optional<JsonObject> result = carryOut(command);
        if (result.isPresent()) {
          send("/results", "POST", result.get());
        }
      }
    }
  }

  /** Each number once, whichever way it comes. */
  private synchronized Optional<JsonObject> carryOut(JsonObject command) {
    long number = command.getJsonNumber("number").longValue();
    String current = session;
    if (number <= lastDone.get() || current == null || !connected) {
      return Optional.empty();
    }
    lastDone.set(number);
    long now = System.nanoTime();
    JsonObjectBuilder result =
        Json.createObjectBuilder().add("session", current).add("number", number);
    switch (command.getString("type")) {
      case "OPEN" -> {
        int tenths = command.getInt("openMillis") / 100;
        result.add("outcome", gate.control(0, 5, tenths, now) ? "DONE" : "REFUSED");
      }
      case "ADMIT" -> {
        int tenths = command.getInt("openMillis") / 100;
        result.add("outcome", gate.control(2, 5, tenths, now) ? "DONE" : "REFUSED");
      }
      case "READ_LATCH" -> result.add("outcome", "DONE").add("latched", gate.inputValues()[1] != 0);
      case "CLEAR_LATCH" -> {
        boolean done = gate.control(1, 5, 1, now);
        result.add("outcome", done ? "DONE" : "REFUSED").add("latched", gate.inputValues()[1] != 0);
      }
      case "PROMPT" -> {
        gate.write(command.getString("text", ""));
        return Optional.empty();
      }
      default -> {
        gate.show(command.getString("signal", ""));
        return Optional.empty();
      }
    }
    return Optional.of(result.build());
  }

  private void sense() {
    while (!closed) {
      gate.tick(System.nanoTime());
      Optional<Answer> report = gate.nextReport();
      while (report.isPresent()) {
        note(report.get());
        report = gate.nextReport();
      }
      try {
        deliver();
      } catch (IOException e) {
        // Kept for the next time.
      } catch (InterruptedException e) {
        return;
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(TICK_MILLIS));
    }
  }

  private void note(Answer report) {
    if (report.code() == 0x49) {
      note(report.data());
    } else {
      keep(report.data()[0] != 0 ? "TAMPER_ON" : "TAMPER_OFF", Optional.empty());
    }
  }

  private void note(byte[] inputs) {
    boolean nowLatched = inputs[1] != 0;
    if (inputs[0] != 0 && nowLatched) {
      keep(latched ? "TAILGATING_SENSED" : "PASSAGE_SENSED", Optional.empty());
    }
    latched = nowLatched;
    if (doorOpen != (inputs[2] != 0)) {
      doorOpen = !doorOpen;
      keep(doorOpen ? "DOOR_OPENED" : "DOOR_CLOSED", Optional.empty());
    }
    if (entryDoor != (inputs[4] != 0)) {
      entryDoor = !entryDoor;
      keep(entryDoor ? "ENTRY_DOOR_OPENED" : "ENTRY_DOOR_CLOSED", Optional.empty());
    }
    if (present != (inputs[5] != 0)) {
      present = !present;
      keep(present ? "PRESENCE_ON" : "PRESENCE_OFF", Optional.empty());
    }
    if (fire != (inputs[3] != 0)) {
      fire = !fire;
      keep(fire ? "FIRE_RELEASE_ON" : "FIRE_RELEASE_OFF", Optional.empty());
    }
  }

  private void keep(String type, Optional<String> code) {
    synchronized (kept) {
      events++;
      kept.add(new Kept(events, clock(), type, code));
    }
  }

  private void deliver() throws IOException, InterruptedException {
    String current = session;
    List<Kept> batch;
    synchronized (kept) {
      batch = kept.stream().limit(100).toList();
    }
    if (current == null || !connected || batch.isEmpty()) {
      return;
    }
    JsonArrayBuilder told = Json.createArrayBuilder();
    for (Kept event : batch) {
      JsonObjectBuilder json =
          Json.createObjectBuilder()
              .add("number", event.number())
              .add("at", event.at().toString())
              .add("type", event.type());
      event.code().ifPresent(code -> json.add("code", code));
      told.add(json);
    }
    HttpResponse<String> answer =
        send(
            "/events",
            "POST",
            Json.createObjectBuilder().add("session", current).add("events", told).build());
    if (answer.statusCode() == 409) {
      session = null;
    } else if (answer.statusCode() == 200) {
      JsonArray said = parse(answer.body()).getJsonArray("fates");
      said.getValuesAs(JsonString.class).forEach(fate -> fates.add(fate.getString()));
      while (fates.size() > MOST_FATES) {
        fates.removeFirst();
      }
      synchronized (kept) {
        batch.forEach(kept::remove);
      }
    }
  }

  private HttpResponse<String> send(String path, String method, JsonObject body)
      throws IOException, InterruptedException {
    LockSupport.parkNanos(slowness.toNanos());
    HttpRequest request =
        request(path)
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(body.toString()))
            .build();
    HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
    if (twice && !path.isEmpty()) {
      // A second registration would end the session that the first has just begun.
      http.send(request, BodyHandlers.discarding());
    }
    return answer;
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(base + path))
        .timeout(Duration.ofSeconds(10))
        .header("Authorization", authorization);
  }

  private Instant clock() {
    return Instant.now().plus(ahead);
  }

  private static JsonObject parse(String text) {
    try (JsonReader reader = Json.createReader(new StringReader(text))) {
      return reader.readObject();
    }
  }
}
