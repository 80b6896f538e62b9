// SPDX-License-Identifier: Apache-2.0
package org.clearlane.clearance.planted;

import ai.onnxruntime.OrtEnvironment;
import com.fazecast.jSerialComm.SerialPort;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.jspecify.annotations.Nullable;

/** Planted: things that have one place, in another one. */
final class WrongPlaces {
  @PersistenceContext(unitName = "authority-a")
  @Nullable EntityManager around;

  static final Class<?> PORT = SerialPort.class;
  static final Class<?> MODEL = OrtEnvironment.class;

  /** An endpoint that anybody may call because nobody said otherwise. */
  @GET
  @Path("open")
  public String open() {
    return "open";
  }
}
