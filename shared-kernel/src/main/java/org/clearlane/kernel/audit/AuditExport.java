// SPDX-License-Identifier: Apache-2.0
package org.clearlane.kernel.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.clearlane.kernel.Authorities;
import org.clearlane.kernel.Authority;
import org.clearlane.kernel.AuthorityContext;
import org.clearlane.kernel.KernelException;
import org.clearlane.kernel.SigningKeys;
import org.clearlane.kernel.persistence.AuthorityDataSources;
import org.clearlane.kernel.settings.KernelSettings;

/** Signs what was added to each authority's chain and appends it to a file, at intervals. */
@ApplicationScoped
public class AuditExport {
  private static final System.Logger LOG = System.getLogger(AuditExport.class.getName());
  private static final String FILE = "checkpoints.jsonl";

  /** Keeps a line below a megabyte. */
  private static final int MOST_ROWS = 20_000;

  private @Inject AuthorityDataSources dataSources;
  private @Inject SigningKeys keys;

  @Resource private ManagedScheduledExecutorService scheduler;

  private final Map<Authority, Head> heads = new ConcurrentHashMap<>();

  /** The last exported row and the hash of the last line. */
  private record Head(long seq, String line) {}

  void start(@Observes Authorities.Ready event) {
    heads.put(event.authority(), readHead(event.authority()));
    long millis = KernelSettings.AUDIT_EXPORT_INTERVAL.get().toMillis();
    var _ =
        scheduler.scheduleWithFixedDelay(
            () -> exportQuietly(event.authority()), millis, millis, TimeUnit.MILLISECONDS);
  }

  private static Path folder(Authority authority) {
    return Path.of(KernelSettings.AUDIT_DIRECTORY.get()).resolve(authority.code());
  }

  private static Head readHead(Authority authority) {
    Path file = folder(authority).resolve(FILE);
    if (!Files.exists(file)) {
      return new Head(0, "");
    }
    try {
      List<String> lines = Files.readAllLines(file, UTF_8);
      if (lines.isEmpty()) {
        return new Head(0, "");
      }
      String last = lines.getLast();
      return Checkpoint.read(last)
          .map(checkpoint -> new Head(checkpoint.to(), Checkpoint.hashOfLine(last)))
          .orElseThrow(() -> new KernelException("the last audit checkpoint is damaged"));
    } catch (IOException e) {
      throw new KernelException("the audit checkpoints cannot be read", e);
    }
  }

  private void exportQuietly(Authority authority) {
    try {
      AuthorityContext.run(authority, this::export);
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "audit heads of authority " + authority + " were not exported", e);
    }
  }

  /** Exports what the current authority's chain has gained. */
  public synchronized void export() {
    Authority authority = AuthorityContext.current();
    Head head = heads.getOrDefault(authority, new Head(0, ""));
    while (true) {
      ByteArrayOutputStream hashes = new ByteArrayOutputStream();
      long to = readHashes(head.seq(), hashes);
      if (to == head.seq()) {
        return;
      }
      SigningKeys.SigningKey key = keys.current();
      Checkpoint checkpoint =
          Checkpoint.signed(
              authority.code(),
              head.seq() + 1,
              to,
              hashes.toByteArray(),
              Instant.now().toString(),
              head.line(),
              key.keyId(),
              key.privateKey());
      append(authority, checkpoint, key);
      head = new Head(to, Checkpoint.hashOfLine(checkpoint.line()));
      heads.put(authority, head);
    }
  }

  private long readHashes(long after, ByteArrayOutputStream hashes) {
    try (Connection connection = dataSources.current().getConnection();
        PreparedStatement select =
            connection.prepareStatement(
                "select seq, hash from kernel.audit_event where seq > ? order by seq limit "
                    + MOST_ROWS)) {
      select.setLong(1, after);
      long last = after;
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          if (rows.getLong(1) != last + 1) {
            throw new KernelException("the audit trail has a gap after row " + last);
          }
          last = rows.getLong(1);
          hashes.writeBytes(rows.getBytes(2));
        }
      }
      return last;
    } catch (SQLException e) {
      throw new KernelException("the audit trail cannot be read", e);
    }
  }

  private static void append(
      Authority authority, Checkpoint checkpoint, SigningKeys.SigningKey key) {
    try {
      Path folder = Files.createDirectories(folder(authority).resolve("public-keys"));
      Path pem = folder.resolve(key.keyId() + ".pem");
      if (!Files.exists(pem)) {
        Files.writeString(
            pem,
            "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'})
                    .encodeToString(key.publicKey().getEncoded())
                + "\n-----END PUBLIC KEY-----\n");
      }
      try (FileChannel file =
          FileChannel.open(
              folder(authority).resolve(FILE),
              StandardOpenOption.CREATE,
              StandardOpenOption.APPEND)) {
        java.nio.ByteBuffer line =
            java.nio.ByteBuffer.wrap((checkpoint.line() + "\n").getBytes(UTF_8));
        while (line.hasRemaining()) {
          file.write(line);
        }
        file.force(true);
      }
    } catch (IOException e) {
      throw new KernelException("the audit checkpoint cannot be written", e);
    }
  }

  @PreDestroy
  void stop() {
    heads.keySet().forEach(this::exportQuietly);
  }
}
