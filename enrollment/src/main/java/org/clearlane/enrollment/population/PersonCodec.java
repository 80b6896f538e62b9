// SPDX-License-Identifier: Apache-2.0
package org.clearlane.enrollment.population;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.clearlane.enrollment.traveller.IdentityCodec;
import org.clearlane.kernel.TravelDocument;

/** A registered person for sealing: the length of the reference, the reference, the document. */
final class PersonCodec {
  /**
   * What is sealed.
   *
   * @param reference the owner's number of the person, if the person is on the roster
   */
  record Person(Optional<String> reference, TravelDocument document) {
    @Override
    public String toString() {
      return "Person[]";
    }
  }

  private PersonCodec() {}

  static byte[] write(Person person) {
    byte[] reference = person.reference().orElse("").getBytes(UTF_8);
    byte[] document = IdentityCodec.write(person.document());
    return ByteBuffer.allocate(1 + reference.length + document.length)
        .put((byte) reference.length)
        .put(reference)
        .put(document)
        .array();
  }

  static Person read(byte[] bytes) {
    int length = bytes[0];
    String reference = new String(bytes, 1, length, UTF_8);
    byte[] document = new byte[bytes.length - 1 - length];
    System.arraycopy(bytes, 1 + length, document, 0, document.length);
    return new Person(
        reference.isEmpty() ? Optional.empty() : Optional.of(reference),
        IdentityCodec.read(document));
  }
}
