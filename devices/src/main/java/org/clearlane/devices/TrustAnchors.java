// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices;

import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.security.auth.x500.X500Principal;

/**
 * The country signing authorities that are trusted to issue documents, with the revocation lists
 * that are known. Immutable.
 *
 * @param authorities certificates, possibly several of one name: new keys and link certificates
 * @param revocationLists optional; what no list speaks of counts as not revoked
 */
public record TrustAnchors(List<X509Certificate> authorities, List<X509CRL> revocationLists) {
  public TrustAnchors {
    authorities = List.copyOf(authorities);
    revocationLists = List.copyOf(revocationLists);
  }

  /** Authorities without revocation lists. */
  public static TrustAnchors of(List<X509Certificate> authorities) {
    return new TrustAnchors(authorities, List.of());
  }

  /** All certificates of an authority, by its name. */
  public List<X509Certificate> named(X500Principal name) {
    return authorities.stream()
        .filter(authority -> authority.getSubjectX500Principal().equals(name))
        .toList();
  }

  /** All revocation lists of an authority, by its name. */
  public List<X509CRL> revocationLists(X500Principal name) {
    return revocationLists.stream()
        .filter(list -> list.getIssuerX500Principal().equals(name))
        .toList();
  }

  @Override
  public String toString() {
    return "TrustAnchors[" + authorities.size() + " certificates]";
  }
}
