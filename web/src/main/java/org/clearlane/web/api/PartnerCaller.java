// SPDX-License-Identifier: Apache-2.0
package org.clearlane.web.api;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.util.Optional;
import org.clearlane.kernel.Partners;
import org.clearlane.web.security.PartnerName;

/** Which partner calls, for resources that name a partner's scope. */
@RequestScoped
public class PartnerCaller {
  private @Inject HttpServletRequest request;
  private @Inject Partners partners;

  /** The partner's code, if the caller is one. */
  public Optional<String> find() {
    Principal principal = request.getUserPrincipal();
    return principal == null ? Optional.empty() : PartnerName.code(principal.getName());
  }

  /**
   * The partner's code.
   *
   * @throws ProblemException if the caller is no partner
   */
  public String code() {
    return find().orElseThrow(() -> new ProblemException(Problem.of(ProblemType.FORBIDDEN)));
  }

  /** The partner's organisation, as screens show it. */
  public String organisation() {
    return partners
        .find(code())
        .orElseThrow(() -> new ProblemException(Problem.of(ProblemType.FORBIDDEN)))
        .organisation();
  }

  /** The log-in {@code partner:CODE@authority}, for the audit trail. */
  public String name() {
    return request.getUserPrincipal().getName();
  }
}
