// SPDX-License-Identifier: Apache-2.0
package org.clearlane.kernel;

/** The traveller's key does not exist (any more): nothing of the person can be read. */
public final class ErasedTravellerException extends KernelException {
  private static final long serialVersionUID = 1L;

  @SuppressWarnings("serial")
  private final TravellerId traveller;

  public ErasedTravellerException(TravellerId traveller) {
    super("the traveller's key does not exist");
    this.traveller = traveller;
  }

  public TravellerId traveller() {
    return traveller;
  }
}
