// SPDX-License-Identifier: Apache-2.0
package org.clearlane.enrollment.traveller;

import java.util.UUID;

/** What one step of a run came to. */
public sealed interface ReEnrolmentStep {

  /** This reference has been tried: it is of the current model now, or it failed. */
  record Done(UUID reference) implements ReEnrolmentStep {}

  /** No reference behind the last one is due. */
  record NothingLeft() implements ReEnrolmentStep {}

  /** The face models are not loaded. */
  record NotReady() implements ReEnrolmentStep {}
}
