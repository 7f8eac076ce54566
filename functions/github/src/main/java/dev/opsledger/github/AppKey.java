package dev.opsledger.github;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.HexFormat;

/**
 * A GitHub App's id and private key, which sign its JWTs ("Generating a JSON Web Token (JWT) for a
 * GitHub App": RS256, issued 60 s in the past against clock drift, valid for at most ten minutes).
 */
public final class AppKey {
  private static final Duration DRIFT = Duration.ofSeconds(60);
  private static final Duration VALID = Duration.ofMinutes(9);
  private static final Duration REUSED = Duration.ofMinutes(5);

  /** The version and algorithm with which PKCS #8 wraps an RSA key. */
  private static final byte[] RSA_VERSION_AND_ALGORITHM =
      HexFormat.of().parseHex("020100300d06092a864886f70d0101010500");

  private final String id;
  private final PrivateKey key;
  private volatile Signed last;

  private record Signed(Instant at, String jwt) {
    boolean serves(Instant now) {
      return !now.isBefore(at) && now.isBefore(at.plus(REUSED));
    }
  }

  private AppKey(String id, PrivateKey key) {
    this.id = id;
    this.key = key;
  }

  /**
   * @param id the App's id or client id
   * @param pem the private key in PEM format: PKCS #1 (as GitHub issues it) or PKCS #8; {@code \n}
   *     may replace line breaks
   * @throws IllegalArgumentException if it is not an RSA private key
   */
  static AppKey of(String id, String pem) {
    String body = pem.replace("\\n", "\n").replaceAll("-----[A-Z ]+-----|\\s", "");
    byte[] der = Base64.getDecoder().decode(body);
    byte[] pkcs8 = pem.contains("BEGIN RSA PRIVATE KEY") ? wrap(der) : der;
    try {
      return new AppKey(
          id, KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(pkcs8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("not an RSA private key", e);
    }
  }

  private static byte[] wrap(byte[] pkcs1) {
    return sequence(concat(RSA_VERSION_AND_ALGORITHM, tagged((byte) 0x04, pkcs1)));
  }

  private static byte[] sequence(byte[] content) {
    return tagged((byte) 0x30, content);
  }

  /** DER: tag, length in two bytes, content. Keys have more than 255 bytes and less than 64 KiB. */
  private static byte[] tagged(byte tag, byte[] content) {
    byte[] head = {tag, (byte) 0x82, (byte) (content.length >> 8), (byte) content.length};
    return concat(head, content);
  }

  private static byte[] concat(byte[] a, byte[] b) {
    byte[] both = new byte[a.length + b.length];
    System.arraycopy(a, 0, both, 0, a.length);
    System.arraycopy(b, 0, both, a.length, b.length);
    return both;
  }

  /** A signed JWT that authenticates as the App for at least four minutes more. */
  String jwt(Instant now) {
    Signed known = last;
    if (known == null || !known.serves(now)) {
      known = new Signed(now, sign(now));
      last = known;
    }
    return known.jwt();
  }

  private String sign(Instant now) {
    var claims =
        new JWTClaimsSet.Builder()
            .issuer(id)
            .issueTime(Date.from(now.minus(DRIFT)))
            .expirationTime(Date.from(now.plus(VALID)))
            .build();
    var jwt = new SignedJWT(new JWSHeader(JWSAlgorithm.RS256), claims);
    try {
      jwt.sign(new RSASSASigner(key));
    } catch (JOSEException e) {
      throw new IllegalStateException("the App's private key cannot sign", e);
    }
    return jwt.serialize();
  }
}
