// SPDX-License-Identifier: Apache-2.0
package org.clearlane.it.container;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.assertj.core.api.Assertions;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.importer.ZipImporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The built product with a test class in it. */
final class Product {
  private Product() {}

  static WebArchive with(Class<?>... tests) {
    File assertj =
        new File(Assertions.class.getProtectionDomain().getCodeSource().getLocation().getPath());
    WebArchive product =
        ShrinkWrap.create(ZipImporter.class, "it.war")
            .importFrom(new File(System.getProperty("web.war")))
            .as(WebArchive.class)
            .addClasses(tests)
            .addAsLibrary(assertj);
    return product.setWebXML(new StringAsset(openToTheRunner(product)));
  }

  /** The product denies every address that it does not name; the test runner's is one of those. */
  private static String openToTheRunner(WebArchive product) {
    try (InputStream descriptor = product.get("WEB-INF/web.xml").getAsset().openStream()) {
      String text = new String(descriptor.readAllBytes(), UTF_8);
      return text.replace(
          "<url-pattern>/traveller/*</url-pattern>",
          "<url-pattern>/traveller/*</url-pattern>"
              + "<url-pattern>/ArquillianServletRunnerEE9</url-pattern>"
              + "<url-pattern>/ArquillianServletRunnerEE9/*</url-pattern>");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
