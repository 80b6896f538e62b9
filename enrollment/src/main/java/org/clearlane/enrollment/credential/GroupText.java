// SPDX-License-Identifier: Apache-2.0
package org.clearlane.enrollment.credential;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.clearlane.enrollment.CredentialId;

/**
 * The text of a family code: {@code CLRG1.authority.n.id1…idn.step.signature1…signaturen}, n from 2
 * to 4. Each member's device signs all ids, so that nobody can be added or left out.
 */
record GroupText(String authority, List<Member> members, long step) {
  static final String PREFIX = "CLRG1.";
  private static final int LONGEST = 700;
  private static final String ID = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}";

  /** One spelling only, as of {@link QrText}. */
  private static final Pattern FORM =
      Pattern.compile(
          "CLRG1\\.([a-z][a-z0-9-]{0,15})\\.([2-4])((?:\\."
              + ID
              + "){2,4})\\.(0|[1-9][0-9]{0,11})((?:\\.[A-Za-z0-9_-]{85}[AQgw]){2,4})");

  /** A credential and its device's signature. */
  @SuppressWarnings("ArrayRecordComponent") // made and read within one call, never compared
  record Member(CredentialId credential, byte[] signature) {}

  static Optional<GroupText> parse(String text) {
    if (text.length() > LONGEST) {
      return Optional.empty();
    }
    Matcher form = FORM.matcher(text.strip());
    if (!form.matches()) {
      return Optional.empty();
    }
    String[] ids = form.group(3).substring(1).split("\\.", -1);
    String[] signatures = form.group(5).substring(1).split("\\.", -1);
    int count = Integer.parseInt(form.group(2));
    if (ids.length != count
        || signatures.length != count
        || new HashSet<>(List.of(ids)).size() != count) {
      return Optional.empty();
    }
    List<Member> members = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      members.add(
          new Member(
              new CredentialId(UUID.fromString(ids[i])),
              Base64.getUrlDecoder().decode(signatures[i])));
    }
    return Optional.of(
        new GroupText(form.group(1), List.copyOf(members), Long.parseLong(form.group(4))));
  }

  /** What every member's device signed. */
  byte[] signed() {
    return signed(authority, members.stream().map(Member::credential).toList(), step);
  }

  static byte[] signed(String authority, List<CredentialId> credentials, long step) {
    String ids =
        credentials.stream().map(id -> id.value().toString()).collect(Collectors.joining("|"));
    return ("CLRG1|" + authority + "|" + ids + "|" + step).getBytes(US_ASCII);
  }

  @Override
  public String toString() {
    return "GroupText[" + authority + ", " + members.size() + " members, step " + step + "]";
  }
}
