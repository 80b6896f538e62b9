// SPDX-License-Identifier: Apache-2.0
package org.clearlane.kernel.settings;

import java.time.Duration;
import java.util.List;
import org.clearlane.kernel.Setting;
import org.clearlane.kernel.SettingsCatalogue;

/** Settings of the shared kernel. */
public final class KernelSettings implements SettingsCatalogue {
  public static final Setting<List<String>> AUTHORITIES =
      Setting.list(
          "clearlane.authorities",
          "a,b",
          "Codes of the authorities that this server runs: a, b or both. Each needs its data"
              + " source, see the operations guide.");
  public static final Setting<String> BOOTSTRAP_PASSWORD =
      Setting.text(
          "clearlane.bootstrap.password",
          "",
          "Password of the administrator account that is created at each authority while it has no"
              + " account at all; empty creates none.");
  public static final Setting<Duration> DATABASE_RETRY =
      Setting.duration(
          "clearlane.database.retry",
          "PT2S",
          Duration.ofMillis(100),
          Duration.ofMinutes(5),
          "Pause between attempts to reach a database that was not there at start.");

  public static final Setting<String> DATA_DIRECTORY =
      Setting.text(
          "clearlane.data.dir",
          "var",
          "Folder of the embedded database; relative to the server's output folder.");
  public static final Setting<String> KEYS_DIRECTORY =
      Setting.text(
          "clearlane.keys.dir",
          "var/keys",
          "Folder of the key store: one folder per authority, never on the database's disk backup.");
  public static final Setting<String> AUDIT_DIRECTORY =
      Setting.text(
          "clearlane.audit.dir",
          "var/audit",
          "Folder to which signed heads of the audit trail are exported.");
  public static final Setting<Duration> AUDIT_EXPORT_INTERVAL =
      Setting.duration(
          "clearlane.audit.export.interval",
          "PT10S",
          Duration.ofMillis(100),
          Duration.ofHours(1),
          "How often new heads of the audit trail are signed and exported.");

  private static final Family AUTHORITY_NAME =
      new Family(
          "clearlane.authority.CODE.name",
          "Name of the authority as screens show it; its code in capitals if absent.",
          key -> key.matches("clearlane\\.authority\\.[a-z][a-z0-9-]{0,15}\\.name"));

  @Override
  public List<Setting<?>> settings() {
    return List.of(
        AUTHORITIES,
        BOOTSTRAP_PASSWORD,
        DATABASE_RETRY,
        DATA_DIRECTORY,
        KEYS_DIRECTORY,
        AUDIT_DIRECTORY,
        AUDIT_EXPORT_INTERVAL);
  }

  @Override
  public List<Family> families() {
    return List.of(AUTHORITY_NAME);
  }
}
