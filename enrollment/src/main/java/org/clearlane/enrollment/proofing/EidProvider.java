// SPDX-License-Identifier: Apache-2.0
package org.clearlane.enrollment.proofing;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWEDecryptionKeySelector;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jwt.EncryptedJWT;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.auth.JWTAuthenticationClaimsSet;
import com.nimbusds.oauth2.sdk.auth.PrivateKeyJWT;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.id.Audience;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import com.nimbusds.openid.connect.sdk.UserInfoRequest;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.text.ParseException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.clearlane.enrollment.ProofingFault;

/**
 * An e-ID provider as one authority knows it: OpenID Connect with the authorization code flow, PKCE
 * (S256), a signed client assertion in place of a shared secret, and user information that is
 * signed by the provider and encrypted to the authority. Thread safe; its methods block for the
 * provider's answers.
 */
final class EidProvider {
  /** The person must have identified themselves for this proofing, not days before. */
  private static final Duration FRESH = Duration.ofMinutes(10);

  private static final Duration SKEW = Duration.ofMinutes(1);
  private static final int LARGEST_KEY_SET = 100_000;

  /** Signatures with a public key alone: what a secret signs, whoever checks it could sign. */
  private static final Set<JWSAlgorithm> SIGNATURES =
      Set.of(JWSAlgorithm.ES256, JWSAlgorithm.ES384, JWSAlgorithm.PS256, JWSAlgorithm.RS256);

  private final OIDCProviderMetadata provider;
  private final ClientID client;
  private final JWKSource<SecurityContext> providerKeys;
  private final int timeoutMillis;

  private EidProvider(OIDCProviderMetadata provider, ClientID client, Duration timeout)
      throws MalformedURLException {
    this.provider = provider;
    this.client = client;
    this.timeoutMillis = (int) timeout.toMillis();
    // Fetches the keys again where a signature names one that is not known, a few times a minute.
    this.providerKeys =
        JWKSourceBuilder.create(
                provider.getJWKSetURI().toURL(),
                new DefaultResourceRetriever(timeoutMillis, timeoutMillis, LARGEST_KEY_SET))
            .retrying(true)
            .build();
  }

  /** Reads the provider's description. */
  static EidProvider discover(URI issuer, String client, Duration timeout)
      throws ProviderException {
    try {
      int millis = (int) timeout.toMillis();
      return new EidProvider(
          OIDCProviderMetadata.resolve(new Issuer(issuer), millis, millis),
          new ClientID(client),
          timeout);
    } catch (GeneralException | IOException e) {
      throw new ProviderException(
          ProofingFault.PROVIDER_UNAVAILABLE, "the description of the e-ID provider", e);
    }
  }

  /** Where the browser goes. */
  URI departure(Challenge challenge, String state, URI callback) {
    return new AuthenticationRequest.Builder(
            ResponseType.CODE, new Scope("openid", "profile"), client, callback)
        .endpointURI(provider.getAuthorizationEndpointURI())
        .state(new State(state))
        .nonce(new Nonce(challenge.nonce()))
        .codeChallenge(new CodeVerifier(challenge.verifier()), CodeChallengeMethod.S256)
        .maxAge((int) FRESH.toSeconds())
        .build()
        .toURI();
  }

  /**
   * Turns the provider's answer into who the person is.
   *
   * @param answer the query parameters of the callback, whose state was compared already
   */
  ProvedIdentity identity(
      Map<String, String> answer,
      Challenge challenge,
      URI callback,
      ECKey signing,
      RSAKey decryption)
      throws ProviderException {
    String issuer = answer.get("iss");
    if (issuer == null
        ? provider.supportsAuthorizationResponseIssuerParam()
        : !issuer.equals(provider.getIssuer().getValue())) {
      throw failed("the answer is another issuer's");
    }
    String code = answer.get("code");
    if (answer.containsKey("error") || code == null) {
      throw new ProviderException(ProofingFault.PROOFING_CANCELLED, "the provider gave no code");
    }
    OIDCTokenResponse tokens = tokens(code, challenge, callback, signing);
    IDTokenClaimsSet claims = idToken(tokens, challenge);
    JWTClaimsSet about = userInformation(tokens, decryption);
    if (!claims.getSubject().getValue().equals(about.getSubject())) {
      throw failed("the user information is about another subject");
    }
    return identity(about);
  }

  private OIDCTokenResponse tokens(String code, Challenge challenge, URI callback, ECKey signing)
      throws ProviderException {
    try {
      PrivateKeyJWT assertion =
          new PrivateKeyJWT(
              new JWTAuthenticationClaimsSet(client, new Audience(provider.getIssuer())),
              EidKeys.SIGNING,
              signing.toPrivateKey(),
              signing.getKeyID(),
              null);
      TokenRequest request =
          new TokenRequest.Builder(
                  provider.getTokenEndpointURI(),
                  assertion,
                  new AuthorizationCodeGrant(
                      new AuthorizationCode(code),
                      callback,
                      new CodeVerifier(challenge.verifier())))
              .build();
      TokenResponse response = OIDCTokenResponseParser.parse(send(request.toHTTPRequest()));
      if (response instanceof OIDCTokenResponse tokens) {
        return tokens;
      }
      throw failed(
          "the provider refused the code: "
              + response.toErrorResponse().getErrorObject().getCode());
    } catch (com.nimbusds.oauth2.sdk.ParseException | JOSEException e) {
      throw failed("the provider's tokens cannot be read", e);
    }
  }

  private IDTokenClaimsSet idToken(OIDCTokenResponse tokens, Challenge challenge)
      throws ProviderException {
    try {
      IDTokenClaimsSet claims =
          new IDTokenValidator(
                  provider.getIssuer(),
                  client,
                  new JWSVerificationKeySelector<>(SIGNATURES, providerKeys),
                  null)
              .validate(tokens.getOIDCTokens().getIDToken(), new Nonce(challenge.nonce()));
      Date authenticated = claims.getAuthenticationTime();
      if (authenticated == null
          || authenticated.toInstant().isBefore(Instant.now().minus(FRESH).minus(SKEW))) {
        throw failed("the person identified themselves too long ago");
      }
      return claims;
    } catch (BadJOSEException | JOSEException e) {
      throw failed("the ID token does not hold", e);
    }
  }

  private JWTClaimsSet userInformation(OIDCTokenResponse tokens, RSAKey decryption)
      throws ProviderException {
    HTTPResponse response =
        send(
            new UserInfoRequest(
                    provider.getUserInfoEndpointURI(),
                    tokens.getOIDCTokens().getBearerAccessToken())
                .toHTTPRequest());
    if (response.getStatusCode() != 200) {
      throw failed("the provider refused the user information");
    }
    try {
      DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
      processor.setJWEKeySelector(
          new JWEDecryptionKeySelector<>(
              EidKeys.ENCRYPTION, EidKeys.CONTENT, new ImmutableJWKSet<>(new JWKSet(decryption))));
      processor.setJWSKeySelector(new JWSVerificationKeySelector<>(SIGNATURES, providerKeys));
      processor.setJWTClaimsSetVerifier(
          new DefaultJWTClaimsVerifier<>(
              client.getValue(),
              new JWTClaimsSet.Builder().issuer(provider.getIssuer().getValue()).build(),
              Set.of("sub")));
      // Encrypted or refused: a signed one inside is what the processor asks for then.
      return processor.process(EncryptedJWT.parse(response.getBody().strip()), null);
    } catch (ParseException | BadJOSEException | JOSEException e) {
      throw failed("the user information is not signed and encrypted as agreed", e);
    }
  }

  private ProvedIdentity identity(JWTClaimsSet claims) throws ProviderException {
    try {
      String state = text(claims, "document_issuing_state");
      String number = text(claims, "document_number").toUpperCase(Locale.ROOT);
      LocalDate birth = LocalDate.parse(text(claims, "birthdate"));
      if (!state.matches("[A-Z]{1,3}") || !number.matches("[A-Z0-9]{1,30}")) {
        throw failed("the document that the e-ID names cannot be one");
      }
      return new ProvedIdentity(
          provider.getIssuer().getValue(), claims.getSubject(), birth, state, number);
    } catch (ParseException | DateTimeException e) {
      throw failed("the user information lacks a claim", e);
    }
  }

  private static String text(JWTClaimsSet claims, String name)
      throws ParseException, ProviderException {
    String value = claims.getStringClaim(name);
    if (value == null) {
      throw failed("the user information lacks " + name);
    }
    return value;
  }

  private HTTPResponse send(HTTPRequest request) throws ProviderException {
    request.setConnectTimeout(timeoutMillis);
    request.setReadTimeout(timeoutMillis);
    request.setFollowRedirects(false);
    try {
      return request.send();
    } catch (IOException e) {
      throw new ProviderException(
          ProofingFault.PROVIDER_UNAVAILABLE, "the e-ID provider does not answer", e);
    }
  }

  private static ProviderException failed(String what) {
    return new ProviderException(ProofingFault.PROOFING_FAILED, what);
  }

  private static ProviderException failed(String what, Exception cause) {
    return new ProviderException(ProofingFault.PROOFING_FAILED, what, cause);
  }
}
