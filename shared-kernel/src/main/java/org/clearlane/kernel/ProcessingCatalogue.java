// SPDX-License-Identifier: Apache-2.0
package org.clearlane.kernel;

import java.util.List;
import java.util.ServiceLoader;

/**
 * What one module does with personal data, registered as a {@link ServiceLoader} provider: the
 * record of processing is written from these, and so is its documentation.
 */
public interface ProcessingCatalogue {
  List<ProcessingActivity> activities();

  /** Every module's activities that the class loader of this type sees. */
  static List<ProcessingActivity> all() {
    return ServiceLoader.load(ProcessingCatalogue.class, ProcessingCatalogue.class.getClassLoader())
        .stream()
        .flatMap(provider -> provider.get().activities().stream())
        .toList();
  }
}
