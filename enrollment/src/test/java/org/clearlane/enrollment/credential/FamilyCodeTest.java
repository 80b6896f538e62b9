// SPDX-License-Identifier: Apache-2.0
package org.clearlane.enrollment.credential;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.util.Base64URL;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.clearlane.biometrics.FaceTemplate;
import org.clearlane.enrollment.CredentialId;
import org.clearlane.enrollment.Documents;
import org.clearlane.enrollment.FakeKeyStore;
import org.clearlane.enrollment.GroupReading;
import org.clearlane.enrollment.IssuanceOutcome;
import org.clearlane.enrollment.Node;
import org.clearlane.enrollment.QrClaim;
import org.clearlane.enrollment.QrReading;
import org.clearlane.enrollment.QrRefusal;
import org.clearlane.enrollment.TestDatabase;
import org.clearlane.enrollment.TestPhone;
import org.clearlane.enrollment.retention.EnrollmentRules;
import org.clearlane.kernel.TravellerId;
import org.junit.jupiter.api.Test;

class FamilyCodeTest {
  private final TestDatabase database = TestDatabase.empty();
  private final Node node = new Node(database, new FakeKeyStore());

  /** After the credentials were issued, however long that takes. */
  private final Instant now = Instant.now().plus(Duration.ofHours(1));

  private final long step = now.getEpochSecond() / 30;

  /** A traveller with a credential and the key that it was issued to. */
  private record Person(
      TravellerId traveller, CredentialId credential, String jwe, TestPhone key) {}

  private Person person(String document) {
    return another(Documents.enrol(node, document));
  }

  private Person another(TravellerId traveller) {
    TestPhone key = TestPhone.fresh();
    String code = node.in(() -> node.credentials().activate(traveller, "lee@a")).text();
    return switch (node.in(() -> node.credentials().issue(code, key.publicJwk()))) {
      case IssuanceOutcome.Issued issued ->
          new Person(traveller, issued.id(), issued.credential(), key);
      case IssuanceOutcome other -> throw new AssertionError(other.toString());
    };
  }

  private List<Person> family(int size) {
    return family(size, "FAM");
  }

  private List<Person> family(int size, String name) {
    List<Person> family = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      family.add(person(name + i));
    }
    return family;
  }

  private String signed(List<Person> family, long at) {
    return "CLRG1|a|"
        + family.stream()
            .map(person -> person.credential().value().toString())
            .collect(Collectors.joining("|"))
        + "|"
        + at;
  }

  private static String text(List<Person> family, long at, List<byte[]> signatures) {
    return Stream.of(
            Stream.of("CLRG1", "a", Integer.toString(family.size())),
            family.stream().map(person -> person.credential().value().toString()),
            Stream.of(Long.toString(at)),
            signatures.stream().map(signature -> Base64URL.encode(signature).toString()))
        .flatMap(parts -> parts)
        .collect(Collectors.joining("."));
  }

  private String shown(List<Person> family, long at) {
    String signed = signed(family, at);
    return text(family, at, family.stream().map(person -> person.key().sign(signed)).toList());
  }

  private GroupReading read(String text) {
    return readAt(text, now);
  }

  private GroupReading readAt(String text, Instant at) {
    return node.in(() -> node.credentials().readGroup(text, at));
  }

  private List<QrClaim> members(String text) {
    return switch (read(text)) {
      case GroupReading.Genuine(List<QrClaim> claims) -> claims;
      case GroupReading.Refused refused -> throw new AssertionError(refused.toString());
    };
  }

  private void refuses(QrRefusal why, String text) {
    assertThat(read(text)).isEqualTo(new GroupReading.Refused(why));
  }

  @Test
  void readsTheMembersInTheirOrder() {
    for (int size = 2; size <= 4; size++) {
      List<Person> family = family(size, "OF" + size);
      List<QrClaim> claims = members(shown(family, step));
      assertThat(claims)
          .extracting(QrClaim::credential)
          .containsExactlyElementsOf(family.stream().map(Person::credential).toList());
      assertThat(claims)
          .extracting(QrClaim::traveller)
          .containsExactlyElementsOf(family.stream().map(Person::traveller).toList());
      assertThat(claims).extracting(QrClaim::step).containsOnly(step);
    }
  }

  @Test
  void tellsOfEachMemberWhatTheMembersOwnCodeWouldTell() {
    List<Person> family = family(2);
    QrClaim member = members(shown(family, step)).getFirst();
    Person person = family.getFirst();
    String own = person.key().shows("a", person.jwe(), now);
    if (node.in(() -> node.credentials().read(own, now)) instanceof QrReading.Genuine alone) {
      assertThat(member.document()).isEqualTo(alone.claim().document());
      FaceTemplate reference = member.reference();
      assertThat(reference.cosine(alone.claim().reference())).isGreaterThan(0.99);
    } else {
      throw new AssertionError("the member's own code is not genuine");
    }
  }

  @Test
  void usesAMembersStepOnceWhicheverCodeItWasIn() {
    List<Person> family = family(2);
    List<QrClaim> claims = members(shown(family, step));
    List<QrClaim> again = members(shown(family, step));
    assertThat(node.in(() -> node.credentials().redeem(claims.getFirst()))).isTrue();
    assertThat(node.in(() -> node.credentials().redeem(again.getFirst()))).isFalse();
    assertThat(node.in(() -> node.credentials().redeem(again.getLast()))).isTrue();
    Person person = family.getFirst();
    String own = person.key().shows("a", person.jwe(), now);
    if (node.in(() -> node.credentials().read(own, now)) instanceof QrReading.Genuine alone) {
      assertThat(node.in(() -> node.credentials().redeem(alone.claim()))).isFalse();
    } else {
      throw new AssertionError("the member's own code is not genuine");
    }
  }

  @Test
  void nobodyCanBeAddedLeftOutOrMoved() {
    List<Person> family = family(3);
    Person stranger = person("STRANGER");
    String signed = signed(family, step);
    List<byte[]> signatures = family.stream().map(person -> person.key().sign(signed)).toList();
    refuses(QrRefusal.BAD_SIGNATURE, text(family.subList(0, 2), step, signatures.subList(0, 2)));
    List<Person> more = new ArrayList<>(family);
    more.add(stranger);
    List<byte[]> moreSignatures = new ArrayList<>(signatures);
    moreSignatures.add(stranger.key().sign(signed(more, step)));
    refuses(QrRefusal.BAD_SIGNATURE, text(more, step, moreSignatures));
    List<Person> moved = new ArrayList<>(family);
    Collections.reverse(moved);
    refuses(QrRefusal.BAD_SIGNATURE, text(moved, step, signatures.reversed()));
    List<Person> replaced = new ArrayList<>(family);
    replaced.set(1, stranger);
    refuses(QrRefusal.BAD_SIGNATURE, text(replaced, step, signatures));
    assertThat(members(text(family, step, signatures))).hasSize(3);
  }

  @Test
  void everyMembersDeviceMustHaveSigned() {
    List<Person> family = family(2);
    String signed = signed(family, step);
    byte[] first = family.getFirst().key().sign(signed);
    refuses(QrRefusal.BAD_SIGNATURE, text(family, step, List.of(first, first)));
    byte[] ofOwnCode = family.getLast().key().sign("CLR1|a|x|" + step);
    refuses(QrRefusal.BAD_SIGNATURE, text(family, step, List.of(first, ofOwnCode)));
  }

  @Test
  void isOneAuthoritysOnly() {
    refuses(QrRefusal.OTHER_AUTHORITY, shown(family(2), step).replaceFirst("\\.a\\.", ".b."));
  }

  @Test
  void countsForItsStepAndOneEitherWay() {
    List<Person> family = family(2);
    assertThat(read(shown(family, step - 1))).isInstanceOf(GroupReading.Genuine.class);
    assertThat(read(shown(family, step + 1))).isInstanceOf(GroupReading.Genuine.class);
    refuses(QrRefusal.STALE_CODE, shown(family, step - 2));
    refuses(QrRefusal.FUTURE_CODE, shown(family, step + 2));
  }

  @Test
  void endsWithTheFirstCredential() {
    List<Person> family = family(2);
    Instant later = now.plus(Duration.ofDays(8));
    String shown = shown(family, later.getEpochSecond() / 30);
    assertThat(readAt(shown, later))
        .isEqualTo(new GroupReading.Refused(QrRefusal.EXPIRED_CREDENTIAL));
  }

  @Test
  void oneRevokedMemberRefusesAll() {
    List<Person> family = family(3);
    node.in(() -> node.credentials().revoke(family.get(1).credential(), "lee@a"));
    refuses(QrRefusal.REVOKED, shown(family, step));
  }

  @Test
  void oneWithdrawnMemberRefusesAll() {
    List<Person> family = family(2);
    node.in(
        () -> {
          node.enrollments().withdraw(family.getLast().traveller(), "lee@a");
          return true;
        });
    refuses(QrRefusal.REVOKED, shown(family, step));
  }

  @Test
  void knowsNobodyElsesCredentials() {
    List<Person> family = new ArrayList<>(family(1));
    Person known = family.getFirst();
    family.add(new Person(known.traveller(), CredentialId.random(), "", TestPhone.fresh()));
    refuses(QrRefusal.UNKNOWN_KEY, shown(family, step));
  }

  @Test
  void onePersonIsOneMember() {
    Person person = person("TWICE");
    refuses(QrRefusal.MALFORMED, shown(List.of(person, person), step));
    refuses(QrRefusal.MALFORMED, shown(List.of(person, another(person.traveller())), step));
  }

  @Test
  void hasOneSpelling() {
    List<Person> family = family(2);
    String shown = shown(family, step);
    assertThat(read(" " + shown + "\r\n")).isInstanceOf(GroupReading.Genuine.class);
    for (String wrong :
        List.of(
            "",
            "CLRG1",
            shown.replaceFirst("\\.2\\.", ".3."),
            shown.replaceFirst("\\.2\\.", ".02."),
            shown.toUpperCase(java.util.Locale.ROOT),
            shown.substring(0, shown.length() - 1),
            shown + ".x",
            shown.replaceFirst("CLRG1", "CLR1"),
            shown(family.subList(0, 1), step),
            "x".repeat(2_000))) {
      refuses(QrRefusal.MALFORMED, wrong);
    }
    assertThat(GroupText.parse(shown).orElseThrow().toString())
        .doesNotContain(family.getFirst().credential().value().toString());
  }

  @Test
  void fiveAreTooMany() {
    refuses(QrRefusal.MALFORMED, shown(family(5), step));
  }

  @Test
  void anOwnCodeIsNoFamilyCode() {
    Person person = person("OWN");
    refuses(QrRefusal.MALFORMED, person.key().shows("a", person.jwe(), now));
    assertThat(node.in(() -> node.credentials().read(shown(List.of(person, person), step), now)))
        .isEqualTo(new QrReading.Refused(QrRefusal.MALFORMED));
  }

  @Test
  void keepsADeviceKeyAsLongAsItServes() {
    List<Person> family = family(2);
    node.in(() -> node.credentials().revoke(family.getFirst().credential(), "lee@a"));
    assertThat(keys()).isEqualTo(1);
    assertThat(node.apply(EnrollmentRules.DEVICE_KEYS, now.plus(Duration.ofDays(7)))).isZero();
    assertThat(keys()).isEqualTo(1);
    assertThat(node.apply(EnrollmentRules.DEVICE_KEYS, now.plus(Duration.ofDays(9)))).isEqualTo(1);
    assertThat(keys()).isZero();
  }

  private long keys() {
    return database.count("credential where device_key is not null");
  }
}
