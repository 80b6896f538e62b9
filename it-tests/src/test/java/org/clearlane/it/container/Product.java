// SPDX-License-Identifier: Apache-2.0
package org.clearlane.it.container;

import java.io.File;
import org.assertj.core.api.Assertions;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.importer.ZipImporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The built product with a test class in it. */
final class Product {
  private Product() {}

  static WebArchive with(Class<?>... tests) {
    File assertj =
        new File(Assertions.class.getProtectionDomain().getCodeSource().getLocation().getPath());
    return ShrinkWrap.create(ZipImporter.class, "it.war")
        .importFrom(new File(System.getProperty("web.war")))
        .as(WebArchive.class)
        .addClasses(tests)
        .addAsLibrary(assertj);
  }
}
