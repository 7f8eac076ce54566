package dev.opsledger.local.simulator.github.api;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.util.Base64;
import java.util.stream.Stream;

/**
 * The GitHub App that callers authenticate as.
 *
 * @param id the App's numeric id
 * @param clientId accepted in a JWT's {@code iss} instead of the id
 * @param keys the RSA key pair; GitHub keeps the public key
 */
public record GitHubApp(long id, String clientId, KeyPair keys) {

  /** An App with a new key pair. */
  public static GitHubApp generate() {
    try {
      var generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      return new GitHubApp(314_159, "Iv23liOpsledgerLocal", generator.generateKeyPair());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java runtime has RSA", e);
    }
  }

  /** The App of this process, whose key pair is generated once: that takes half a second. */
  public static GitHubApp ofThisProcess() {
    return Once.APP;
  }

  private static final class Once {
    static final GitHubApp APP = generate();
  }

  PublicKey publicKey() {
    return keys.getPublic();
  }

  /** The private key as GitHub offers it for download: PKCS #1 ({@code RSA PRIVATE KEY}). */
  public String privateKeyPem() {
    return pem("RSA PRIVATE KEY", pkcs1((RSAPrivateCrtKey) keys.getPrivate()));
  }

  /** The same key in PKCS #8 ({@code PRIVATE KEY}), to which some users convert it. */
  public String privateKeyPkcs8Pem() {
    return pem("PRIVATE KEY", keys.getPrivate().getEncoded());
  }

  private static String pem(String label, byte[] der) {
    var base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encode(der);
    return "-----BEGIN %1$s-----\n%2$s\n-----END %1$s-----\n"
        .formatted(label, new String(base64, StandardCharsets.US_ASCII));
  }

  /** RFC 8017, A.1.2: a sequence of nine integers. */
  private static byte[] pkcs1(RSAPrivateCrtKey key) {
    var content = new ByteArrayOutputStream();
    Stream.of(
            BigInteger.ZERO,
            key.getModulus(),
            key.getPublicExponent(),
            key.getPrivateExponent(),
            key.getPrimeP(),
            key.getPrimeQ(),
            key.getPrimeExponentP(),
            key.getPrimeExponentQ(),
            key.getCrtCoefficient())
        .forEach(number -> content.writeBytes(der(0x02, number.toByteArray())));
    return der(0x30, content.toByteArray());
  }

  private static byte[] der(int tag, byte[] content) {
    var out = new ByteArrayOutputStream();
    out.write(tag);
    if (content.length < 0x80) {
      out.write(content.length);
    } else {
      var length = BigInteger.valueOf(content.length).toByteArray();
      // A leading zero byte is the sign of Java's encoding, not part of the length.
      int skip = length[0] == 0 ? 1 : 0;
      out.write(0x80 | (length.length - skip));
      out.write(length, skip, length.length - skip);
    }
    out.writeBytes(content);
    return out.toByteArray();
  }
}
