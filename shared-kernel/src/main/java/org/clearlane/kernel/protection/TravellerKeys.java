// SPDX-License-Identifier: Apache-2.0
package org.clearlane.kernel.protection;

import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.clearlane.kernel.ErasedTravellerException;
import org.clearlane.kernel.TravellerId;

/**
 * The travellers' keys of one authority: {@code travellers/ab/UUID.key}, each wrapped by the master
 * key. The erasure ledger is asked before every use, and replayed at start, so that a key file that
 * comes back with a backup is destroyed again before it is used.
 */
final class TravellerKeys {
  private static final String FOLDER = "travellers";
  private static final String ROLE = "traveller key";
  private static final Pattern FILE =
      Pattern.compile("([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\\.key.*");

  private final KeyFolder authorityFolder;
  private final MasterKey master;
  private final String authority;
  private final ErasureLedger ledger;
  private final TravellerKeyCache cache = new TravellerKeyCache();
  private final SecureRandom random = new SecureRandom();

  /** Shared by those who make and read key files, exclusive for those who change or destroy one. */
  private final ReadWriteLock files = new ReentrantReadWriteLock();

  TravellerKeys(
      KeyFolder authorityFolder, MasterKey master, ErasureLedger ledger, String authority) {
    this.authorityFolder = authorityFolder;
    this.master = master;
    this.ledger = ledger;
    this.authority = authority;
    replayErasures();
  }

  private void replayErasures() {
    for (KeyFolder home : homes()) {
      for (String name : home.names()) {
        Matcher file = FILE.matcher(name);
        if (file.matches() && ledger.contains(TravellerId.of(file.group(1)))) {
          home.destroy(name, ROLE);
        }
      }
    }
  }

  /**
   * The traveller's key, made on first use and then on disk.
   *
   * @throws ErasedTravellerException if the traveller is in the erasure ledger
   */
  TravellerKey forSealing(TravellerId traveller) {
    return find(traveller).orElseGet(() -> make(traveller));
  }

  /**
   * The traveller's key.
   *
   * @throws ErasedTravellerException if there is none
   */
  TravellerKey existing(TravellerId traveller) {
    return find(traveller).orElseThrow(() -> new ErasedTravellerException(traveller));
  }

  private Optional<TravellerKey> find(TravellerId traveller) {
    ledger.refuseErased(traveller);
    Optional<TravellerKey> known = cache.find(traveller);
    return known.isPresent()
        ? known
        : locked(
            files.readLock(),
            () -> {
              ledger.refuseErased(traveller);
              return file(traveller).read().map(material -> keep(traveller, material));
            });
  }

  private TravellerKey make(TravellerId traveller) {
    return locked(
        files.readLock(),
        () -> {
          ledger.refuseErased(traveller);
          byte[] material =
              file(traveller)
                  .getOrCreate(
                      () -> {
                        byte[] fresh = new byte[TravellerKey.LENGTH];
                        random.nextBytes(fresh);
                        return fresh;
                      });
          if (ledger.contains(traveller)) {
            // Another process erased the traveller meanwhile, and may not have seen the file.
            home(traveller).destroy(name(traveller), ROLE);
            throw new ErasedTravellerException(traveller);
          }
          return keep(traveller, material);
        });
  }

  private TravellerKey keep(TravellerId traveller, byte[] material) {
    return cache.keep(traveller, new TravellerKey(material, traveller));
  }

  boolean destroyed(TravellerId traveller) {
    return ledger.contains(traveller);
  }

  /** The ledger first: a crash in between leaves a file that the next start destroys. */
  void destroy(TravellerId traveller) {
    exclusively(
        () -> {
          ledger.add(traveller);
          cache.destroy(traveller);
          KeyFolder home = home(traveller);
          home.leftovers(traveller.toString()).forEach(name -> home.destroy(name, ROLE));
          home.destroy(name(traveller), ROLE);
        });
  }

  /**
   * Adds a master key with {@code rotation}, then wraps every traveller's key anew, one by one, so
   * that lanes go on. A crash in between is harmless, since old master keys still open.
   *
   * @return how many were wrapped
   */
  int rewrap(Runnable rotation) {
    exclusively(rotation);
    int wrapped = 0;
    for (KeyFolder home : homes()) {
      for (String name : home.names()) {
        Matcher file = FILE.matcher(name);
        if (file.matches() && name.equals(file.group(1) + ".key")) {
          TravellerId traveller = TravellerId.of(file.group(1));
          boolean[] done = new boolean[1];
          exclusively(() -> done[0] = !ledger.contains(traveller) && file(traveller).rewrap());
          wrapped += done[0] ? 1 : 0;
        }
      }
    }
    return wrapped;
  }

  private void exclusively(Runnable operation) {
    var _ =
        locked(
            files.writeLock(),
            () -> {
              authorityFolder.exclusively(operation);
              return true;
            });
  }

  private static <T> T locked(Lock lock, Supplier<T> operation) {
    lock.lock();
    try {
      return operation.get();
    } finally {
      lock.unlock();
    }
  }

  private List<KeyFolder> homes() {
    KeyFolder travellers = authorityFolder.folder(FOLDER);
    return travellers.names().stream().map(travellers::folder).toList();
  }

  private SealedFile file(TravellerId traveller) {
    return new SealedFile(
        home(traveller),
        name(traveller),
        master,
        ROLE,
        "traveller-key|" + authority + "|" + traveller);
  }

  private KeyFolder home(TravellerId traveller) {
    return authorityFolder.folder(FOLDER).folder(traveller.toString().substring(0, 2));
  }

  private static String name(TravellerId traveller) {
    return traveller + ".key";
  }
}
