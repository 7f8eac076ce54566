package dev.opsledger.traffic.api;

import dev.opsledger.core.access.Bearer;
import dev.opsledger.core.access.CredentialAttempts;
import dev.opsledger.core.access.ReadAccess;
import dev.opsledger.core.access.ReadTokens;
import dev.opsledger.core.config.SettingsReader;
import dev.opsledger.core.error.RequestException;
import dev.opsledger.core.web.RequestCaller;
import io.micronaut.http.HttpRequest;

/**
 * Decides who may create a user: anyone on a laptop, elsewhere holders of a token that reads
 * everything, unless {@code TRAFFIC_SIGN_UP} says otherwise.
 *
 * @param tokens the tokens that read
 * @param open whether anyone may
 */
public record SignUp(ReadTokens tokens, boolean open) {
  private static final String SETTING = "TRAFFIC_SIGN_UP";

  /** Reads {@code TRAFFIC_SIGN_UP} and the tokens. */
  public static SignUp read(SettingsReader settings) {
    boolean laptop = !ReadTokens.areExpected(settings);
    String given = settings.text(SETTING).orElse(laptop ? "open" : "closed");
    if (!given.equals("open") && !given.equals("closed")) {
      settings.problem(SETTING + " is \"" + given + "\"; give open or closed.");
    }
    return new SignUp(ReadTokens.read(settings), given.equals("open"));
  }

  /**
   * Checks that a caller may create a user.
   *
   * @param attempts counts wrong tokens
   * @throws RequestException 401 without a token that reads, 403 with one of a narrower scope, 503
   *     if no read token is configured
   */
  void check(HttpRequest<?> request, CredentialAttempts attempts) {
    if (open) {
      return;
    }
    if (tokens.areMissing()) {
      throw new RequestException(RequestException.Kind.UNAVAILABLE, ReadAccess.CLOSED);
    }
    ReadTokens.Holder holder =
        attempts
            .check(
                request,
                ReadAccess.CREDENTIAL,
                Bearer.of(request),
                given -> tokens.holder(secret -> secret.matches(given)))
            .orElseThrow(
                () ->
                    RequestException.unauthorized(
                        "creating a user requires the read token:"
                            + " Authorization: Bearer <READ_TOKEN>"));
    holder.mustOpen(request.getPath());
    RequestCaller.keep(request, holder.name());
  }
}
