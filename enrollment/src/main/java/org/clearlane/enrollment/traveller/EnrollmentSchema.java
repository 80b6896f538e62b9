// SPDX-License-Identifier: Apache-2.0
package org.clearlane.enrollment.traveller;

import jakarta.enterprise.context.ApplicationScoped;
import org.clearlane.kernel.ModuleSchema;

@ApplicationScoped
class EnrollmentSchema implements ModuleSchema {
  @Override
  public String name() {
    return "enrollment";
  }

  @Override
  public int order() {
    return 20;
  }
}
