package dev.opsledger.local.simulator.github.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.Test;

/** The App's private key in all formats that users have it in. */
class GitHubAppTest {
  @Test
  void thePkcs8KeyIsThePkcs1KeyInAnEnvelope() {
    var app = GitHubApp.generate();
    var inner = der(app.privateKeyPem(), "RSA PRIVATE KEY");
    var outer = der(app.privateKeyPkcs8Pem(), "PRIVATE KEY");
    assertThat(Arrays.copyOfRange(outer, outer.length - inner.length, outer.length))
        .isEqualTo(inner);
  }

  private static byte[] der(String pem, String label) {
    var begin = "-----BEGIN " + label + "-----\n";
    var end = "\n-----END " + label + "-----\n";
    assertThat(pem).startsWith(begin).endsWith(end);
    return Base64.getMimeDecoder()
        .decode(pem.substring(begin.length(), pem.length() - end.length()));
  }
}
