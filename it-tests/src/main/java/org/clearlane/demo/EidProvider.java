// SPDX-License-Identifier: Apache-2.0
package org.clearlane.demo;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A government's e-ID as an OpenID provider: Keycloak, as a process in a session of its own on
 * 127.0.0.1. Everything it writes lies below one data folder. It ends with this JVM, also after
 * Ctrl-C.
 *
 * <p>Its relying parties use the authorization code flow with PKCE (S256), authenticate with {@code
 * private_key_jwt} (ES256), know people by pairwise subjects, and get what the e-ID says about a
 * person as user information only, signed with ES256 and encrypted to them (RSA-OAEP-256, A256GCM):
 * {@code given_name}, {@code family_name}, {@code birthdate} (ISO 8601), {@code
 * document_issuing_state} and {@code document_number}.
 */
public final class EidProvider implements AutoCloseable {
  /** A busy machine takes minutes for what takes half a minute alone. */
  private static final Duration START = Duration.ofMinutes(6);

  private static final Duration STOP = Duration.ofSeconds(20);
  private static final Duration STRAGGLERS = Duration.ofSeconds(10);
  private static final int PRIORITY_STEP = 10;

  private final EidDistribution distribution;
  private final Path data;
  private final int port;
  private final List<EidClient> clients;
  private final String password = Port.password();
  private final HttpClient client = HttpClient.newHttpClient();
  private final EidAdministration administration;
  private final AtomicInteger priority = new AtomicInteger(EidRealm.FIRST_PRIORITY);
  private final Thread withJvm = new Thread(this::end, "eid-stop");
  private volatile @Nullable Process process;

  /**
   * @param distribution Keycloak as it was unpacked, the folder with {@code bin}; several providers
   *     may share it
   * @param data a folder that is new or empty
   * @param port for HTTP on 127.0.0.1, which is also the host in the provider's addresses
   */
  public EidProvider(Path distribution, Path data, int port, List<EidClient> clients) {
    this.distribution = new EidDistribution(distribution.toAbsolutePath().normalize());
    this.data = data.toAbsolutePath().normalize();
    this.port = port;
    this.clients = List.copyOf(clients);
    this.administration = new EidAdministration(client, base(), password);
  }

  /**
   * Starts a provider and waits until it is ready; about half a minute, and as much again where
   * Keycloak was not built yet.
   *
   * @throws DemoException if it does not become ready; it is stopped by then
   */
  public static EidProvider start(Path distribution, Path data, int port, List<EidClient> clients)
      throws InterruptedException {
    EidProvider provider = new EidProvider(distribution, data, port, clients);
    boolean ready = false;
    try {
      provider.start();
      provider.awaitReady(_ -> {});
      ready = true;
      return provider;
    } finally {
      if (!ready) {
        provider.close();
      }
    }
  }

  private URI base() {
    return URI.create("http://127.0.0.1:" + port);
  }

  /** The issuer in its tokens; the realm's addresses lie below it. */
  public URI issuer() {
    return base().resolve("/realms/" + EidRealm.NAME);
  }

  /** The address of its discovery document. */
  public URI discovery() {
    return URI.create(issuer() + "/.well-known/openid-configuration");
  }

  public Path log() {
    return data.resolve("eid.log");
  }

  /**
   * Starts the process without waiting until it is ready; only building Keycloak is waited for.
   *
   * @throws DemoException if it cannot be started
   */
  public synchronized void start() throws InterruptedException {
    Path built = distribution.built();
    try {
      furnish(built);
      ProcessBuilder builder =
          new ProcessBuilder(command(built))
              .directory(data.toFile())
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
              .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
      Map<String, String> environment = builder.environment();
      EidDistribution.prepare(environment);
      environment.put("KC_BOOTSTRAP_ADMIN_USERNAME", EidAdministration.USER);
      environment.put("KC_BOOTSTRAP_ADMIN_PASSWORD", password);
      endWithJvm();
      process = builder.start();
    } catch (IOException e) {
      throw new DemoException("the e-ID provider cannot be started: " + e.getMessage(), e);
    }
  }

  private List<String> command(Path built) {
    return List.of(
        "setsid",
        "/bin/sh",
        EidDistribution.script(built).toString(),
        "start",
        // After the script's own, so that this one counts: the distribution stays as it is.
        "-Dkc.home.dir=" + data,
        "-Djava.io.tmpdir=" + data.resolve("tmp"),
        "--optimized",
        "--import-realm",
        // Without it Keycloak looks for others of its kind on the network.
        "--cache=local",
        "--http-enabled=true",
        "--http-host=127.0.0.1",
        "--http-port=" + port,
        "--hostname=" + base());
  }

  /** Makes the data folder look like Keycloak's own; a restart finds it so. */
  private void furnish(Path built) throws IOException {
    Path realms = Files.createDirectories(data.resolve("data/import"));
    Files.createDirectories(data.resolve("tmp"));
    Path libraries = data.resolve("lib");
    Files.deleteIfExists(libraries);
    Files.createSymbolicLink(libraries, built.resolve("lib"));
    Path realm = realms.resolve(EidRealm.NAME + "-realm.json");
    if (!Files.exists(realm)) {
      Files.writeString(realm, EidRealm.of(clients).toString());
    }
  }

  /**
   * Waits until the provider answers with its discovery document.
   *
   * @param waiting told the seconds so far, about twice a second
   * @throws DemoException if the process ends or the time is over
   */
  public void awaitReady(Consumer<Long> waiting) throws InterruptedException {
    long begun = System.nanoTime();
    while (System.nanoTime() - begun < START.toNanos()) {
      Process running = process;
      if (running == null || running.waitFor(500, TimeUnit.MILLISECONDS)) {
        throw new DemoException("the e-ID provider ended while it started; its log is " + log());
      }
      if (ready()) {
        return;
      }
      waiting.accept(TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begun));
    }
    throw new DemoException("the e-ID provider did not become ready; its log is " + log());
  }

  private boolean ready() throws InterruptedException {
    try {
      HttpRequest request =
          HttpRequest.newBuilder(discovery()).timeout(Duration.ofSeconds(30)).build();
      return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException e) {
      return false;
    }
  }

  public boolean alive() {
    Process running = process;
    return running != null && running.isAlive();
  }

  /**
   * Issues an e-ID to somebody.
   *
   * @throws DemoException if the provider refuses, for instance because the log-in is taken
   */
  public void person(EidPerson person) throws InterruptedException {
    administration.make("users", user(person));
  }

  private static JsonObject user(EidPerson person) {
    return Json.createObjectBuilder()
        .add("username", person.logIn())
        .add("enabled", true)
        .add("firstName", person.givenNames())
        .add("lastName", person.surname())
        .add(
            "attributes",
            Json.createObjectBuilder()
                .add(EidRealm.BIRTH_DATE, values(person.birthDate().toString()))
                .add(EidRealm.ISSUING_STATE, values(person.issuingState()))
                .add(EidRealm.DOCUMENT_NUMBER, values(person.documentNumber())))
        .add(
            "credentials",
            Json.createArrayBuilder()
                .add(
                    Json.createObjectBuilder()
                        .add("type", "password")
                        .add("temporary", false)
                        .add("value", person.password())))
        .build();
  }

  private static JsonArrayBuilder values(String value) {
    return Json.createArrayBuilder().add(value);
  }

  /**
   * Makes a new key that signs from now on. Its predecessors stay published, so that what they
   * signed can still be verified.
   *
   * @throws DemoException if the provider refuses
   */
  public void rotateKeys() throws InterruptedException {
    JsonObject key = EidRealm.signingKey(priority.addAndGet(PRIORITY_STEP));
    administration.make(
        "components",
        Json.createObjectBuilder(key).add("providerType", "org.keycloak.keys.KeyProvider").build());
  }

  /** Kills the provider as a power cut would. */
  public synchronized void kill() {
    Process running = process;
    if (running != null) {
      Set<ProcessHandle> family = new LinkedHashSet<>(running.descendants().toList());
      family.add(running.toHandle());
      family.forEach(ProcessHandle::destroyForcibly);
      boolean _ = Processes.await(running, STRAGGLERS, family);
      Processes.end(family, Duration.ZERO);
    }
    process = null;
  }

  /**
   * Stops the provider if it runs, starts it again with the same people and keys, and waits until
   * it is ready.
   */
  public void restart() throws InterruptedException {
    end();
    start();
    awaitReady(_ -> {});
  }

  /** Stops the provider in order; nothing is left running. The data folder stays. */
  @Override
  public void close() {
    end();
    try {
      // Whoever removes the folder need not think about what the link leads to.
      Files.deleteIfExists(data.resolve("lib"));
      Runtime.getRuntime().removeShutdownHook(withJvm);
    } catch (IOException | IllegalStateException e) {
      // The folder is gone, or the JVM ends already.
      return;
    }
  }

  private void endWithJvm() {
    try {
      Runtime.getRuntime().removeShutdownHook(withJvm);
      Runtime.getRuntime().addShutdownHook(withJvm);
    } catch (IllegalStateException e) {
      throw new DemoException("stopped", e);
    }
  }

  private synchronized void end() {
    Process running = process;
    if (running == null) {
      return;
    }
    Set<ProcessHandle> family = new LinkedHashSet<>(running.descendants().toList());
    running.destroy();
    if (!Processes.await(running, STOP, family)) {
      running.destroyForcibly();
      boolean _ = Processes.await(running, Duration.ofSeconds(5), family);
    }
    process = null;
    Processes.end(family, STRAGGLERS);
  }
}
