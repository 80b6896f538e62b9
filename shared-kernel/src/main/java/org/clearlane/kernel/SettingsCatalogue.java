// SPDX-License-Identifier: Apache-2.0
package org.clearlane.kernel;

import java.util.List;
import java.util.ServiceLoader;
import java.util.function.Predicate;

/** The settings of one module, registered as a {@link ServiceLoader} provider. */
public interface SettingsCatalogue {

  /** The module's settings in the order in which the documentation shows them. */
  List<Setting<?>> settings();

  /**
   * Families of keys whose last part is free, such as {@code clearlane.authority.CODE.name}: the
   * form as documented and the test that recognises a key of the family.
   */
  default List<Family> families() {
    return List.of();
  }

  /**
   * @param form the key with the free part in capitals
   * @param meaning what a value does
   * @param matches recognises a key of this family
   */
  record Family(String form, String meaning, Predicate<String> matches) {}

  /** Every module's catalogue that the class loader of this type sees. */
  static List<SettingsCatalogue> all() {
    return ServiceLoader.load(SettingsCatalogue.class, SettingsCatalogue.class.getClassLoader())
        .stream()
        .map(ServiceLoader.Provider::get)
        .toList();
  }
}
