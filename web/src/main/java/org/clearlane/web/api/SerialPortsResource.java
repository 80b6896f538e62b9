// SPDX-License-Identifier: Apache-2.0
package org.clearlane.web.api;

import static org.clearlane.kernel.Role.Codes.ADMINISTRATOR;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.clearlane.devices.SerialPorts;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The serial ports of the server's machine. */
@Path("serial-ports")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Devices", description = "Looking after the devices of a lane")
public class SerialPortsResource {
  private @Inject SerialPorts ports;

  @GET
  @RolesAllowed(ADMINISTRATOR)
  @Operation(
      summary = "The serial ports that are there now",
      description =
          "Ports that a lane has open are among them. A set-up may name others, too: pseudo-terminals"
              + " are listed only while they are open.",
      operationId = "listSerialPorts")
  public List<SerialPortJson> list() {
    return ports.present().stream().map(SerialPortJson::of).toList();
  }
}
