// SPDX-License-Identifier: Apache-2.0
package org.clearlane.biometrics.gallery;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FaceGalleryProducerTest {
  @TempDir Path folder;

  @Test
  void keepsRowsInMemoryUnlessAFolderIsNamed() {
    try (RowStore memory = FaceGalleryProducer.stores("").open(64, 8);
        RowStore files = FaceGalleryProducer.stores(folder.toString()).open(64, 8)) {
      assertThat(memory).isInstanceOf(MemoryRows.class);
      assertThat(files).isInstanceOf(EncryptedRows.class);
    }
  }

  @Test
  void scansWithVectorInstructionsWhereTheModuleIsThere() {
    assertThat(ScanKernel.fastest()).isInstanceOf(VectorKernel.class);
  }
}
