// SPDX-License-Identifier: Apache-2.0
package org.clearlane.biometrics.image;

import com.twelvemonkeys.imageio.plugins.jpeg.JPEGImageReaderSpi;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.spi.IIORegistry;
import javax.imageio.spi.ImageReaderSpi;
import javax.imageio.spi.ServiceRegistry;

/**
 * The two readers, wired by hand. Image I/O finds plug-ins by the class loader that happened to
 * touch it first, which in a server is another application's as often as not.
 */
final class ImageReaders {
  private ImageReaders() {}

  /** TwelveMonkeys' reader over the platform's: it adds CMYK, YCCK and odd colour profiles. */
  static ImageReaderSpi jpeg() {
    Iterator<Class<?>> categories = List.<Class<?>>of(ImageReaderSpi.class).iterator();
    ServiceRegistry registry = new ServiceRegistry(categories);
    registry.registerServiceProvider(platform("jpeg"), ImageReaderSpi.class);
    JPEGImageReaderSpi reader = new JPEGImageReaderSpi();
    registry.registerServiceProvider(reader, ImageReaderSpi.class);
    return reader;
  }

  static ImageReaderSpi png() {
    return platform("png");
  }

  private static ImageReaderSpi platform(String format) {
    Iterator<ImageReaderSpi> readers =
        IIORegistry.getDefaultInstance()
            .getServiceProviders(
                ImageReaderSpi.class,
                provider ->
                    provider.getClass().getModule() == IIORegistry.class.getModule()
                        && Stream.of(((ImageReaderSpi) provider).getFormatNames())
                            .anyMatch(format::equals),
                false);
    return readers.next();
  }
}
