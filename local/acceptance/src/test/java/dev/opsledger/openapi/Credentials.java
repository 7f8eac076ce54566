package dev.opsledger.openapi;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Adds credentials to requests, for each of the document's security schemes.
 *
 * @param settings the host's settings, with its tokens and secrets
 */
record Credentials(Map<String, String> settings) {
  /** The credentials whose wrong values are counted, as the ledger names them. */
  static final List<String> COUNTED =
      List.of(
          "READ_TOKEN",
          "PROJECTS_TOKEN",
          "ACTIVITY_TOKEN",
          "X-API-Token",
          "app_secret",
          "page key");

  private static final JsonMapper MAPPER = new JsonMapper();

  /**
   * Adds a scheme's credential to a request.
   *
   * @param user the token of the user who sends it
   */
  void add(HttpRequest.Builder request, String scheme, String body, String user) {
    switch (scheme) {
      case "none" -> {}
      case "readToken" -> request.header("Authorization", "Bearer " + settings.get("READ_TOKEN"));
      case "operateToken" ->
          request.header("Authorization", "Bearer " + settings.get("OPERATE_TOKEN"));
      case "projectsToken" ->
          request.header("Authorization", "Bearer " + settings.get("PROJECTS_TOKEN"));
      case "activityToken" ->
          request.header("Authorization", "Bearer " + settings.get("ACTIVITY_TOKEN"));
      case "userToken" -> request.header("X-API-Token", user);
      case "appSecret" -> request.header("Authorization", appSecret());
      case "githubSignature" ->
          request.header("X-Hub-Signature-256", "sha256=" + hmac("GITHUB_WEBHOOK_SECRET", body));
      case "pagerDutySignature" ->
          request.header("X-PagerDuty-Signature", "v1=" + hmac("PAGER_DUTY_WEBHOOK_SECRET", body));
      default -> throw new AssertionError("no credential is known for " + scheme);
    }
  }

  private String hmac(String secret, String body) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(
          new SecretKeySpec(settings.get(secret).getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return HexFormat.of().formatHex(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  /** The secret of the first seeded project. */
  private static String appSecret() {
    try (InputStream in = Credentials.class.getResourceAsStream("/seed/projects.json")) {
      return MAPPER.readTree(in).path(0).path("app_secret").asText();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
