// SPDX-License-Identifier: Apache-2.0
package org.clearlane.web.console.planted;

/** Planted: a page that asks for {@code style} breaks off, because pages read records otherwise. */
record GetterOfARecord(String name) {
  public String getStyle() {
    return name;
  }
}
