package dev.opsledger.openapi;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;

/** The security schemes of the OpenAPI document. */
final class SecuritySchemes {
  /** Headers that carry credentials, which are therefore not listed as parameters. */
  static final Set<String> HEADERS =
      Set.of("Authorization", "X-API-Token", "X-Hub-Signature-256", "X-PagerDuty-Signature");

  private SecuritySchemes() {}

  static ObjectNode all() {
    var schemes = JsonNodeFactory.instance.objectNode();
    schemes.set(
        "readToken",
        bearer(
            "READ_TOKEN, or one of READ_TOKENS. Where none is set, as on a laptop, the routes that"
                + " read are open."));
    schemes.set(
        "operateToken",
        bearer(
            "OPERATE_TOKEN, which also reads. Where none is set, READ_TOKEN opens these routes,"
                + " too."));
    schemes.set(
        "projectsToken", bearer("PROJECTS_TOKEN, or a JWT of the issuer that AUTH_ISSUER names."));
    schemes.set("activityToken", bearer("ACTIVITY_TOKEN."));
    schemes.set("userToken", header("X-API-Token", "The token that POST /api/users/create gave."));
    schemes.set(
        "appSecret",
        header("Authorization", "The app_secret of the deployment's project, bare or a bearer."));
    schemes.set(
        "githubSignature",
        header(
            "X-Hub-Signature-256",
            "sha256= and the hexadecimal HMAC-SHA256 of the body as it is sent, with"
                + " GITHUB_WEBHOOK_SECRET."));
    schemes.set(
        "pagerDutySignature",
        header(
            "X-PagerDuty-Signature",
            "v1= and the hexadecimal HMAC-SHA256 of the body as it is sent, with"
                + " PAGER_DUTY_WEBHOOK_SECRET; several are separated by commas."));
    return schemes;
  }

  private static ObjectNode bearer(String words) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("type", "http")
        .put("scheme", "bearer")
        .put("description", words);
  }

  private static ObjectNode header(String name, String words) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("type", "apiKey")
        .put("in", "header")
        .put("name", name)
        .put("description", words);
  }
}
