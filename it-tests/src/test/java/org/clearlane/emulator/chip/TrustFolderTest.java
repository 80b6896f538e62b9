// SPDX-License-Identifier: Apache-2.0
package org.clearlane.emulator.chip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Base64;
import org.clearlane.devices.DevicesException;
import org.clearlane.devices.chip.TrustFolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The folder of trusted authorities: what it takes, and what it names as damaged. */
class TrustFolderTest {
  private static final EmulatedState FIRST = new EmulatedState("UT");
  private static final EmulatedState RENEWED = new EmulatedState("UT");
  private static final EmulatedState OTHER = new EmulatedState("XX");

  @TempDir private Path folder = Path.of("");

  @Test
  void takesAMasterListWithAllCertificatesOfAName() throws IOException {
    byte[] list = OTHER.masterList(FIRST.certificate(), RENEWED.certificate(), OTHER.certificate());
    Files.write(folder.resolve("world.ml"), list);

    TrustFolder trusted = new TrustFolder(folder);

    assertThat(trusted.anchors().authorities()).hasSize(3).contains(OTHER.certificate());
    assertThat(trusted.anchors().named(FIRST.certificate().getSubjectX500Principal()))
        .containsExactlyInAnyOrder(FIRST.certificate(), RENEWED.certificate());
  }

  @Test
  void takesCertificatesAndRevocationListsAndNoticesNewFiles()
      throws IOException, GeneralSecurityException {
    TrustFolder trusted = new TrustFolder(folder);
    assertThat(trusted.anchors().authorities()).isEmpty();

    Files.write(folder.resolve("first.der"), FIRST.certificate().getEncoded());
    assertThat(trusted.anchors().authorities()).containsExactly(FIRST.certificate());

    Files.writeString(
        folder.resolve("more.pem"),
        pem(RENEWED.certificate().getEncoded()) + pem(OTHER.certificate().getEncoded()));
    Files.write(
        folder.resolve("first.crl"),
        FIRST.revocationList(FIRST.documentSigner().certificate()).getEncoded());
    assertThat(trusted.anchors().authorities())
        .containsExactly(FIRST.certificate(), RENEWED.certificate(), OTHER.certificate());
    assertThat(trusted.anchors().revocationLists()).hasSize(1);

    Files.delete(folder.resolve("more.pem"));
    assertThat(trusted.anchors().authorities()).containsExactly(FIRST.certificate());
  }

  @Test
  void refusesAMasterListThatWasChanged() throws IOException {
    byte[] list = OTHER.masterList(FIRST.certificate());
    byte[] country = "CSCA".getBytes(StandardCharsets.US_ASCII);
    String text = new String(list, StandardCharsets.ISO_8859_1);
    int at = text.indexOf(new String(country, StandardCharsets.ISO_8859_1));
    list[at] = 'X';
    Files.write(folder.resolve("changed.ml"), list);
    assertDamaged("changed.ml");
  }

  @Test
  void refusesWhatIsNoAuthority() throws IOException, GeneralSecurityException {
    Files.write(folder.resolve("signer.der"), FIRST.documentSigner().certificate().getEncoded());
    assertDamaged("signer.der");
  }

  @Test
  void refusesAnotherKindOfFile() throws IOException {
    Files.writeString(folder.resolve("notes.txt"), "to do");
    assertDamaged("notes.txt");
  }

  @Test
  void refusesRubbish() throws IOException {
    Files.write(folder.resolve("rubbish.crt"), new byte[] {0x30, 5, 1, 2, 3});
    assertDamaged("rubbish.crt");
  }

  @Test
  void namesAFolderThatIsMissing() {
    assertThatThrownBy(() -> new TrustFolder(folder.resolve("missing")).anchors())
        .isInstanceOf(DevicesException.class)
        .hasMessageContaining("missing");
  }

  private void assertDamaged(String file) {
    assertThatThrownBy(() -> new TrustFolder(folder).anchors())
        .isInstanceOf(DevicesException.class)
        .hasMessageContaining(file);
  }

  private static String pem(byte[] encoded) {
    return "-----BEGIN CERTIFICATE-----\n"
        + Base64.getMimeEncoder().encodeToString(encoded)
        + "\n-----END CERTIFICATE-----\n";
  }
}
