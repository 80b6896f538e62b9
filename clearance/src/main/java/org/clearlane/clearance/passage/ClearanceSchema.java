// SPDX-License-Identifier: Apache-2.0
package org.clearlane.clearance.passage;

import jakarta.enterprise.context.ApplicationScoped;
import org.clearlane.kernel.ModuleSchema;

@ApplicationScoped
class ClearanceSchema implements ModuleSchema {
  @Override
  public String name() {
    return "clearance";
  }

  @Override
  public int order() {
    return 30;
  }
}
