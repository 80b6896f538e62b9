// SPDX-License-Identifier: Apache-2.0
package org.clearlane.enrollment.proofing;

import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.Nonce;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.clearlane.enrollment.ProofingFault;
import org.clearlane.kernel.Authorities;
import org.clearlane.kernel.Authority;
import org.clearlane.kernel.AuthorityContext;

/** Asks the current authority's e-ID provider who somebody is. */
@ApplicationScoped
public class IdentityProofing {
  /** A provider that moves an endpoint is followed after so long. */
  private static final Duration KNOWN = Duration.ofMinutes(10);

  private final Map<Authority, Known> known = new ConcurrentHashMap<>();
  private @Inject EidKeys keys;

  private record Known(EidProvider provider, URI issuer, Instant until) {}

  /** A provider that could be listened to is noticed at start, not by the first traveller. */
  void check(@Observes Authorities.Ready event) {
    var _ = ProofingSettings.issuer(event.authority());
  }

  /** Whether the authority has a provider. */
  public boolean configured() {
    return ProofingSettings.issuer(AuthorityContext.current()).isPresent();
  }

  public Challenge challenge() {
    return new Challenge(new Nonce().getValue(), new CodeVerifier().getValue());
  }

  /**
   * Where the browser goes.
   *
   * @param state comes back unchanged
   * @throws ProviderException if the provider does not answer
   */
  public URI departure(Challenge challenge, String state, URI callback) throws ProviderException {
    return provider().departure(challenge, state, callback);
  }

  /**
   * Who came back.
   *
   * @throws ProviderException if the answer proves nothing
   */
  public ProvedIdentity identity(Map<String, String> answer, Challenge challenge, URI callback)
      throws ProviderException {
    return provider().identity(answer, challenge, callback, keys.signing(), keys.decryption());
  }

  private EidProvider provider() throws ProviderException {
    Authority authority = AuthorityContext.current();
    URI issuer =
        ProofingSettings.issuer(authority)
            .orElseThrow(
                () ->
                    new ProviderException(
                        ProofingFault.PROVIDER_UNAVAILABLE, "no e-ID provider is configured"));
    Optional<Known> last =
        Optional.ofNullable(known.get(authority))
            .filter(it -> it.issuer().equals(issuer) && it.until().isAfter(Instant.now()));
    if (last.isPresent()) {
      return last.get().provider();
    }
    EidProvider found =
        EidProvider.discover(
            issuer, ProofingSettings.client(authority), ProofingSettings.TIMEOUT.get());
    known.put(authority, new Known(found, issuer, Instant.now().plus(KNOWN)));
    return found;
  }
}
