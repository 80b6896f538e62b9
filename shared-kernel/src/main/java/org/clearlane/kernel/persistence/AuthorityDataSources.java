// SPDX-License-Identifier: Apache-2.0
package org.clearlane.kernel.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import javax.sql.DataSource;
import org.clearlane.kernel.Authority;
import org.clearlane.kernel.AuthorityContext;
import org.clearlane.kernel.KernelException;

/** Data sources of the authorities: {@code jdbc/authority-CODE} and {@code …-owner}. */
@ApplicationScoped
public class AuthorityDataSources {

  /** The current authority's data source; its role reads and writes but owns nothing. */
  public DataSource current() {
    return lookUp("jdbc/authority-" + AuthorityContext.current());
  }

  /** The data source whose role owns the schema; for migrations only. */
  DataSource owner(Authority authority) {
    return lookUp("jdbc/authority-" + authority + "-owner");
  }

  // The names are constants and a validated code; injected resources would make the data source of
  // an authority that this server does not run mandatory.
  @SuppressWarnings("BanJNDI")
  private static DataSource lookUp(String name) {
    try {
      return (DataSource) new InitialContext().lookup(name);
    } catch (NamingException e) {
      throw new KernelException("no data source " + name + " is configured", e);
    }
  }
}
