// SPDX-License-Identifier: Apache-2.0
package org.clearlane.kernel.partner;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import org.clearlane.kernel.KernelException;

/**
 * Sends one HTTP/1.1 POST and reads the status of the answer, nothing else of it. Connects to the
 * very address that it has checked, so that a name cannot lead elsewhere between check and
 * connection; follows no redirect. Thread safe.
 */
final class WebhookSender {
  private static final System.Logger LOG = System.getLogger(WebhookSender.class.getName());
  private static final int LARGEST_HEAD = 16 << 10;
  private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] ([1-5][0-9]{2})( .*)?");

  private final boolean internal;
  private final Duration timeout;
  private final SSLSocketFactory tls;

  /** What came of it. */
  sealed interface Attempt {
    /** The receiver answered. */
    record Answered(int status) implements Attempt {}

    /** It did not. */
    record Failed(Fault fault) implements Attempt {}
  }

  /** Why there was no answer. */
  enum Fault {
    TIME_OUT,
    UNREACHABLE,
    ADDRESS_REFUSED,
    TLS,
    NO_HTTP
  }

  /**
   * @param internal whether private addresses are allowed
   * @param timeout for the whole, from the look-up of the name to the status
   */
  WebhookSender(boolean internal, Duration timeout) {
    this(internal, timeout, trustedByTheRuntime());
  }

  WebhookSender(boolean internal, Duration timeout, SSLSocketFactory tls) {
    this.internal = internal;
    this.timeout = timeout;
    this.tls = tls;
  }

  /** The certificates that the Java runtime trusts, not those of the server's own doors. */
  private static SSLSocketFactory trustedByTheRuntime() {
    try {
      TrustManagerFactory trust =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init((KeyStore) null);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, trust.getTrustManagers(), null);
      return context.getSocketFactory();
    } catch (GeneralSecurityException e) {
      throw new KernelException("TLS for webhooks is not available", e);
    }
  }

  /** Posts; blocks until the status is there or time is up. */
  Attempt post(URI url, Map<String, String> headers, byte[] body) throws InterruptedException {
    try (Socket socket = new Socket()) {
      // Bytes that drip in would outlive any time-out of the socket: whoever waits closes it.
      FutureTask<Attempt> exchange =
          new FutureTask<>(() -> exchange(socket, url, head(url, headers, body), body));
      Thread.ofVirtual().name("webhook").start(exchange);
      return exchange.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      return new Attempt.Failed(Fault.TIME_OUT);
    } catch (ExecutionException e) {
      LOG.log(Level.DEBUG, "a webhook failed", e);
      return new Attempt.Failed(fault(e.getCause()));
    } catch (IOException e) {
      LOG.log(Level.DEBUG, "a socket did not close", e);
      return new Attempt.Failed(Fault.UNREACHABLE);
    }
  }

  private static Fault fault(@org.jspecify.annotations.Nullable Throwable cause) {
    return switch (cause) {
      case SSLException _ -> Fault.TLS;
      case SocketTimeoutException _ -> Fault.TIME_OUT;
      case null, default -> Fault.UNREACHABLE;
    };
  }

  private Attempt exchange(Socket socket, URI url, byte[] head, byte[] body) throws IOException {
    InetAddress[] addresses = InetAddress.getAllByName(url.getHost());
    if (!internal && !Arrays.stream(addresses).allMatch(WebhookAddress::isPublic)) {
      return new Attempt.Failed(Fault.ADDRESS_REFUSED);
    }
    socket.connect(new InetSocketAddress(addresses[0], port(url)), (int) timeout.toMillis());
    if (!url.getScheme().equals("https")) {
      return exchange(socket, head, body);
    }
    try (SSLSocket secured =
        (SSLSocket) tls.createSocket(socket, url.getHost(), port(url), false)) {
      SSLParameters parameters = secured.getSSLParameters();
      parameters.setEndpointIdentificationAlgorithm("HTTPS");
      secured.setSSLParameters(parameters);
      secured.startHandshake();
      return exchange(secured, head, body);
    }
  }

  private static Attempt exchange(Socket connected, byte[] head, byte[] body) throws IOException {
    OutputStream out = connected.getOutputStream();
    out.write(head);
    out.write(body);
    out.flush();
    OptionalInt status = status(connected.getInputStream());
    return status.isPresent()
        ? new Attempt.Answered(status.getAsInt())
        : new Attempt.Failed(Fault.NO_HTTP);
  }

  private static int port(URI url) {
    return url.getPort() > 0 ? url.getPort() : url.getScheme().equals("https") ? 443 : 80;
  }

  private static byte[] head(URI url, Map<String, String> headers, byte[] body) {
    String path = url.getRawPath().isEmpty() ? "/" : url.getRawPath();
    StringBuilder head =
        new StringBuilder("POST ")
            .append(path)
            .append(url.getRawQuery() == null ? "" : "?" + url.getRawQuery())
            .append(" HTTP/1.1\r\nHost: ")
            .append(url.getRawAuthority())
            .append("\r\nContent-Type: application/json\r\nContent-Length: ")
            .append(body.length)
            .append("\r\nUser-Agent: Clearlane\r\nConnection: close\r\n");
    headers.forEach((name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
    return head.append("\r\n").toString().getBytes(ISO_8859_1);
  }

  /** The first status that is not provisional; empty if the head is none of HTTP, or too long. */
  private static OptionalInt status(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    boolean first = true;
    for (int i = 0; i < LARGEST_HEAD; i++) {
      int read = in.read();
      if (read < 0) {
        return OptionalInt.empty();
      }
      if (read != '\n') {
        line.write(read);
        continue;
      }
      Matcher matcher = STATUS.matcher(line.toString(ISO_8859_1).stripTrailing());
      boolean matches = matcher.matches();
      if (matches && matcher.group(1).charAt(0) != '1') {
        return OptionalInt.of(Integer.parseInt(matcher.group(1)));
      }
      if (first && !matches) {
        return OptionalInt.empty();
      }
      first = false;
      line.reset();
    }
    return OptionalInt.empty();
  }
}
