package dev.opsledger.core.web;

import dev.opsledger.core.config.Secret;
import dev.opsledger.core.error.RequestException;
import dev.opsledger.core.text.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;

/** Checks common to all vendors' webhooks: body size and HMAC-SHA256 over the raw body. */
public final class WebhookSignature {
  /** The largest accepted body, in bytes. */
  public static final int LIMIT = 1_000_000;

  private WebhookSignature() {}

  /**
   * Checks the size of a body, before its signature.
   *
   * @throws RequestException 413 over {@link #LIMIT}
   */
  public static void sized(byte[] body) {
    if (body.length > LIMIT) {
      throw new RequestException(
          RequestException.Kind.TOO_LARGE, "the body must not be larger than 1 MB");
    }
  }

  /**
   * Whether any of the given hexadecimal signatures is the body's HMAC-SHA256. All of them are
   * compared, each in constant time.
   */
  public static boolean signed(byte[] body, Secret secret, List<String> signatures) {
    byte[] expected = HexFormat.of().formatHex(hmac(body, secret)).getBytes(StandardCharsets.UTF_8);
    boolean any = false;
    for (String signature : signatures) {
      any |= MessageDigest.isEqual(expected, signature.getBytes(StandardCharsets.UTF_8));
    }
    return any;
  }

  private static byte[] hmac(byte[] body, Secret secret) {
    return Sha256.hmac(secret.reveal().getBytes(StandardCharsets.UTF_8), body);
  }
}
