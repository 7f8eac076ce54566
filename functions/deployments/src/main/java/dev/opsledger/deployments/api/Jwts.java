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
 * Accepts the access tokens of one OIDC issuer for one audience: RS256 and nothing else, so that
 * neither {@code alg: none} nor a public key taken for an HMAC key gets through (RFC 8725, 3.1).
 */
public final class Jwts {
  /** How far the issuer's clock may be ahead, so that a token may be used as soon as it is made. */
  private static final Duration SKEW = Duration.ofSeconds(5);

  /** Auth0's tokens have about one kilobyte. */
  private static final int MOST_CHARACTERS = 16_384;

  /** OpenID Connect Core 1.0, section 2. */
  private static final int LONGEST_SUBJECT = 255;

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

  /**
   * The subject of a token of the issuer, for the audience, that is valid now; empty for any other.
   */
  Optional<String> subject(String token) {
    if (token.length() > MOST_CHARACTERS) {
      return Optional.empty();
    }
    try {
      SignedJWT jwt = SignedJWT.parse(token);
      JWTClaimsSet claims = jwt.getJWTClaimsSet();
      return claimsHold(claims) && isSigned(jwt) ? Optional.of(name(claims)) : Optional.empty();
    } catch (ParseException | JOSEException | IllegalStateException e) {
      return Optional.empty();
    }
  }

  /** Fit to be stored, and shown where it was done; a token need not have a subject. */
  private static String name(JWTClaimsSet claims) {
    String subject = claims.getSubject();
    return subject == null || subject.isBlank()
        ? "JWT"
        : CleanText.cut(CleanText.of(subject), LONGEST_SUBJECT);
  }

  private boolean claimsHold(JWTClaimsSet claims) {
    return issuer.is(claims.getIssuer())
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
