// SPDX-License-Identifier: Apache-2.0
package org.clearlane.biometrics.gallery;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.enterprise.inject.Produces;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import org.clearlane.biometrics.FaceGallery;
import org.clearlane.biometrics.face.BiometricsSettings;

/** Offers the galleries as a bean, with the search compiled before the first lane asks. */
@ApplicationScoped
class FaceGalleryProducer {
  private static final Logger LOG = System.getLogger(FaceGalleryProducer.class.getName());

  private Optional<AuthorityGalleries> made = Optional.empty();

  void makeAtStart(@Observes Startup event) {
    galleries();
  }

  @Produces
  @ApplicationScoped
  FaceGallery faceGallery() {
    return galleries();
  }

  private synchronized AuthorityGalleries galleries() {
    AuthorityGalleries galleries = made.orElseGet(FaceGalleryProducer::make);
    made = Optional.of(galleries);
    return galleries;
  }

  private static AuthorityGalleries make() {
    int threads = GallerySettings.THREADS.get();
    ScanKernel kernel = ScanKernel.fastest();
    Scanning scanning =
        new Scanning(
            kernel,
            new ScanThreads(threads > 0 ? threads : Runtime.getRuntime().availableProcessors()),
            stores(GallerySettings.FOLDER.get()));
    LOG.log(
        kernel instanceof PlainKernel ? Level.WARNING : Level.INFO,
        "Face search with {0} and {1} threads",
        kernel,
        scanning.threads().count());
    if (BiometricsSettings.WARM_UP.get()) {
      new WarmUp(scanning).run();
    }
    return new AuthorityGalleries(scanning);
  }

  static RowStore.Factory stores(String folder) {
    if (folder.isEmpty()) {
      return MemoryRows::open;
    }
    byte[] key = new byte[32];
    new SecureRandom().nextBytes(key);
    RowStore.Factory files = new EncryptedRowFiles(Path.of(folder), key);
    Arrays.fill(key, (byte) 0);
    return files;
  }

  @PreDestroy
  void close() {
    made.ifPresent(AuthorityGalleries::close);
  }
}
