// SPDX-License-Identifier: Apache-2.0
package org.clearlane.kernel;

/**
 * Encryption at rest for the current authority ({@link AuthorityContext}).
 *
 * <p>Every traveller has a key of their own, kept in a key store outside the database and its
 * backups and wrapped by the authority's master key. Destroying it makes everything sealed under it
 * unreadable (crypto-shredding) and unlinks the person's pseudonym. Thread safe.
 */
public interface DataProtection {

  /**
   * Encrypts and authenticates {@code plain} under the traveller's key; creates the key on first
   * use and has it on disk (fsync) before returning.
   *
   * @param purpose a short constant bound as associated data, for example {@code face-template}
   * @return ciphertext, 28 to 40 bytes longer than the input
   * @throws ErasedTravellerException if the traveller's key was destroyed
   */
  byte[] seal(TravellerId traveller, String purpose, byte[] plain);

  /**
   * Reverses {@link #seal}.
   *
   * @throws ErasedTravellerException if the traveller has no key (any more)
   * @throws KernelException if the ciphertext was changed or belongs to another traveller or
   *     purpose
   */
  byte[] open(TravellerId traveller, String purpose, byte[] sealed);

  /** Destroys the traveller's key for good, also after a later restore of the database. */
  void destroy(TravellerId traveller);

  /**
   * Whether {@link #destroy} was called for this id, ever: rows that say otherwise came back with a
   * backup of the database.
   */
  boolean destroyed(TravellerId traveller);

  /**
   * The traveller's pseudonym in the audit trail: 32 hexadecimal digits keyed by the traveller's
   * own key, so that it cannot be recomputed once the key is destroyed.
   *
   * @throws ErasedTravellerException if the traveller's key was destroyed
   */
  String pseudonym(TravellerId traveller);

  /**
   * A keyed hash under which an identifier can be looked up without being stored, 32 bytes
   * (HMAC-SHA-256 with a key of the authority).
   *
   * @param purpose separates the value spaces, for example {@code document-number}
   */
  byte[] blindIndex(String purpose, String value);

  /** Encrypts what belongs to the authority rather than to a person, under its master key. */
  byte[] sealForAuthority(String purpose, byte[] plain);

  /**
   * Reverses {@link #sealForAuthority}.
   *
   * @throws KernelException if the ciphertext was changed or belongs to another authority or
   *     purpose
   */
  byte[] openForAuthority(String purpose, byte[] sealed);

  /**
   * Makes a new master key the primary one and rewraps every traveller's key with it; what was
   * sealed before stays readable.
   *
   * @return how many traveller keys were rewrapped
   */
  int rotateMasterKey();
}
