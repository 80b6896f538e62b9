// SPDX-License-Identifier: Apache-2.0
package org.clearlane.demo;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import java.util.Map;

/**
 * What the e-ID provider is set up with, in Keycloak's own form: a realm that signs with ES256 only
 * and whose relying parties must do what a government's e-ID asks of them.
 */
final class EidRealm {
  static final String NAME = "eid";
  static final String BIRTH_DATE = "birthdate";
  static final String ISSUING_STATE = "document_issuing_state";
  static final String DOCUMENT_NUMBER = "document_number";

  /** Of the first signing key; a later one needs more to be the one that signs. */
  static final int FIRST_PRIORITY = 100;

  private static final int WRONG_PASSWORDS = 5;

  private EidRealm() {}

  static JsonObject of(List<EidClient> clients) {
    JsonArrayBuilder known = Json.createArrayBuilder();
    clients.forEach(client -> known.add(client(client)));
    return Json.createObjectBuilder()
        .add("realm", NAME)
        .add("displayName", "Utopia e-ID")
        .add("enabled", true)
        .add("sslRequired", "none")
        .add("registrationAllowed", false)
        .add("resetPasswordAllowed", false)
        .add("editUsernameAllowed", false)
        .add("loginWithEmailAllowed", false)
        .add("bruteForceProtected", true)
        .add("failureFactor", WRONG_PASSWORDS)
        .add("defaultSignatureAlgorithm", "ES256")
        .add("components", components())
        .add(
            "clientScopes",
            Json.createArrayBuilder()
                .add(
                    scope(
                        "profile",
                        attribute("given_name", "firstName"),
                        attribute("family_name", "lastName"),
                        attribute(BIRTH_DATE, BIRTH_DATE)))
                .add(
                    scope(
                        "document",
                        attribute(ISSUING_STATE, ISSUING_STATE),
                        attribute(DOCUMENT_NUMBER, DOCUMENT_NUMBER))))
        .add("clients", known)
        .build();
  }

  /** A key of the realm for ES256, as a component that can also be added later. */
  static JsonObject signingKey(int priority) {
    return key(
        "es256-" + priority,
        "ecdsa-generated",
        config(priority).add("ecdsaEllipticCurveKey", values("P-256")));
  }

  private static JsonObject components() {
    return Json.createObjectBuilder()
        .add(
            "org.keycloak.userprofile.UserProfileProvider",
            Json.createArrayBuilder()
                .add(
                    Json.createObjectBuilder()
                        .add("providerId", "declarative-user-profile")
                        .add(
                            "config",
                            Json.createObjectBuilder()
                                .add("kc.user.profile.config", values(userProfile().toString())))))
        .add(
            "org.keycloak.keys.KeyProvider",
            Json.createArrayBuilder()
                .add(signingKey(FIRST_PRIORITY))
                // What Keycloak seals its own cookies and links with.
                .add(
                    key(
                        "hmac",
                        "hmac-generated",
                        config(FIRST_PRIORITY).add("algorithm", values("HS512"))))
                .add(key("aes", "aes-generated", config(FIRST_PRIORITY))))
        .build();
  }

  private static JsonObject key(String name, String kind, JsonObjectBuilder config) {
    return Json.createObjectBuilder()
        .add("name", name)
        .add("providerId", kind)
        .add("config", config)
        .build();
  }

  private static JsonObjectBuilder config(int priority) {
    return Json.createObjectBuilder()
        .add("priority", values(Integer.toString(priority)))
        .add("enabled", values("true"))
        .add("active", values("true"));
  }

  private static JsonArray values(String value) {
    return Json.createArrayBuilder().add(value).build();
  }

  /** Keycloak drops every attribute that its user profile does not name. */
  private static JsonObject userProfile() {
    JsonArrayBuilder attributes = Json.createArrayBuilder();
    // Nobody has an e-mail address here, but Keycloak insists on the attribute.
    for (String name :
        List.of(
            "username",
            "email",
            "firstName",
            "lastName",
            BIRTH_DATE,
            ISSUING_STATE,
            DOCUMENT_NUMBER)) {
      attributes.add(
          Json.createObjectBuilder()
              .add("name", name)
              .add(
                  "permissions",
                  Json.createObjectBuilder()
                      .add("view", Json.createArrayBuilder().add("admin").add("user"))
                      .add("edit", Json.createArrayBuilder().add("admin"))));
    }
    return Json.createObjectBuilder().add("attributes", attributes).build();
  }

  private static JsonObject scope(String name, JsonObject... mappers) {
    JsonArrayBuilder claims = Json.createArrayBuilder();
    for (JsonObject mapper : mappers) {
      claims.add(mapper);
    }
    return Json.createObjectBuilder()
        .add("name", name)
        .add("protocol", "openid-connect")
        .add("attributes", Json.createObjectBuilder().add("include.in.token.scope", "true").build())
        .add("protocolMappers", claims)
        .build();
  }

  /** A claim of the user information only: the ID token tells nothing about a person. */
  private static JsonObject attribute(String claim, String attribute) {
    return mapper(
        claim,
        "oidc-usermodel-attribute-mapper",
        Map.of(
            "claim.name", claim,
            "user.attribute", attribute,
            "jsonType.label", "String",
            "userinfo.token.claim", "true",
            "id.token.claim", "false",
            "access.token.claim", "false",
            "introspection.token.claim", "false"));
  }

  private static JsonObject mapper(String name, String kind, Map<String, String> config) {
    return Json.createObjectBuilder()
        .add("name", name)
        .add("protocol", "openid-connect")
        .add("protocolMapper", kind)
        .add("config", texts(config))
        .build();
  }

  private static JsonObject texts(Map<String, String> config) {
    JsonObjectBuilder texts = Json.createObjectBuilder();
    config.forEach(texts::add);
    return texts.build();
  }

  private static JsonObject client(EidClient client) {
    return Json.createObjectBuilder()
        .add("clientId", client.clientId())
        .add("enabled", true)
        .add("protocol", "openid-connect")
        .add("publicClient", false)
        .add("clientAuthenticatorType", "client-jwt")
        .add("redirectUris", values(client.redirectUri().toString()))
        .add("webOrigins", JsonArray.EMPTY_JSON_ARRAY)
        .add("standardFlowEnabled", true)
        .add("implicitFlowEnabled", false)
        .add("directAccessGrantsEnabled", false)
        .add("serviceAccountsEnabled", false)
        .add("consentRequired", false)
        .add("fullScopeAllowed", false)
        .add("attributes", texts(security(client)))
        .add("defaultClientScopes", Json.createArrayBuilder().add("profile").add("document"))
        .add("optionalClientScopes", JsonArray.EMPTY_JSON_ARRAY)
        .add(
            "protocolMappers",
            Json.createArrayBuilder()
                .add(
                    mapper(
                        "pairwise subject",
                        "oidc-sha256-pairwise-sub-mapper",
                        // Two relying parties on one host must not know the same subject either.
                        Map.of("pairwiseSubAlgorithmSalt", Port.password())))
                .add(
                    mapper(
                        "authentication context",
                        "oidc-acr-mapper",
                        Map.of("id.token.claim", "true", "access.token.claim", "false")))
                .add(
                    mapper(
                        "authentication time",
                        "oidc-usersessionmodel-note-mapper",
                        Map.of(
                            "user.session.note", "AUTH_TIME",
                            "claim.name", "auth_time",
                            "jsonType.label", "long",
                            "id.token.claim", "true",
                            "access.token.claim", "false"))))
        .build();
  }

  private static Map<String, String> security(EidClient client) {
    return Map.ofEntries(
        Map.entry("pkce.code.challenge.method", "S256"),
        Map.entry("use.jwks.url", "true"),
        Map.entry("jwks.url", client.jwksUri().toString()),
        Map.entry("token.endpoint.auth.signing.alg", "ES256"),
        Map.entry("id.token.signed.response.alg", "ES256"),
        Map.entry("access.token.signed.response.alg", "ES256"),
        Map.entry("user.info.response.signature.alg", "ES256"),
        Map.entry("user.info.encrypted.response.alg", "RSA-OAEP-256"),
        Map.entry("user.info.encrypted.response.enc", "A256GCM"),
        Map.entry("use.refresh.tokens", "false"));
  }
}
