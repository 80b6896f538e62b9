// SPDX-License-Identifier: Apache-2.0
package org.clearlane.enrollment.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.clearlane.biometrics.FaceTemplate;
import org.clearlane.enrollment.CredentialId;
import org.clearlane.enrollment.EnrollmentException;
import org.clearlane.enrollment.FakeFaceMatcher;
import org.clearlane.enrollment.FakeKeyStore;
import org.clearlane.enrollment.QrClaim;
import org.clearlane.enrollment.QrReading;
import org.clearlane.enrollment.QrRefusal;
import org.clearlane.enrollment.TestPhone;
import org.clearlane.kernel.Authority;
import org.clearlane.kernel.AuthorityContext;
import org.clearlane.kernel.TravellerId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class QrReaderTest {
  private static final Authority A = new Authority("a");
  private static final Authority B = new Authority("b");
  private static final Instant NOW = Instant.parse("2026-03-04T05:06:07Z");
  private static final byte[] DOCUMENT =
      HexFormat.of().parseHex("00112233445566778899aabbccddeeff");

  /** Version 27, level L, byte mode (ISO/IEC 18004, table 7). */
  private static final int LONGEST_QR_TEXT = 1_465;

  private final FakeKeyStore keys = new FakeKeyStore();
  private final RevokedCredentials revoked = new RevokedCredentials();
  private final CredentialSeal seal = new CredentialSeal(keys, keys);
  private final QrReader reader = new QrReader(seal, revoked);
  private final TestPhone phone = TestPhone.fresh();
  private final FaceTemplate face = FakeFaceMatcher.template(7);
  private final CredentialBody body = bodyFor(phone);
  private final String credential = AuthorityContext.call(A, () -> seal.seal(body));

  QrReaderTest() {
    revoked.add(A, List.of(), Instant.now());
    revoked.add(B, List.of(), Instant.now());
  }

  private CredentialBody bodyFor(TestPhone device) {
    return new CredentialBody(
        CredentialId.random(),
        TravellerId.random(),
        DOCUMENT,
        NOW.minusSeconds(3_600),
        NOW.plus(Duration.ofDays(7)),
        DeviceKeys.coordinates(device.publicJwk()).orElseThrow(),
        face.modelId(),
        face.toInt8());
  }

  private QrReading readAt(Authority authority, String text, Instant at) {
    return AuthorityContext.call(authority, () -> reader.read(text, at));
  }

  private void refuses(QrRefusal why, String text) {
    assertThat(readAt(A, text, NOW)).isEqualTo(new QrReading.Refused(why));
  }

  private String shown() {
    return phone.shows("a", credential, NOW);
  }

  @Test
  void readsWhatThePhoneShows() {
    assertThat(readAt(A, shown(), NOW))
        .isEqualTo(
            new QrReading.Genuine(
                new QrClaim(
                    body.credential(),
                    body.traveller(),
                    "00112233445566778899aabbccddeeff",
                    FaceTemplate.fromInt8(face.modelId(), face.toInt8()),
                    NOW.getEpochSecond() / 30)));
  }

  @Test
  void readsWhatAScannerSurroundsWithSpace() {
    assertThat(readAt(A, " " + shown() + "\r\n", NOW)).isInstanceOf(QrReading.Genuine.class);
  }

  @Test
  void carriesAReferenceThatStillComparesWithTheFace() {
    if (readAt(A, shown(), NOW) instanceof QrReading.Genuine genuine) {
      assertThat(genuine.claim().reference().cosine(face)).isGreaterThan(0.99);
    } else {
      throw new AssertionError("not genuine");
    }
  }

  @Test
  void fitsIntoAQrCodeThatLanesReadAtTheFirstTry() {
    CredentialBody longest =
        new CredentialBody(
            body.credential(),
            body.traveller(),
            body.documentReference(),
            body.notBefore(),
            body.expiry(),
            body.deviceKey(),
            "abcdefghijklmnopqrstuvwxyz012345",
            randomTemplate());
    Authority longCode = new Authority("authority-of-16c");
    String text =
        phone.shows(
            longCode.code(), AuthorityContext.call(longCode, () -> seal.seal(longest)), NOW);
    assertThat(text.length()).isLessThanOrEqualTo(LONGEST_QR_TEXT);
    assertThat(shown().length()).isLessThanOrEqualTo(LONGEST_QR_TEXT);
  }

  /** Bytes that do not compress at all. */
  private static byte[] randomTemplate() {
    byte[] bytes = new byte[FaceTemplate.DIMENSION];
    new Random(1).nextBytes(bytes);
    return bytes;
  }

  @Test
  void showsNothingOfTheTravellerWithoutTheKey() {
    assertThat(shown())
        .doesNotContain(body.traveller().toString())
        .doesNotContain(body.credential().toString());
    assertThat(AuthorityContext.call(A, () -> seal.seal(body)))
        .as("two credentials of one body are unlike")
        .isNotEqualTo(credential);
  }

  /** The 64 bytes of a signature leave four bits of the last character over. */
  @Test
  void hasOneSpellingOnly() {
    String text = shown();
    char last = text.charAt(text.length() - 1);
    String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    char other = alphabet.charAt(alphabet.indexOf(last) + 1);
    refuses(QrRefusal.MALFORMED, text.substring(0, text.length() - 1) + other);
    int signature = text.lastIndexOf('.');
    int step = text.lastIndexOf('.', signature - 1);
    refuses(QrRefusal.MALFORMED, text.substring(0, step + 1) + "0" + text.substring(step + 1));
  }

  @ParameterizedTest
  @CsvSource({
    "-2,STALE_CODE",
    "-1,",
    "0,",
    "1,",
    "2,FUTURE_CODE",
    "-100000,STALE_CODE",
    "100000,FUTURE_CODE"
  })
  void toleratesOneStepOfDrift(long steps, @org.jspecify.annotations.Nullable QrRefusal refusal) {
    String text = phone.shows("a", credential, NOW.getEpochSecond() / 30 + steps);
    if (refusal == null) {
      assertThat(readAt(A, text, NOW)).isInstanceOf(QrReading.Genuine.class);
    } else {
      refuses(refusal, text);
    }
  }

  @Test
  void refusesOutsideTheCredentialsValidity() {
    QrReading expired = new QrReading.Refused(QrRefusal.EXPIRED_CREDENTIAL);
    Instant lastMoment = body.expiry().minusSeconds(1);
    assertThat(readAt(A, phone.shows("a", credential, lastMoment), lastMoment))
        .isInstanceOf(QrReading.Genuine.class);
    assertThat(readAt(A, phone.shows("a", credential, body.expiry()), body.expiry()))
        .isEqualTo(expired);
    Instant early = body.notBefore().minusSeconds(1);
    assertThat(readAt(A, phone.shows("a", credential, early), early)).isEqualTo(expired);
    assertThat(readAt(A, phone.shows("a", credential, body.notBefore()), body.notBefore()))
        .isInstanceOf(QrReading.Genuine.class);
  }

  @Test
  void refusesACredentialChangedAnywhere() {
    String[] parts = credential.split("\\.", -1);
    for (int part : new int[] {2, 3, 4}) {
      String[] changed = parts.clone();
      changed[part] = otherFirstCharacter(parts[part]);
      refuses(QrRefusal.BAD_SIGNATURE, phone.shows("a", String.join(".", changed), NOW));
    }
  }

  @Test
  void refusesAChangedDeviceSignature() {
    String text = shown();
    int signature = text.lastIndexOf('.') + 1;
    refuses(
        QrRefusal.BAD_SIGNATURE,
        text.substring(0, signature) + otherFirstCharacter(text.substring(signature)));
  }

  @Test
  void refusesASignatureOfAnotherStep() {
    String old = phone.shows("a", credential, NOW.getEpochSecond() / 30 - 5);
    String step = "." + (NOW.getEpochSecond() / 30 - 5) + ".";
    refuses(QrRefusal.BAD_SIGNATURE, old.replace(step, "." + NOW.getEpochSecond() / 30 + "."));
  }

  @Test
  void refusesACopiedCredentialOnAnotherDevice() {
    refuses(QrRefusal.BAD_SIGNATURE, TestPhone.fresh().shows("a", credential, NOW));
  }

  @Test
  void refusesASignatureOfNothingButZeros() {
    String text = shown();
    refuses(QrRefusal.BAD_SIGNATURE, text.substring(0, text.lastIndexOf('.') + 1) + "A".repeat(86));
  }

  @Test
  void refusesTheOtherAuthoritysCredential() {
    String theirs = AuthorityContext.call(B, () -> seal.seal(body));
    refuses(QrRefusal.OTHER_AUTHORITY, phone.shows("b", theirs, NOW));
    refuses(QrRefusal.BAD_SIGNATURE, phone.shows("a", theirs, NOW));
    assertThat(readAt(B, phone.shows("b", theirs, NOW), NOW)).isInstanceOf(QrReading.Genuine.class);
  }

  @Test
  void refusesAKeyThatIsNotTheAuthoritys() throws Exception {
    JWSObject forged =
        new JWSObject(
            new JWSHeader.Builder(JWSAlgorithm.ES256).keyID("forged").build(),
            new Payload(body.write()));
    forged.sign(new ECDSASigner(phone.key()));
    refuses(QrRefusal.UNKNOWN_KEY, phone.shows("a", Jwes.of(A, keys, "1", forged), NOW));
  }

  @Test
  void refusesAForgeryUnderTheAuthoritysKeyId() throws Exception {
    JWSObject forged =
        new JWSObject(
            new JWSHeader.Builder(JWSAlgorithm.ES256)
                .keyID(AuthorityContext.call(A, keys::current).keyId())
                .build(),
            new Payload(body.write()));
    forged.sign(new ECDSASigner(phone.key()));
    refuses(QrRefusal.BAD_SIGNATURE, phone.shows("a", Jwes.of(A, keys, "1", forged), NOW));
  }

  @Test
  void refusesAnotherGenerationOfTheEncryptionKey() throws Exception {
    JWSObject genuine =
        new JWSObject(
            new JWSHeader.Builder(JWSAlgorithm.ES256)
                .keyID(AuthorityContext.call(A, keys::current).keyId())
                .build(),
            new Payload(body.write()));
    genuine.sign(new ECDSASigner(AuthorityContext.call(A, keys::current).privateKey()));
    refuses(QrRefusal.UNKNOWN_KEY, phone.shows("a", Jwes.of(A, keys, "2", genuine), NOW));
    assertThat(readAt(A, phone.shows("a", Jwes.of(A, keys, "1", genuine), NOW), NOW))
        .isInstanceOf(QrReading.Genuine.class);
  }

  @Test
  void refusesARevokedCredential() {
    revoked.revoked(new RevokedCredentials.Revoked(A, List.of(body.credential())));
    refuses(QrRefusal.REVOKED, shown());
  }

  @Test
  void doesNotTakeTheOtherAuthoritysRevocations() {
    revoked.revoked(new RevokedCredentials.Revoked(B, List.of(body.credential())));
    assertThat(readAt(A, shown(), NOW)).isInstanceOf(QrReading.Genuine.class);
  }

  @Test
  void readsNothingBeforeTheRevocationsAreLoaded() {
    RevokedCredentials notLoaded = new RevokedCredentials();
    notLoaded.revoked(new RevokedCredentials.Revoked(A, List.of(CredentialId.random())));
    QrReader early = new QrReader(seal, notLoaded);
    assertThatThrownBy(() -> AuthorityContext.call(A, () -> early.read(shown(), NOW)))
        .isInstanceOf(EnrollmentException.class);
  }

  static Stream<String> malformed() {
    String jwe = "e30..AAAAAAAAAAAAAAAA.AAAA.AAAAAAAAAAAAAAAAAAAAAA";
    String signature = "A".repeat(86);
    return Stream.of(
        "",
        "CLR1",
        "CLR1.a",
        "hello",
        "https://example.org/",
        "CLR2.a." + jwe + ".1." + signature,
        "clr1.a." + jwe + ".1." + signature,
        "CLR1.A." + jwe + ".1." + signature,
        "CLR1.." + jwe + ".1." + signature,
        "CLR1.a." + jwe + ".-1." + signature,
        "CLR1.a." + jwe + ".1x." + signature,
        "CLR1.a." + jwe + ".1234567890123." + signature,
        "CLR1.a." + jwe + ".1." + signature.substring(1),
        "CLR1.a." + jwe + ".1." + signature + "A",
        "CLR1.a." + jwe + ".1." + "+".repeat(86),
        "CLR1.a." + jwe + ".1",
        "CLR1.a.AAAA.1." + signature,
        "CLR1.a." + jwe + ".1." + signature,
        "CLR1.a." + "[" + jwe + ".1." + signature,
        "\u0000".repeat(50),
        "CLR1.a." + "A".repeat(100_000) + "." + signature);
  }

  @ParameterizedTest
  @MethodSource("malformed")
  void refusesWhatHasAnotherForm(String text) {
    refuses(QrRefusal.MALFORMED, text);
  }

  @Test
  void refusesATextThatIsTooLongBeforeLookingAtIt() {
    String text = shown();
    refuses(QrRefusal.MALFORMED, text + " ".repeat(2_001 - text.length()));
    assertThat(readAt(A, text + " ".repeat(2_000 - text.length()), NOW))
        .isInstanceOf(QrReading.Genuine.class);
  }

  @Test
  void neitherThrowsNorAcceptsWhenAnyCharacterIsChanged() {
    String text = shown();
    // The last character of the signature and of the JWE's parts has spare bits.
    String spare = text.substring(0, text.length() - 1);
    Random random = new Random(3);
    for (int i = 0; i < spare.length(); i++) {
      char other = "AZaz09-_.|\u00e9".charAt(random.nextInt(11));
      if (other != text.charAt(i)) {
        assertThat(readAt(A, text.substring(0, i) + other + text.substring(i + 1), NOW))
            .as("character %d", i)
            .isInstanceOf(QrReading.Refused.class);
      }
    }
  }

  @Test
  void neitherThrowsNorAcceptsWhenTheTextIsCut() {
    String text = shown();
    for (int length = 0; length < text.length(); length += 7) {
      assertThat(readAt(A, text.substring(0, length), NOW)).isInstanceOf(QrReading.Refused.class);
    }
  }

  private static String otherFirstCharacter(String text) {
    return (text.charAt(0) == 'A' ? 'B' : 'A') + text.substring(1);
  }

  @Test
  void hidesWhatItRead() {
    assertThat(body.toString()).doesNotContain(body.traveller().toString());
    assertThat(QrText.parse(shown()).orElseThrow().toString()).doesNotContain(credential);
    assertThat(Arrays.toString(body.template())).hasSizeGreaterThan(500);
  }
}
