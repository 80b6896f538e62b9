// SPDX-License-Identifier: Apache-2.0
package org.clearlane.web.health;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import org.clearlane.clearance.LaneView;
import org.clearlane.clearance.Lanes;
import org.clearlane.devices.DeviceRole;
import org.clearlane.devices.DeviceStatus;
import org.clearlane.devices.LinkState;
import org.clearlane.kernel.Authorities;
import org.clearlane.kernel.Authority;
import org.clearlane.kernel.AuthorityContext;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/**
 * One readiness check for each class of devices, which counts them by authority and state; a class
 * that no lane has is up without figures. Gates are down when lanes are set up and not one gate can
 * be reached: nobody can pass then. All else is up whatever is unplugged, because the server serves
 * the other lanes.
 */
@ApplicationScoped
public class DeviceChecks {
  private @Inject Authorities authorities;
  private @Inject Lanes lanes;

  @Produces
  @Readiness
  @ApplicationScoped
  HealthCheck gates() {
    return check("gates", DeviceRole.GATE);
  }

  @Produces
  @Readiness
  @ApplicationScoped
  HealthCheck scanners() {
    return check("scanners", DeviceRole.SCANNER);
  }

  @Produces
  @Readiness
  @ApplicationScoped
  HealthCheck documentReaders() {
    return check("document readers", DeviceRole.DOCUMENT_READER);
  }

  @Produces
  @Readiness
  @ApplicationScoped
  HealthCheck fingerprintSensors() {
    return check("fingerprint sensors", DeviceRole.FINGERPRINT_SENSOR);
  }

  @Produces
  @Readiness
  @ApplicationScoped
  HealthCheck controllers() {
    return check("lane controllers", DeviceRole.CONTROLLER);
  }

  private HealthCheck check(String name, DeviceRole role) {
    return () -> count(name, role);
  }

  private HealthCheckResponse count(String name, DeviceRole role) {
    HealthCheckResponseBuilder response = HealthCheckResponse.named(name);
    boolean present = false;
    boolean reachable = false;
    for (Authority authority : authorities.all()) {
      List<DeviceStatus> devices = devices(authority, role);
      for (LinkState state :
          devices.isEmpty() ? List.<LinkState>of() : List.of(LinkState.values())) {
        response.withData(
            authority.code() + " " + state.name().toLowerCase(Locale.ROOT),
            devices.stream().filter(device -> device.state() == state).count());
      }
      present |= !devices.isEmpty();
      reachable |= devices.stream().anyMatch(DeviceStatus::reachable);
    }
    return response.status(role != DeviceRole.GATE || !present || reachable).build();
  }

  private List<DeviceStatus> devices(Authority authority, DeviceRole role) {
    return AuthorityContext.call(authority, lanes::board).stream()
        .map(LaneView::devices)
        .flatMap(found -> found.values().stream())
        .filter(device -> device.role() == role)
        .toList();
  }
}
