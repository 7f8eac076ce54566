package dev.opsledger.local.simulator.github.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.opsledger.local.simulator.server.SimulatorJson;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;

/**
 * Validates an App's JWT by GitHub's rules (docs.github.com, "Generating a JSON Web Token (JWT) for
 * a GitHub App"): RS256, issued in the past, not expired, expiring in ten minutes at most, by this
 * App.
 */
final class AppJwt {
  private static final Duration LONGEST = Duration.ofMinutes(10);

  private AppJwt() {}

  /** Throws a 401 with GitHub's message unless the token is valid at this time. */
  static void check(String jwt, GitHubApp app, Instant now) {
    int dot = jwt.lastIndexOf('.');
    var signed = jwt.substring(0, dot);
    var header = json(signed.substring(0, signed.indexOf('.')));
    var claims = json(signed.substring(signed.indexOf('.') + 1));
    if (!header.path("alg").asText().equals("RS256")
        || !signatureIsGood(signed, jwt.substring(dot + 1), app)) {
      throw refusal("A JSON web token could not be decoded");
    }
    checkClaims(claims, app, now);
  }

  private static void checkClaims(JsonNode claims, GitHubApp app, Instant now) {
    var issuer = claims.path("iss").asText();
    if (!issuer.equals(Long.toString(app.id())) && !issuer.equals(app.clientId())) {
      throw refusal("'Issuer' claim ('iss') must be an Integer or the client ID of the App");
    }
    var issued = claims.path("iat");
    if (!issued.isIntegralNumber() || issued.asLong() > now.getEpochSecond()) {
      throw refusal(
          "'Issued at' claim ('iat') must be an Integer representing the time that the assertion was"
              + " issued");
    }
    var expires = claims.path("exp");
    if (!expires.isIntegralNumber() || expires.asLong() <= now.getEpochSecond()) {
      throw refusal(
          "'Expiration time' claim ('exp') must be a numeric value representing the future time at"
              + " which the assertion expires");
    }
    if (expires.asLong() > now.plus(LONGEST).getEpochSecond()) {
      throw refusal("'Expiration time' claim ('exp') is too far in the future");
    }
  }

  private static boolean signatureIsGood(String signed, String signature, GitHubApp app) {
    try {
      var verifier = Signature.getInstance("SHA256withRSA");
      verifier.initVerify(app.publicKey());
      verifier.update(signed.getBytes(StandardCharsets.US_ASCII));
      return verifier.verify(Base64.getUrlDecoder().decode(signature));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      // Malformed signatures are treated like wrong ones.
      return false;
    }
  }

  private static JsonNode json(String part) {
    try {
      return SimulatorJson.read(
          new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      throw refusal("A JSON web token could not be decoded");
    }
  }

  private static GitHubErrorException refusal(String message) {
    return GitHubErrorException.of(401, message);
  }
}
