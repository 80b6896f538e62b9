// SPDX-License-Identifier: Apache-2.0
package org.clearlane.enrollment.proofing;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.text.ParseException;
import java.time.Instant;
import java.util.List;
import org.clearlane.enrollment.EnrollmentException;
import org.clearlane.kernel.DataProtection;

/**
 * The current authority's keys towards its e-ID provider: one with which it signs who it is, one to
 * which the provider encrypts. Made when first asked for.
 */
@ApplicationScoped
@Transactional
public class EidKeys {
  static final JWSAlgorithm SIGNING = JWSAlgorithm.ES256;
  static final JWEAlgorithm ENCRYPTION = JWEAlgorithm.RSA_OAEP_256;
  static final EncryptionMethod CONTENT = EncryptionMethod.A256GCM;

  private static final int RSA_BITS = 3072;

  private @Inject EntityManager entities;
  private @Inject DataProtection protection;

  ECKey signing() {
    return key("signing").toECKey();
  }

  RSAKey decryption() {
    return key("decryption").toRSAKey();
  }

  /** What the provider may know of both. */
  public String publicKeys() {
    return new JWKSet(List.of(signing(), decryption())).toPublicJWKSet().toString();
  }

  private JWK key(String name) {
    EidKeyEntity stored = entities.find(EidKeyEntity.class, name);
    if (stored == null) {
      entities
          .createNativeQuery("select cast(pg_advisory_xact_lock(hashtext(?1)) as text)")
          .setParameter(1, "eid-key-" + name)
          .getResultList();
      stored = entities.find(EidKeyEntity.class, name);
    }
    try {
      if (stored != null) {
        return JWK.parse(new String(protection.openForAuthority(name, stored.sealedKey()), UTF_8));
      }
      JWK made = "signing".equals(name) ? newSigningKey() : newDecryptionKey();
      entities.persist(
          new EidKeyEntity(
              name,
              protection.sealForAuthority(name, made.toJSONString().getBytes(UTF_8)),
              Instant.now()));
      return made;
    } catch (ParseException | JOSEException e) {
      throw new EnrollmentException("the key for the e-ID provider cannot be used", e);
    }
  }

  private static JWK newSigningKey() throws JOSEException {
    return new ECKeyGenerator(Curve.P_256)
        .keyUse(KeyUse.SIGNATURE)
        .algorithm(SIGNING)
        .keyIDFromThumbprint(true)
        .generate();
  }

  private static JWK newDecryptionKey() throws JOSEException {
    return new RSAKeyGenerator(RSA_BITS)
        .keyUse(KeyUse.ENCRYPTION)
        .algorithm(ENCRYPTION)
        .keyIDFromThumbprint(true)
        .generate();
  }
}
