// SPDX-License-Identifier: Apache-2.0
package org.clearlane.web.console.wall;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.websocket.CloseReason;
import jakarta.websocket.OnClose;
import jakarta.websocket.OnError;
import jakarta.websocket.OnOpen;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerEndpoint;
import java.io.IOException;
import java.security.Principal;
import java.util.Optional;
import org.clearlane.kernel.Authorities;
import org.clearlane.kernel.Authority;

/** Where lane walls listen; the constraint on its address in web.xml admits officers only. */
@Dependent // without a scope of its own the server would inject nothing
@ServerEndpoint("/console/push")
public class WallEndpoint {
  private @Inject WallPush push;
  private @Inject Authorities authorities;

  @OnOpen
  public void open(Session wall) throws IOException {
    Optional<Authority> authority =
        Optional.ofNullable(wall.getUserPrincipal())
            .map(Principal::getName)
            .flatMap(name -> authorities.byCode(name.substring(name.lastIndexOf('@') + 1)));
    if (authority.isPresent()) {
      push.join(authority.get(), wall);
    } else {
      wall.close(
          new CloseReason(CloseReason.CloseCodes.VIOLATED_POLICY, "log in to the console first"));
    }
  }

  @OnClose
  public void close(Session wall) {
    push.leave(wall);
  }

  @OnError
  public void lost(Session wall, Throwable cause) {
    push.leave(wall);
  }
}
