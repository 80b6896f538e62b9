// SPDX-License-Identifier: Apache-2.0
package org.clearlane.kernel;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The partners of the current authority, their secrets and access tokens. Thread safe. */
public interface Partners {
  /** How long the secret before the last rotation holds if nothing else is asked for. */
  Duration USUAL_OVERLAP = Duration.ofHours(24);

  /** All partners, by code. */
  List<Partner> list();

  /** The partner with this code. */
  Optional<Partner> find(String code);

  /**
   * Creates a partner or, if the code exists, changes its organisation and scopes. Scopes that are
   * taken away are gone from tokens already given out.
   *
   * @param organisation 1 to 100 characters
   * @param scopes at least one
   * @param by who asks, for the audit trail
   * @return the client secret of a new partner, shown this once: 43 URL-safe characters; empty if
   *     the partner existed
   * @throws BadPartnerException if a part has another form
   */
  Optional<String> put(String code, String organisation, Set<PartnerScope> scopes, String by);

  /**
   * Makes a new client secret; the one before holds for the overlap. Without overlap the access
   * tokens already given out end, too.
   *
   * @param overlap nothing to 30 days
   * @return the new secret, shown this once; empty if there is no such partner
   * @throws BadPartnerException if the overlap is out of bounds
   */
  Optional<String> rotateSecret(String code, Duration overlap, String by);

  /**
   * Refuses everything to the partner from now on, also under tokens already given out.
   *
   * @return whether there is such a partner
   */
  boolean suspend(String code, String by);

  /**
   * Ends a suspension; access tokens have to be asked for anew.
   *
   * @return whether there is such a partner
   */
  boolean resume(String code, String by);

  /**
   * Gives an access token to whoever knows the client secret. After five wrong secrets in a row
   * nothing is accepted for 30 s, but the secret that was right last.
   *
   * @param asked some of the partner's scopes; if empty, all
   */
  TokenOutcome token(String code, String secret, Set<PartnerScope> asked);

  /**
   * Who an access token was given to, asked with every request; one look into the database.
   *
   * @param token the part behind the authority, see {@link TokenOutcome.Issued}
   * @return empty if it is unknown, expired, or its partner is suspended
   */
  Optional<Caller> caller(String token);

  /**
   * Counts a request of the partner towards its rate, on this server alone.
   *
   * @return how long to wait if it was one too many
   */
  Optional<Duration> admit(String code);

  /** Who calls and what the token lets them do, of what the partner may still do. */
  record Caller(String code, String organisation, Set<PartnerScope> scopes) {}

  /** What comes of asking for an access token. */
  sealed interface TokenOutcome {
    /**
     * An access token: the authority's code, a dot, and 43 URL-safe characters.
     *
     * @param validFor from now on
     */
    record Issued(String token, Duration validFor, Set<PartnerScope> scopes)
        implements TokenOutcome {
      /** Hides the token. */
      @Override
      public String toString() {
        return "Issued" + scopes;
      }
    }

    /** Unknown client, wrong secret, suspended, or locked; which of them is not told. */
    record Refused() implements TokenOutcome {}

    /** The client is known, but has not all the scopes that it asks for. */
    record ScopeRefused() implements TokenOutcome {}

    /** The client asks for tokens far more often than it needs them. */
    record TooOften(Duration pause) implements TokenOutcome {}
  }
}
