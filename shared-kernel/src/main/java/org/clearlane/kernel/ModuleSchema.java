// SPDX-License-Identifier: Apache-2.0
package org.clearlane.kernel;

/**
 * A module's database schema. A module that persists has one bean of this type; its migrations
 * stand in {@code db/migration/NAME} beside an empty file {@code flyway.location}.
 */
public interface ModuleSchema {

  /** Schema name, lower-case letters. */
  String name();

  /** Schemas are migrated in ascending order. */
  int order();
}
