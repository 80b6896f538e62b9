// SPDX-License-Identifier: Apache-2.0
package org.clearlane.it.port;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;

/** A partner's server that takes webhooks and answers with the statuses that it is told to. */
final class WebhookReceiver implements AutoCloseable {
  private final HttpServer server;
  private final Deque<Integer> next = new ConcurrentLinkedDeque<>();
  private final List<Delivery> received = new CopyOnWriteArrayList<>();

  /** One request as it came. */
  record Delivery(String id, String timestamp, String signature, String body) {}

  WebhookReceiver() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::take);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/hook";
  }

  /** The statuses of the next answers; after them 204. */
  void answer(Integer... statuses) {
    next.addAll(List.of(statuses));
  }

  List<Delivery> received() {
    return received;
  }

  private void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      received.add(
          new Delivery(
              header(exchange, "webhook-id"),
              header(exchange, "webhook-timestamp"),
              header(exchange, "webhook-signature"),
              new String(body, UTF_8)));
      Integer status = next.poll();
      exchange.sendResponseHeaders(status == null ? 204 : status, -1);
    }
  }

  private static String header(HttpExchange exchange, String name) {
    String value = exchange.getRequestHeaders().getFirst(name);
    return value == null ? "" : value;
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
