// SPDX-License-Identifier: Apache-2.0
package org.clearlane.kernel.partner;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.clearlane.kernel.partner.WebhookSender.Attempt;
import org.clearlane.kernel.partner.WebhookSender.Attempt.Answered;
import org.clearlane.kernel.partner.WebhookSender.Attempt.Failed;
import org.clearlane.kernel.partner.WebhookSender.Fault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookSenderTest {
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final byte[] BODY = "{}".getBytes(ISO_8859_1);

  private final ServerSocket receiver = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());

  WebhookSenderTest() throws IOException {}

  @AfterEach
  void close() throws IOException {
    receiver.close();
  }

  private URI url(String scheme) {
    return URI.create(scheme + "://127.0.0.1:" + receiver.getLocalPort() + "/hook?x=1");
  }

  /** Answers one request and tells what was asked. */
  private CompletableFuture<String> answer(String answer) {
    return CompletableFuture.supplyAsync(
        () -> {
          try (Socket socket = receiver.accept()) {
            byte[] read = new byte[4_096];
            StringBuilder request = new StringBuilder();
            while (!request.toString().endsWith("{}")) {
              int count = socket.getInputStream().read(read);
              if (count < 0) {
                break;
              }
              request.append(new String(read, 0, count, ISO_8859_1));
            }
            OutputStream out = socket.getOutputStream();
            out.write(answer.getBytes(ISO_8859_1));
            out.flush();
            return request.toString();
          } catch (IOException e) {
            return e.toString();
          }
        });
  }

  private Attempt post(WebhookSender sender) throws InterruptedException {
    return sender.post(url("http"), Map.of("webhook-id", "msg_1"), BODY);
  }

  @ParameterizedTest
  @CsvSource({"200", "204", "302", "410", "500"})
  void theStatusIsToldAndNoRedirectFollowed(int status) throws InterruptedException {
    CompletableFuture<String> request =
        answer("HTTP/1.1 " + status + " Told\r\nLocation: http://127.0.0.1:1/\r\n\r\nbody");
    assertThat(post(new WebhookSender(true, PATIENCE))).isEqualTo(new Answered(status));
    assertThat(request.join())
        .startsWith("POST /hook?x=1 HTTP/1.1\r\nHost: 127.0.0.1:" + receiver.getLocalPort())
        .contains("\r\nwebhook-id: msg_1\r\n", "\r\nContent-Length: 2\r\n")
        .endsWith("\r\n\r\n{}");
  }

  @Test
  void aProvisionalAnswerIsNotTheAnswer() throws InterruptedException {
    var _ = answer("HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\nHTTP/1.1 200 OK\r\n\r\n");
    assertThat(post(new WebhookSender(true, PATIENCE))).isEqualTo(new Answered(200));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "SSH-2.0-x\r\n", "HTTP/1.1 99 x\r\n", "HTTP/1.1 100 x\r\n\r\n"})
  void whatIsNoAnswerOfHttpFails(String answer) throws InterruptedException {
    var _ = answer(answer);
    assertThat(post(new WebhookSender(true, PATIENCE))).isEqualTo(new Failed(Fault.NO_HTTP));
  }

  @Test
  void aHeadWithoutEndIsNotReadToTheEnd() throws InterruptedException {
    var _ = answer("HTTP/1.1 100 x\r\n" + "a".repeat(1 << 20));
    assertThat(post(new WebhookSender(true, PATIENCE))).isEqualTo(new Failed(Fault.NO_HTTP));
  }

  @Test
  void anAnswerThatDripsEndsAtTheTimeOut() throws InterruptedException {
    try (ScheduledExecutorService tap = Executors.newSingleThreadScheduledExecutor()) {
      CompletableFuture<Void> accepted =
          CompletableFuture.supplyAsync(this::accepted)
              .thenAccept(
                  socket -> {
                    var _ =
                        tap.scheduleAtFixedRate(() -> drip(socket), 0, 20, TimeUnit.MILLISECONDS);
                  });
      Attempt attempt = post(new WebhookSender(true, Duration.ofMillis(300)));
      assertThat(attempt).isEqualTo(new Failed(Fault.TIME_OUT));
      accepted.join();
      tap.shutdownNow();
    }
  }

  private Socket accepted() {
    try {
      return receiver.accept();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Ends with an exception, and so for good, once the sender has hung up. */
  private static void drip(Socket socket) {
    try {
      socket.getOutputStream().write("HTTP/1.1 100 x\r\n".getBytes(ISO_8859_1));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void nobodyThereIsUnreachable() throws InterruptedException, IOException {
    receiver.close();
    assertThat(post(new WebhookSender(true, PATIENCE))).isEqualTo(new Failed(Fault.UNREACHABLE));
  }

  @Test
  void aNameThatLeadsInsideIsRefusedWhenConnecting() throws InterruptedException {
    URI inside = URI.create("http://localhost:" + receiver.getLocalPort() + "/");
    assertThat(new WebhookSender(false, PATIENCE).post(inside, Map.of(), BODY))
        .isEqualTo(new Failed(Fault.ADDRESS_REFUSED));
    assertThat(post(new WebhookSender(false, PATIENCE)))
        .isEqualTo(new Failed(Fault.ADDRESS_REFUSED));
  }

  @Test
  void whoSpeaksNoTlsIsNotAnswered() throws InterruptedException {
    var _ = answer("HTTP/1.1 200 OK\r\n\r\n");
    assertThat(new WebhookSender(true, PATIENCE).post(url("https"), Map.of(), BODY))
        .isInstanceOf(Failed.class);
  }
}
