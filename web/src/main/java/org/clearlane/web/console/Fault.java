// SPDX-License-Identifier: Apache-2.0
package org.clearlane.web.console;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.System.Logger.Level;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the error page tells: the kind of fault, and an id with which the log finds the rest. */
@Named
@RequestScoped
public class Fault {
  private static final System.Logger LOG = System.getLogger(Fault.class.getName());

  private @Inject HttpServletRequest request;
  private String kind = "500";
  private String correlation = "";

  @PostConstruct
  void read() {
    Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
    kind =
        // Without a status somebody opened the error page itself, and there is nothing on it.
        switch (status instanceof Integer code ? code : 404) {
          case 401, 403 -> "403";
          case 404 -> "404";
          case 413 -> "413";
          default -> "500";
        };
    if (kind.equals("500")) {
      correlation = UUID.randomUUID().toString();
      LOG.log(Level.ERROR, "page failed, correlation " + correlation, thrown());
    }
  }

  private @Nullable Throwable thrown() {
    return request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Throwable thrown
        ? thrown
        : null;
  }

  /** {@code 403}, {@code 404}, {@code 413} or {@code 500}: part of message keys. */
  public String getKind() {
    return kind;
  }

  /** Empty unless the fault is ours. */
  public String getCorrelation() {
    return correlation;
  }
}
