// SPDX-License-Identifier: Apache-2.0
package org.clearlane.web.api;

/** Ends a request with a problem; carries no cause, since nothing unexpected happened. */
public final class ProblemException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Problem problem;

  ProblemException(Problem problem) {
    super(problem.title(), null, false, false);
    this.problem = problem;
  }

  Problem problem() {
    return problem;
  }
}
