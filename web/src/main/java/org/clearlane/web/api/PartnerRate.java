// SPDX-License-Identifier: Apache-2.0
package org.clearlane.web.api;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import java.time.Duration;
import org.clearlane.kernel.Partners;

/** Refuses what a partner asks beyond its rate, before anything is done for it. */
@Provider
@ApplicationScoped
@Priority(Priorities.AUTHORIZATION - 1)
public class PartnerRate implements ContainerRequestFilter {
  private @Inject PartnerCaller caller;
  private @Inject Partners partners;

  @Override
  public void filter(ContainerRequestContext request) {
    caller.find().flatMap(partners::admit).ifPresent(wait -> request.abortWith(tooMany(wait)));
  }

  /** The problem, with whole seconds to wait. */
  static Response tooMany(Duration wait) {
    return Response.fromResponse(Problem.of(ProblemType.TOO_MANY_REQUESTS).response())
        .header(HttpHeaders.RETRY_AFTER, null)
        .header(HttpHeaders.RETRY_AFTER, wait.plusNanos(999_999_999).toSeconds())
        .build();
  }
}
