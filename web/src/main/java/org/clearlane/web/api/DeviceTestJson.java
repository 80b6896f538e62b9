// SPDX-License-Identifier: Apache-2.0
package org.clearlane.web.api;

import org.clearlane.clearance.DeviceTest;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What came of a device's test. */
@Schema(name = "DeviceTest")
public record DeviceTestJson(
    boolean reachable,
    @Schema(description = "How long its answer took; absent if there was none", examples = "3")
        @Nullable Long answeredInMillis) {

  static DeviceTestJson of(DeviceTest test) {
    return new DeviceTestJson(
        test.reachable(), test.answeredIn().map(time -> time.toMillis()).orElse(null));
  }
}
