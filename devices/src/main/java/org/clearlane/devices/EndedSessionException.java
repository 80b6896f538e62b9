// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices;

/**
 * The session of a lane controller has ended: another one has registered, or the lane was set up
 * anew.
 */
public final class EndedSessionException extends DevicesException {
  private static final long serialVersionUID = 1L;

  public EndedSessionException() {
    super("the controller's session has ended");
  }
}
