// SPDX-License-Identifier: Apache-2.0
package org.clearlane.web.console.enrolment;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.SessionScoped;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Optional;

/** The face of the chip that an officer has read last, until the traveller is enrolled. */
@SessionScoped
public class ChipFace implements Serializable {
  private static final long serialVersionUID = 1L;

  private transient byte[] picture = {};

  synchronized void keep(byte[] jpeg) {
    wipe();
    picture = jpeg.clone();
  }

  /** The picture as JPEG. */
  synchronized Optional<byte[]> get() {
    byte[] mine = picture;
    // Null after the session was stored and read again.
    return mine == null || mine.length == 0 ? Optional.empty() : Optional.of(mine.clone());
  }

  @PreDestroy
  synchronized void wipe() {
    if (picture != null) {
      Arrays.fill(picture, (byte) 0);
    }
    picture = new byte[0];
  }
}
