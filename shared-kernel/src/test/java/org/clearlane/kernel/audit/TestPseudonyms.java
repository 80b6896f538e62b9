// SPDX-License-Identifier: Apache-2.0
package org.clearlane.kernel.audit;

import java.util.Set;
import org.clearlane.kernel.DataProtection;
import org.clearlane.kernel.ErasedTravellerException;
import org.clearlane.kernel.TravellerId;

/** Knows pseudonyms and erasures; the audit trail asks for nothing else. */
record TestPseudonyms(Set<TravellerId> erased) implements DataProtection {

  static String of(TravellerId traveller) {
    return traveller.toString().replace("-", "");
  }

  @Override
  public String pseudonym(TravellerId traveller) {
    if (erased.contains(traveller)) {
      throw new ErasedTravellerException(traveller);
    }
    return of(traveller);
  }

  @Override
  public void destroy(TravellerId traveller) {
    erased.add(traveller);
  }

  @Override
  public boolean destroyed(TravellerId traveller) {
    return erased.contains(traveller);
  }

  @Override
  public byte[] seal(TravellerId traveller, String purpose, byte[] plain) {
    throw new AssertionError();
  }

  @Override
  public byte[] open(TravellerId traveller, String purpose, byte[] sealed) {
    throw new AssertionError();
  }

  @Override
  public byte[] blindIndex(String purpose, String value) {
    throw new AssertionError();
  }

  @Override
  public byte[] sealForAuthority(String purpose, byte[] plain) {
    throw new AssertionError();
  }

  @Override
  public byte[] openForAuthority(String purpose, byte[] sealed) {
    throw new AssertionError();
  }

  @Override
  public int rotateMasterKey() {
    throw new AssertionError();
  }
}
