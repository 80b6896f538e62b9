// SPDX-License-Identifier: Apache-2.0
package org.clearlane.clearance.planted;

import ai.onnxruntime.OrtEnvironment;
import com.fazecast.jSerialComm.SerialPort;
import jakarta.faces.context.FacesContext;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceUnit;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import javax.naming.InitialContext;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.omnifaces.util.Faces;
import org.primefaces.PrimeFaces;

/** Planted: things that have one place, in another one. */
final class WrongPlaces {
  @PersistenceContext(unitName = "authority-a")
  @Nullable EntityManager around;

  static final Class<?> PORT = SerialPort.class;
  static final Class<?> MODEL = OrtEnvironment.class;
  static final List<Class<?>> PAGES =
      List.of(FacesContext.class, HttpServletRequest.class, PrimeFaces.class, Faces.class);
  static final List<Class<?>> DATABASES =
      List.of(
          PersistenceUnit.class,
          EntityManagerFactory.class,
          InitialContext.class,
          DataSource.class);

  /** An endpoint that anybody may call because nobody said otherwise. */
  @GET
  @Path("open")
  public String open() {
    return "open";
  }
}
