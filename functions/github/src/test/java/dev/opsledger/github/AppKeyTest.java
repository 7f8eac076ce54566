package dev.opsledger.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jwt.SignedJWT;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class AppKeyTest {
  /** What PKCS #8 puts before an RSA key of 2,048 bits. */
  private static final int PKCS8_HEADER = 26;

  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
  private static KeyPair pair;

  @BeforeAll
  static void makeKey() throws Exception {
    var generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    pair = generator.generateKeyPair();
  }

  @Test
  void signsForNineMinutesFromAMinuteAgo() throws Exception {
    SignedJWT jwt = SignedJWT.parse(AppKey.of("Iv1.abc", pkcs8()).jwt(NOW));
    assertThat(jwt.verify(new RSASSAVerifier((RSAPublicKey) pair.getPublic()))).isTrue();
    assertThat(jwt.getHeader().getAlgorithm().getName()).isEqualTo("RS256");
    assertThat(jwt.getJWTClaimsSet().getIssuer()).isEqualTo("Iv1.abc");
    assertThat(jwt.getJWTClaimsSet().getIssueTime()).isEqualTo(NOW.minusSeconds(60));
    assertThat(jwt.getJWTClaimsSet().getExpirationTime()).isEqualTo(NOW.plusSeconds(540));
  }

  @Test
  void signsAnewAfterFiveMinutesAndWhenTheClockIsSetBack() {
    var key = AppKey.of("1", pkcs8());
    String first = key.jwt(NOW);
    assertThat(key.jwt(NOW.plusSeconds(299))).isEqualTo(first);
    assertThat(key.jwt(NOW.plusSeconds(300))).isNotEqualTo(first);
    assertThat(key.jwt(NOW.minusSeconds(1)))
        .isEqualTo(AppKey.of("1", pkcs8()).jwt(NOW.minusSeconds(1)));
  }

  @Test
  void readsTheKeyAsGitHubHandsItOutAndOnOneLine() {
    String expected = AppKey.of("1", pkcs8()).jwt(NOW);
    assertThat(AppKey.of("1", pkcs1()).jwt(NOW)).isEqualTo(expected);
    assertThat(AppKey.of("1", pkcs1().replace("\n", "\\n")).jwt(NOW)).isEqualTo(expected);
  }

  @Test
  void refusesWhatIsNoKey() {
    for (String bad : new String[] {"", "-----BEGIN RSA PRIVATE KEY-----\nAAAA\n", "x y z"}) {
      assertThatThrownBy(() -> AppKey.of("1", bad)).isInstanceOf(IllegalArgumentException.class);
    }
  }

  private static String pkcs8() {
    return pem("PRIVATE KEY", pair.getPrivate().getEncoded());
  }

  private static String pkcs1() {
    byte[] der = pair.getPrivate().getEncoded();
    return pem("RSA PRIVATE KEY", Arrays.copyOfRange(der, PKCS8_HEADER, der.length));
  }

  private static String pem(String what, byte[] der) {
    String body =
        Base64.getMimeEncoder(64, "\n".getBytes(java.nio.charset.StandardCharsets.UTF_8))
            .encodeToString(der);
    return "-----BEGIN " + what + "-----\n" + body + "\n-----END " + what + "-----\n";
  }
}
