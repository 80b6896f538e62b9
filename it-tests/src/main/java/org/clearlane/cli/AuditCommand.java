// SPDX-License-Identifier: Apache-2.0
package org.clearlane.cli;

import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import org.clearlane.demo.EmbeddedDatabase;
import org.clearlane.kernel.AuditVerification;
import org.clearlane.kernel.AuditVerification.Result;
import org.clearlane.kernel.KernelException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code clearlane audit}. */
@Command(
    name = "./clearlane audit",
    mixinStandardHelpOptions = true,
    description = "Works on the audit trail.",
    subcommands = AuditCommand.Verify.class)
public final class AuditCommand {

  public static void main(String[] arguments) {
    CommandLine command = new CommandLine(new AuditCommand());
    if (arguments.length == 0) {
      command.usage(System.err);
      System.exit(2);
    }
    System.exit(command.execute(arguments));
  }

  /** {@code clearlane audit verify}. */
  @Command(
      name = "verify",
      mixinStandardHelpOptions = true,
      sortOptions = false,
      description =
          "Recomputes an authority's audit chain, compares it with the exported checkpoints and names"
              + " the first broken row.",
      footer = {"", "Exit status: 0 intact, 1 broken, 2 wrong options or database not reachable."})
  static final class Verify implements Callable<Integer> {
    @Option(
        names = "--data",
        paramLabel = "DIR",
        description =
            "Data folder of a server with an embedded database. Where it does not run, it runs for the"
                + " time of the verification.")
    private @Nullable Path data;

    @Option(
        names = "--authority",
        paramLabel = "CODE",
        defaultValue = "a",
        description = "Default ${DEFAULT-VALUE}.")
    private String authority = "a";

    @Option(
        names = "--jdbc-url",
        paramLabel = "URL",
        description = "The authority's database, in place of --data.")
    private @Nullable String url;

    @Option(names = "--user", description = "Role that may read the trail, with --jdbc-url.")
    private @Nullable String user;

    @Option(
        names = "--password-file",
        paramLabel = "FILE",
        description = "File with the role's password, with --jdbc-url.")
    private @Nullable Path passwordFile;

    @Option(
        names = "--exported",
        paramLabel = "DIR",
        description =
            "The authority's exported checkpoints and public keys, best from a copy that the server"
                + " cannot write; default: audit/CODE in the data folder.")
    private @Nullable Path exported;

    @Option(names = "--json", description = "Print one line of JSON last.")
    private boolean json;

    @Override
    public Integer call() {
      Path heads = exported;
      if (heads == null) {
        if (data == null) {
          System.err.println("clearlane audit verify: name --data, or --jdbc-url and --exported");
          return 2;
        }
        heads = data.resolve("audit").resolve(authority);
      }
      try {
        return report(verify(heads));
      } catch (SQLException | IOException | KernelException e) {
        System.err.println("clearlane audit verify: " + e.getMessage());
        return 2;
      }
    }

    private Result verify(Path heads) throws SQLException, IOException {
      String given = url;
      if (given != null) {
        String password = passwordFile == null ? "" : Files.readString(passwordFile).strip();
        try (Connection connection = DriverManager.getConnection(given, user, password)) {
          return AuditVerification.verify(connection, authority, heads);
        }
      }
      Path folder = data;
      if (folder == null) {
        throw new SQLException("name --data or --jdbc-url");
      }
      EmbeddedDatabase database = EmbeddedDatabase.in(folder);
      try (DatabaseVisit _ = DatabaseVisit.to(database);
          Connection connection = database.connect(authority)) {
        return AuditVerification.verify(connection, authority, heads);
      }
    }

    private int report(Result result) {
      JsonObjectBuilder line = Json.createObjectBuilder().add("authority", authority);
      String text =
          switch (result) {
            case Result.Intact intact -> {
              line.add("intact", true).add("rows", intact.rows()).add("sealed", intact.sealed());
              yield "Intact: "
                  + intact.rows()
                  + " rows, "
                  + intact.sealed()
                  + " of them vouched for by signed checkpoints";
            }
            case Result.Broken broken -> {
              line.add("intact", false)
                  .add("firstBrokenRow", broken.firstBrokenRow())
                  .add("reason", broken.reason());
              yield "BROKEN at row " + broken.firstBrokenRow() + ": " + broken.reason();
            }
          };
      System.err.println(text);
      if (json) {
        new PrintStream(System.out, true, StandardCharsets.UTF_8).println(line.build());
      }
      return result instanceof Result.Intact ? 0 : 1;
    }
  }
}
