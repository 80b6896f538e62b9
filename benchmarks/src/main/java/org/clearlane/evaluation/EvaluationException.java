// SPDX-License-Identifier: Apache-2.0
package org.clearlane.evaluation;

/** What keeps an evaluation from being made, in one line that people can act upon. */
public final class EvaluationException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Wrong options, or data that cannot be evaluated. */
  public static final int UNUSABLE = 2;

  /** The data is fine, but something else failed: a model, a full disk. */
  public static final int FAILED = 1;

  private final int exitStatus;

  private EvaluationException(String message, int exitStatus) {
    super(message);
    this.exitStatus = exitStatus;
  }

  /** Of options or data that cannot be evaluated. */
  public static EvaluationException unusable(String message) {
    return new EvaluationException(message, UNUSABLE);
  }

  /** Of anything else that people may mend. */
  public static EvaluationException failed(String message) {
    return new EvaluationException(message, FAILED);
  }

  /** {@link #UNUSABLE} or {@link #FAILED}. */
  public int exitStatus() {
    return exitStatus;
  }
}
