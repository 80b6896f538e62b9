// SPDX-License-Identifier: Apache-2.0
package org.clearlane.kernel.protection;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.clearlane.kernel.ErasedTravellerException;
import org.clearlane.kernel.KernelException;
import org.clearlane.kernel.TravellerId;

/**
 * The travellers' keys of one authority: {@code travellers/ab/UUID.key}, each wrapped by the master
 * key, and {@code erasures.log} with the hashes of ids whose keys are gone for good. The log is
 * read at start, so that a key file that comes back with a backup is destroyed again before it is
 * used.
 */
final class TravellerKeys {
  private static final String LEDGER = "erasures.log";
  private static final String ROLE = "traveller key";

  /** A lane touches a traveller a few times within seconds; a day's busiest hour fits. */
  private static final int MOST_IN_MEMORY = 20_000;

  private final KeyFolder folder;
  private final MasterKey master;
  private final String authority;
  private final Set<String> erased = ConcurrentHashMap.newKeySet();
  private final Map<TravellerId, TravellerKey> inMemory =
      new LinkedHashMap<>(256, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<TravellerId, TravellerKey> eldest) {
          return size() > MOST_IN_MEMORY;
        }
      };

  TravellerKeys(KeyFolder authorityFolder, MasterKey master, String authority) {
    this.folder = authorityFolder;
    this.master = master;
    this.authority = authority;
    authorityFolder
        .read(LEDGER, "erasure ledger")
        .ifPresent(
            ledger -> new String(ledger, US_ASCII).lines().map(String::strip).forEach(erased::add));
    replayErasures();
  }

  private void replayErasures() {
    for (Path file : files()) {
      TravellerId traveller = TravellerId.of(file.getFileName().toString().replace(".key", ""));
      if (erased.contains(hash(traveller))) {
        of(traveller).destroy(file.getFileName().toString(), ROLE);
      }
    }
  }

  /** The traveller's key, made on first use. */
  synchronized TravellerKey forSealing(TravellerId traveller) {
    return find(traveller).orElseGet(() -> make(traveller));
  }

  /**
   * The traveller's key.
   *
   * @throws ErasedTravellerException if there is none
   */
  synchronized TravellerKey existing(TravellerId traveller) {
    return find(traveller).orElseThrow(() -> new ErasedTravellerException(traveller));
  }

  private Optional<TravellerKey> find(TravellerId traveller) {
    TravellerKey known = inMemory.get(traveller);
    if (known != null) {
      return Optional.of(known);
    }
    if (erased.contains(hash(traveller))) {
      throw new ErasedTravellerException(traveller);
    }
    return of(traveller)
        .read(name(traveller), ROLE)
        .map(wrapped -> keep(traveller, master.open(wrapped, bound(traveller))));
  }

  private TravellerKey make(TravellerId traveller) {
    byte[] material = new byte[TravellerKey.LENGTH];
    new SecureRandom().nextBytes(material);
    of(traveller).write(name(traveller), master.seal(material, bound(traveller)), ROLE);
    return keep(traveller, material);
  }

  private TravellerKey keep(TravellerId traveller, byte[] material) {
    TravellerKey key = new TravellerKey(material, traveller.toString());
    inMemory.put(traveller, key);
    return key;
  }

  /** The ledger first: a crash in between leaves a file that the next start destroys. */
  synchronized void destroy(TravellerId traveller) {
    if (erased.add(hash(traveller))) {
      folder.append(LEDGER, (hash(traveller) + "\n").getBytes(US_ASCII), "erasure ledger");
    }
    inMemory.remove(traveller);
    of(traveller).destroy(name(traveller), ROLE);
  }

  /** Wraps every key anew; a crash in between is harmless, since old master keys still open. */
  synchronized int rewrap() {
    List<Path> files = files();
    for (Path file : files) {
      String name = file.getFileName().toString();
      TravellerId traveller = TravellerId.of(name.replace(".key", ""));
      KeyFolder home = of(traveller);
      home.read(name, ROLE)
          .ifPresent(
              wrapped ->
                  home.write(
                      name,
                      master.seal(master.open(wrapped, bound(traveller)), bound(traveller)),
                      ROLE));
    }
    return files.size();
  }

  private List<Path> files() {
    try (Stream<Path> found = Files.walk(folder.folder("travellers").path(), 2)) {
      return found.filter(file -> file.toString().endsWith(".key")).toList();
    } catch (IOException e) {
      throw new KernelException("the traveller keys cannot be listed", e);
    }
  }

  private KeyFolder of(TravellerId traveller) {
    return folder.folder("travellers").folder(traveller.toString().substring(0, 2));
  }

  private static String name(TravellerId traveller) {
    return traveller + ".key";
  }

  private String bound(TravellerId traveller) {
    return "traveller-key|" + authority + "|" + traveller;
  }

  private static String hash(TravellerId traveller) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(traveller.toString().getBytes(US_ASCII)));
    } catch (NoSuchAlgorithmException e) {
      throw new KernelException("SHA-256 is not available", e);
    }
  }
}
