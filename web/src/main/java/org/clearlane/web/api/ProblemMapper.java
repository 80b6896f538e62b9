// SPDX-License-Identifier: Apache-2.0
package org.clearlane.web.api;

import jakarta.json.JsonException;
import jakarta.json.bind.JsonbException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.lang.System.Logger.Level;
import java.util.UUID;
import org.clearlane.clearance.LaneOpenException;
import org.clearlane.clearance.UnknownLaneException;
import org.clearlane.devices.EndedSessionException;
import org.clearlane.devices.PortTakenException;
import org.clearlane.kernel.BadAccountException;
import org.clearlane.kernel.BadPartnerException;
import org.clearlane.kernel.ErasedTravellerException;

/** The one place where exceptions become HTTP. */
@Provider
public class ProblemMapper implements ExceptionMapper<Throwable> {
  private static final System.Logger LOG = System.getLogger(ProblemMapper.class.getName());

  @Override
  public Response toResponse(Throwable thrown) {
    return problem(thrown).response();
  }

  private static Problem problem(Throwable thrown) {
    return switch (thrown) {
      case Throwable e when e.getCause() instanceof ProblemException inner -> inner.problem();
      case ProblemException e -> e.problem();
      case WebApplicationException e when isUnreadable(e) ->
          Problem.of(ProblemType.MALFORMED_REQUEST);
      // JAX-RS says "not found" to a query parameter that does not parse.
      case NotFoundException e when e.getCause() != null ->
          Problem.of(ProblemType.MALFORMED_REQUEST)
              .withDetail("A query parameter is not a number where one is expected.");
      case WebApplicationException e -> ofStatus(e);
      case UnknownLaneException _, ErasedTravellerException _ -> Problem.of(ProblemType.NOT_FOUND);
      case LaneOpenException _ -> Problem.of(ProblemType.LANE_OPEN);
      case PortTakenException taken ->
          Problem.of(ProblemType.PORT_TAKEN).withDetail(String.valueOf(taken.getMessage()));
      case EndedSessionException _ -> Problem.of(ProblemType.SESSION_ENDED);
      case BadAccountException e ->
          Problem.of(ProblemType.UNPROCESSABLE).withDetail(String.valueOf(e.getMessage()));
      case BadPartnerException e ->
          Problem.of(ProblemType.UNPROCESSABLE).withDetail(String.valueOf(e.getMessage()));
      case JsonbException _, JsonException _, ProcessingException _ ->
          Problem.of(ProblemType.MALFORMED_REQUEST);
      default -> unexpected(thrown);
    };
  }

  private static boolean isUnreadable(WebApplicationException e) {
    return e.getCause() instanceof JsonbException || e.getCause() instanceof JsonException;
  }

  private static Problem ofStatus(WebApplicationException e) {
    return switch (e.getResponse().getStatus()) {
      case 400 -> Problem.of(ProblemType.MALFORMED_REQUEST);
      case 401 -> Problem.of(ProblemType.UNAUTHENTICATED);
      case 403 -> Problem.of(ProblemType.FORBIDDEN);
      case 404 -> Problem.of(ProblemType.NOT_FOUND);
      case 405 -> Problem.of(ProblemType.METHOD_NOT_ALLOWED);
      case 406 -> Problem.of(ProblemType.NOT_ACCEPTABLE);
      case 413 -> Problem.of(ProblemType.PAYLOAD_TOO_LARGE);
      case 415 -> Problem.of(ProblemType.UNSUPPORTED_MEDIA_TYPE);
      case 503 -> Problem.of(ProblemType.UNAVAILABLE);
      default -> unexpected(e);
    };
  }

  private static Problem unexpected(Throwable thrown) {
    String correlation = UUID.randomUUID().toString();
    LOG.log(Level.ERROR, "unexpected fault, correlation " + correlation, thrown);
    return Problem.of(ProblemType.UNEXPECTED).withCorrelation(correlation);
  }
}
