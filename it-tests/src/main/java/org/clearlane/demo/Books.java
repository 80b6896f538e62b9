// SPDX-License-Identifier: Apache-2.0
package org.clearlane.demo;

import jakarta.json.JsonObject;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.clearlane.emulator.EmulatedLane;
import org.clearlane.kernel.AuditVerification;
import org.clearlane.kernel.KernelException;

/** Compares what people did, what gates counted, what was recorded and what was audited. */
final class Books {
  private final List<String> differences = new ArrayList<>();
  private long records;

  private Books() {}

  static Books compare(
      Api officer, ServerProcess server, Instant since, Tally tally, List<EmulatedLane> lanes)
      throws InterruptedException {
    Books books = new Books();
    JsonObject counted = officer.get("/passages/books?since=" + since).ok();
    JsonObject states = counted.getJsonObject("passages");
    books.records = counted.getJsonNumber("records").longValue();
    long passages = states.keySet().stream().mapToLong(state -> states.getInt(state)).sum();
    long completed = states.getInt("COMPLETED", 0);
    long open =
        List.of("OPENED", "EVIDENCE", "INSPECTING", "CLEARED", "PASSING").stream()
            .mapToLong(state -> states.getInt(state, 0))
            .sum();
    long crossings = lanes.stream().mapToLong(lane -> lane.gate().status().crossings()).sum();
    long pulses = lanes.stream().mapToLong(lane -> lane.gate().status().doorPulses()).sum();
    books.same("attempts and passages", tally.attempts(), passages);
    books.same("passages left open", 0, open);
    books.same("people through the gates and exit/entry records", crossings, books.records);
    books.same("completed passages and exit/entry records", completed, books.records);
    books.same("people let through and gate pulses", tally.cleared(), pulses);
    books.same(
        "gate pulses and people who went through or did not after all",
        pulses,
        crossings + tally.notCrossed.get());
    books.audited(server, completed);
    books.intact(server, "a");
    books.intact(server, "b");
    return books;
  }

  private void audited(ServerProcess server, long completed) {
    try (Connection connection = EmbeddedDatabase.in(server.data()).connect("a")) {
      try (Statement statement = connection.createStatement();
          ResultSet rows =
              statement.executeQuery(
                  "select count(*) filter (where action = 'passage.completed'),"
                      + " count(*) filter (where action = 'record.written')"
                      + " from kernel.audit_event")) {
        rows.next();
        same("audited completions and completed passages", rows.getLong(1), completed);
        same("audited records and exit/entry records", rows.getLong(2), records);
      }
    } catch (SQLException e) {
      differences.add("the audit trail cannot be read: " + e.getMessage());
    }
  }

  private void intact(ServerProcess server, String authority) {
    try (Connection connection = EmbeddedDatabase.in(server.data()).connect(authority)) {
      Path exported = server.data().resolve("audit").resolve(authority);
      switch (AuditVerification.verify(connection, authority, exported)) {
        case AuditVerification.Result.Intact _ -> {}
        case AuditVerification.Result.Broken(long row, String reason) ->
            differences.add(
                "the audit trail of " + authority + " is broken at row " + row + ": " + reason);
      }
    } catch (SQLException | KernelException e) {
      differences.add("the audit trail of " + authority + " cannot be read: " + e.getMessage());
    }
  }

  private void same(String what, long left, long right) {
    if (left != right) {
      differences.add(what + ": " + left + " against " + right);
    }
  }

  boolean balanced() {
    return differences.isEmpty();
  }

  long records() {
    return records;
  }

  List<String> differences() {
    return differences;
  }
}
