// SPDX-License-Identifier: Apache-2.0
package org.clearlane.kernel;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * An organisation whose programs use the interface for partners, as the authority knows it.
 *
 * @param code two to forty of {@code a-z 0-9 -}, beginning with a letter or digit
 * @param organisation the name that screens show
 * @param suspended whether everything is refused to it for now
 * @param lastTokenAt when it last got an access token
 */
public record Partner(
    String code,
    String organisation,
    Set<PartnerScope> scopes,
    boolean suspended,
    Instant createdAt,
    String createdBy,
    Instant changedAt,
    String changedBy,
    Optional<Instant> lastTokenAt) {}
