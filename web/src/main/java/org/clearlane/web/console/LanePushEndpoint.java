// SPDX-License-Identifier: Apache-2.0
package org.clearlane.web.console;

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

/** Where lane walls listen; the web constraint on its address admits officers only. */
@ServerEndpoint("/console/push")
public class LanePushEndpoint {
  private @Inject LanePush push;
  private @Inject Authorities authorities;

  @OnOpen
  public void open(Session screen) throws IOException {
    Optional<Authority> authority =
        Optional.ofNullable(screen.getUserPrincipal())
            .map(Principal::getName)
            .flatMap(name -> authorities.byCode(name.substring(name.lastIndexOf('@') + 1)));
    if (authority.isEmpty()) {
      screen.close(
          new CloseReason(CloseReason.CloseCodes.VIOLATED_POLICY, "log in to the console first"));
      return;
    }
    push.join(authority.get(), screen);
  }

  @OnClose
  public void close(Session screen) {
    push.leave(screen);
  }

  @OnError
  public void lost(Session screen, Throwable cause) {
    push.leave(screen);
  }
}
