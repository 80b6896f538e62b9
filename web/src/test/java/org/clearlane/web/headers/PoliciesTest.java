// SPDX-License-Identifier: Apache-2.0
package org.clearlane.web.headers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class PoliciesTest {
  private static String pagePolicy() throws IOException {
    String descriptor = Files.readString(Path.of("src/main/webapp/WEB-INF/web.xml"));
    Matcher policy =
        Pattern.compile("primefaces\\.CSP_POLICY</param-name><param-value>([^<]*)<")
            .matcher(descriptor);
    assertThat(policy.find()).as("a policy for Faces pages").isTrue();
    return policy.group(1);
  }

  @Test
  void staticPagesRunNothingInline() {
    assertThat(SecurityHeaders.STATIC_POLICY)
        .contains("default-src 'none'", "script-src 'self';", "style-src 'self';")
        .contains("frame-ancestors 'none'", "base-uri 'none'")
        .doesNotContain("unsafe");
  }

  @Test
  void facesPagesRunScriptsWithTheNonceOnly() throws IOException {
    assertThat(pagePolicy())
        .startsWith("default-src 'none'")
        .contains("frame-ancestors 'none'", "form-action 'self'")
        .doesNotContain("unsafe-eval", "script-src 'unsafe", "style-src 'unsafe")
        .endsWith("script-src 'self'"); // where the nonce is appended
  }
}
