// SPDX-License-Identifier: Apache-2.0
package org.clearlane.web.health;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.clearlane.clearance.LaneView;
import org.clearlane.clearance.Lanes;
import org.clearlane.devices.DeviceRole;
import org.clearlane.devices.DeviceStatus;
import org.clearlane.kernel.Authorities;
import org.clearlane.kernel.Authority;
import org.clearlane.kernel.AuthorityContext;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** Counts reachable devices; down only when lanes are set up and not one gate can be reached. */
@Readiness
@ApplicationScoped
public class LaneDevicesReady implements HealthCheck {
  private @Inject Authorities authorities;
  private @Inject Lanes lanes;

  @Override
  public HealthCheckResponse call() {
    HealthCheckResponseBuilder response = HealthCheckResponse.named("lane devices");
    long gates = 0;
    long reachableGates = 0;
    for (Authority authority : authorities.all()) {
      List<DeviceStatus> devices =
          AuthorityContext.call(authority, lanes::board).stream()
              .map(LaneView::devices)
              .flatMap(found -> found.values().stream())
              .toList();
      for (DeviceRole role : DeviceRole.values()) {
        List<DeviceStatus> ofRole = devices.stream().filter(d -> d.role() == role).toList();
        long reachable = ofRole.stream().filter(DeviceStatus::reachable).count();
        response.withData(
            authority + " " + role, reachable + " of " + ofRole.size() + " reachable");
        if (role == DeviceRole.GATE) {
          gates += ofRole.size();
          reachableGates += reachable;
        }
      }
    }
    return response.status(gates == 0 || reachableGates > 0).build();
  }
}
