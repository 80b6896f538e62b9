// SPDX-License-Identifier: Apache-2.0
package org.clearlane.kernel.officer;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.clearlane.kernel.Role;

/** An account; roles are kept as a comma-separated list of codes. */
@Entity
@Table(name = "account", schema = "kernel")
public class AccountEntity {
  @Id
  @Column(name = "name")
  private String name = "";

  @Column(name = "password_hash")
  private String passwordHash = "";

  @Column(name = "roles")
  private String roles = "";

  @Version
  @Column(name = "version")
  private long version;

  protected AccountEntity() {}

  AccountEntity(String name) {
    this.name = name;
  }

  void set(String hash, Set<Role> granted) {
    passwordHash = hash;
    roles = granted.stream().map(Role::code).sorted().collect(Collectors.joining(","));
  }

  String name() {
    return name;
  }

  String passwordHash() {
    return passwordHash;
  }

  Set<Role> roles() {
    return Arrays.stream(roles.split(",", -1))
        .flatMap(code -> Role.byCode(code).stream())
        .collect(Collectors.toUnmodifiableSet());
  }
}
