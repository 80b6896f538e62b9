// SPDX-License-Identifier: Apache-2.0
package org.clearlane.enrollment;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.clearlane.biometrics.FaceTemplate;
import org.clearlane.biometrics.GalleryName;
import org.clearlane.biometrics.PersonId;
import org.clearlane.enrollment.PopulationPlan.Admission;
import org.clearlane.kernel.TravellerId;
import org.junit.jupiter.api.Test;

/**
 * Looks through every value of every table, whatever its schema, for what must not be there: in the
 * clear never, and sealed no more once the traveller has withdrawn.
 */
class ErasureScanTest {
  private static final GalleryName ENROLLED = new GalleryName("enrolled");

  private static final String NUMBER = "SCAN4711X";
  private static final int PIECE = 24;

  private final TestDatabase database = TestDatabase.empty();
  private final FakeKeyStore keys = new FakeKeyStore();
  private final Node node = new Node(database, keys);

  private TravellerId enrolEverywhere() {
    Park.create(node, Admission.OPEN);
    TravellerId traveller =
        Documents.enrol(node, Documents.numbered(NUMBER), Set.of(ConsentPurpose.values()));
    String code = node.in(() -> node.credentials().activate(traveller, "lee@a").text());
    node.in(() -> node.credentials().issue(code, TestPhone.fresh().publicJwk()));
    return traveller;
  }

  private static FaceTemplate template() {
    return FakeFaceMatcher.template(
        Arrays.hashCode(Documents.portrait(Documents.numbered(NUMBER))));
  }

  /** A piece from the middle of each: no header, so that it is nobody else's. */
  private static Map<String, byte[]> secrets() {
    FaceTemplate template = template();
    Map<String, byte[]> secrets = new LinkedHashMap<>();
    secrets.put("float template, big-endian", floats(template, ByteOrder.BIG_ENDIAN));
    secrets.put("float template, little-endian", floats(template, ByteOrder.LITTLE_ENDIAN));
    secrets.put("int8 template", piece(template.toInt8(), 100));
    secrets.put("stored template", piece(template.toBytes(), 400));
    secrets.put("picture", Documents.portrait(Documents.numbered(NUMBER)));
    secrets.put("name", Documents.SURNAME.getBytes(UTF_8));
    secrets.put("number", NUMBER.getBytes(UTF_8));
    return secrets;
  }

  private static byte[] floats(FaceTemplate template, ByteOrder order) {
    ByteBuffer bytes = ByteBuffer.allocate(PIECE).order(order);
    for (int i = 100; i < 100 + PIECE / Float.BYTES; i++) {
      bytes.putFloat(template.values()[i]);
    }
    return bytes.array();
  }

  private static byte[] piece(byte[] bytes, int from) {
    return Arrays.copyOfRange(bytes, from, from + PIECE);
  }

  private static List<String> columnsWith(Map<String, String> cells, byte[] secret) {
    String wanted = new String(secret, ISO_8859_1);
    return cells.entrySet().stream()
        .filter(cell -> cell.getValue().contains(wanted))
        .map(Map.Entry::getKey)
        .toList();
  }

  private static void assertNothingInTheClear(Map<String, String> cells, String when) {
    secrets()
        .forEach(
            (name, secret) ->
                assertThat(columnsWith(cells, secret)).as(name + " " + when).isEmpty());
  }

  private Set<GalleryName> galleriesWith(PersonId person) {
    return node.in(
        () ->
            node.galleries().real().names().stream()
                .filter(name -> node.galleries().real().contains(name, person))
                .collect(Collectors.toSet()));
  }

  @Test
  void nothingIsInTheClearAndNothingIsLeftAfterAWithdrawal() {
    TravellerId traveller = enrolEverywhere();
    PersonId person = new PersonId(traveller.value());
    Map<String, String> before = database.cells();
    assertNothingInTheClear(before, "before");
    assertThat(columnsWith(before, traveller.toString().getBytes(UTF_8)))
        .as("the scan sees the traveller's rows")
        .contains("enrollment.face_reference.traveller", "enrollment.member.traveller");
    assertThat(galleriesWith(person)).containsExactlyInAnyOrder(Park.CODE.gallery(), ENROLLED);

    node.in(
        () -> {
          node.enrollments().withdraw(traveller, "lee@a");
          return true;
        });

    Map<String, String> after = database.cells();
    assertNothingInTheClear(after, "after");
    assertThat(keys.hasKey(traveller)).isFalse();
    assertThat(columnsWith(after, traveller.toString().getBytes(UTF_8)))
        .as("only what proves consent and withdrawal names the random id")
        .containsExactlyInAnyOrder(
            "enrollment.traveller.id",
            "enrollment.consent.traveller",
            "enrollment.credential.traveller",
            "enrollment.activation_code.traveller",
            "enrollment.member_departure.traveller",
            "enrollment.face_change.traveller");
    assertThat(galleriesWith(person)).isEmpty();
    assertThat(
            node.in(
                    () ->
                        node.galleries().real().search(Set.of(Park.CODE.gallery()), template(), 10))
                .candidates())
        .isEmpty();
  }

  @Test
  void theScanFindsWhatIsPlanted() {
    database.execute("drop table if exists planted");
    database.execute("create table planted (anything bytea)");
    secrets()
        .values()
        .forEach(
            secret ->
                database.execute(
                    "insert into planted values ('\\x" + HexFormat.of().formatHex(secret) + "')"));
    Map<String, String> cells = database.cells();
    database.execute("drop table planted");
    secrets()
        .forEach(
            (name, secret) ->
                assertThat(columnsWith(cells, secret))
                    .as(name)
                    .containsExactly("public.planted.anything"));
  }
}
