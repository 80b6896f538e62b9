// SPDX-License-Identifier: Apache-2.0
package org.clearlane.kernel;

import java.util.List;

/** What a module deletes by itself: a bean that the register of all rules finds. */
public interface RetentionJobs {
  List<RetentionJob> jobs();
}
