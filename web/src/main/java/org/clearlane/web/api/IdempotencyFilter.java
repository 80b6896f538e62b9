// SPDX-License-Identifier: Apache-2.0
package org.clearlane.web.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import org.clearlane.kernel.IdempotencyKeys;
import org.clearlane.kernel.IdempotencyKeys.Beginning;
import org.clearlane.kernel.IdempotentAnswer;
import org.clearlane.kernel.KernelException;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the first answer to a partner's request with an {@code Idempotency-Key} and gives it again
 * (draft-ietf-httpapi-idempotency-key-header). Answers that say nothing of the request itself (the
 * server's faults, no room) are not kept, so that the same key serves another try.
 */
@Provider
@ApplicationScoped
@Idempotent
@Priority(Priorities.USER + 100)
public class IdempotencyFilter implements ContainerRequestFilter, ContainerResponseFilter {
  static final String HEADER = "Idempotency-Key";
  static final String REPLAYED = "Idempotency-Replayed";

  private static final String ATTEMPT = "clearlane.idempotency.attempt";
  private static final Pattern KEY =
      Pattern.compile("[\\x21-\\x7e]([\\x20-\\x7e]{0,62}[\\x21-\\x7e])?");
  private static final List<String> KEPT_HEADERS = List.of("Location", "ETag", "Cache-Control");
  private static final Set<Integer> NOT_KEPT = Set.of(401, 403, 408, 429);
  private static final Jsonb JSON = JsonbBuilder.create();

  private @Inject IdempotencyKeys keys;
  private @Inject PartnerCaller caller;

  @Override
  public void filter(ContainerRequestContext request) throws IOException {
    String key = request.getHeaderString(HEADER);
    if (key == null || !request.getMethod().equals(HttpMethod.POST) || caller.find().isEmpty()) {
      return;
    }
    if (!KEY.matcher(key).matches()) {
      throw new ProblemException(
          Problem.of(ProblemType.MALFORMED_REQUEST)
              .withDetail("Idempotency-Key takes 1 to 64 printable ASCII characters"));
    }
    byte[] body = request.getEntityStream().readAllBytes();
    request.setEntityStream(new ByteArrayInputStream(body));
    switch (keys.begin(caller.code(), key, fingerprint(request, body))) {
      case Beginning.First(UUID attempt) -> request.setProperty(ATTEMPT, attempt);
      case Beginning.Repeated(IdempotentAnswer answer) -> request.abortWith(again(answer));
      case Beginning.InProgress _ ->
          throw new ProblemException(Problem.of(ProblemType.REQUEST_IN_PROGRESS));
      case Beginning.Different _ ->
          throw new ProblemException(Problem.of(ProblemType.IDEMPOTENCY_KEY_REUSED));
    }
  }

  private static String fingerprint(ContainerRequestContext request, byte[] body) {
    try {
      return request.getMethod()
          + " "
          + request.getUriInfo().getRequestUri().getRawPath()
          + " "
          + HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
    } catch (NoSuchAlgorithmException e) {
      throw new KernelException("SHA-256 is not available", e);
    }
  }

  private static Response again(IdempotentAnswer answer) {
    Response.ResponseBuilder response = Response.status(answer.status()).header(REPLAYED, "true");
    answer.headers().forEach(response::header);
    if (!answer.mediaType().isEmpty()) {
      response.type(MediaType.valueOf(answer.mediaType())).entity(answer.body());
    }
    return response.build();
  }

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    if (!(request.getProperty(ATTEMPT) instanceof UUID attempt)) {
      return;
    }
    request.removeProperty(ATTEMPT);
    byte[] body = body(response.getEntity());
    int status = response.getStatus();
    if (status >= 500 || NOT_KEPT.contains(status)) {
      keys.release(attempt);
      return;
    }
    String type = body.length == 0 ? "" : String.valueOf(response.getMediaType());
    if (body.length > 0) {
      response.setEntity(body, new Annotation[0], MediaType.valueOf(type));
    }
    keys.finish(attempt, kept(status, type, headers(response), body));
  }

  /** Of a body that is too large, a repeat gets the status and the headers alone. */
  private static IdempotentAnswer kept(
      int status, String type, Map<String, String> headers, byte[] body) {
    return body.length > IdempotentAnswer.LARGEST
        ? new IdempotentAnswer(status, "", headers, new byte[0])
        : new IdempotentAnswer(status, type, headers, body);
  }

  private static Map<String, String> headers(ContainerResponseContext response) {
    Map<String, String> headers = new TreeMap<>();
    for (String name : KEPT_HEADERS) {
      String value = response.getHeaderString(name);
      if (value != null) {
        headers.put(name, value);
      }
    }
    return headers;
  }

  /** The body as it is sent: written here, so that what is kept is what was sent. */
  private static byte[] body(@Nullable Object entity) {
    return switch (entity) {
      case null -> new byte[0];
      case byte[] bytes -> bytes;
      case String text -> text.getBytes(UTF_8);
      default -> JSON.toJson(entity).getBytes(UTF_8);
    };
  }
}
