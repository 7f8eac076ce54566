package dev.opsledger.deployments.api;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.opsledger.core.text.CleanText;
import java.security.interfaces.RSAPublicKey;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;

/**
 * Verifies the access tokens of one OIDC issuer for one audience. Only RS256 is accepted, so that
 * neither {@code alg: none} nor a public key used as an HMAC key gets through (RFC 8725, 3.1).
 */
public final class Jwts {
  /** The issuer's clock may be ahead this far, so that a new token can be used at once. */
  private static final Duration SKEW = Duration.ofSeconds(5);

  /** Auth0's tokens have about one kilobyte. */
  private static final int MAX_CHARACTERS = 16_384;

  /** OpenID Connect Core 1.0, section 2. */
  private static final int MAX_SUBJECT = 255;

  private final Issuer issuer;
  private final String audience;
  private final Jwks keys;
  private final Clock clock;

  public Jwts(Issuer issuer, String audience, Jwks keys, Clock clock) {
    this.issuer = issuer;
    this.audience = audience;
    this.keys = keys;
    this.clock = clock;
  }

  /** The subject of a token, empty unless the token is valid now, for the issuer and audience. */
  Optional<String> subject(String token) {
    if (token.length() > MAX_CHARACTERS) {
      return Optional.empty();
    }
    try {
      SignedJWT jwt = SignedJWT.parse(token);
      JWTClaimsSet claims = jwt.getJWTClaimsSet();
      return areValid(claims) && isSigned(jwt) ? Optional.of(name(claims)) : Optional.empty();
    } catch (ParseException | JOSEException | IllegalStateException e) {
      return Optional.empty();
    }
  }

  /** The subject, cleaned to be stored and shown; a token need not have one. */
  private static String name(JWTClaimsSet claims) {
    String subject = claims.getSubject();
    return subject == null || subject.isBlank()
        ? "JWT"
        : CleanText.cut(CleanText.of(subject), MAX_SUBJECT);
  }

  private boolean areValid(JWTClaimsSet claims) {
    return issuer.isClaimed(claims.getIssuer())
        && claims.getAudience().contains(audience)
        && isBefore(clock.instant(), claims.getExpirationTime())
        && !isBefore(clock.instant().plus(SKEW), claims.getNotBeforeTime());
  }

  private static boolean isBefore(Instant now, Date limit) {
    return limit != null && now.isBefore(limit.toInstant());
  }

  private boolean isSigned(SignedJWT jwt) throws JOSEException {
    String keyId = jwt.getHeader().getKeyID();
    if (keyId == null || !JWSAlgorithm.RS256.equals(jwt.getHeader().getAlgorithm())) {
      return false;
    }
    Optional<RSAPublicKey> key = keys.find(keyId);
    return key.isPresent() && jwt.verify(new RSASSAVerifier(key.get()));
  }
}
