// SPDX-License-Identifier: Apache-2.0
package org.clearlane.enrollment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import org.clearlane.biometrics.FaceGalleries;
import org.clearlane.biometrics.FaceGallery;
import org.clearlane.biometrics.FaceIdentifier;
import org.clearlane.biometrics.FaceIdentifiers;

/** One server's galleries, which can pretend to hold more than they do. */
public final class TestGalleries {
  private final FaceGallery real = FaceGalleries.inMemory(1);
  private final AtomicLong pretended = new AtomicLong();

  /** How many references each gallery seems to hold. */
  public void pretend(long references) {
    pretended.set(references);
  }

  /** As it is, without pretence. */
  public FaceGallery real() {
    return real;
  }

  FaceGallery gallery() {
    return (FaceGallery)
        Proxy.newProxyInstance(
            TestGalleries.class.getClassLoader(),
            new Class<?>[] {FaceGallery.class},
            (_, method, arguments) -> {
              if (method.getName().equals("size") && pretended.get() > 0) {
                return new FaceGallery.Size(pretended.get(), pretended.get());
              }
              try {
                return method.invoke(real, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  FaceIdentifier identifier(String modelId) {
    try {
      Path table = Files.createTempFile("calibration", ".csv");
      try {
        Files.writeString(
            table,
            """
            # impostor comparisons: 10000000
            # model: %s
            rate,threshold
            1e-9,0.7
            1e-6,0.5
            1e-3,0.3
            """
                .formatted(modelId));
        return FaceIdentifiers.of(real, table, modelId);
      } finally {
        Files.delete(table);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
