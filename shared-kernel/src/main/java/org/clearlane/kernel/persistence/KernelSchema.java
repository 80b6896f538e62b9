// SPDX-License-Identifier: Apache-2.0
package org.clearlane.kernel.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import org.clearlane.kernel.ModuleSchema;

@ApplicationScoped
class KernelSchema implements ModuleSchema {
  @Override
  public String name() {
    return "kernel";
  }

  @Override
  public int order() {
    return 0;
  }
}
