package dev.opsledger.gists;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import dev.opsledger.core.web.Origin;
import io.micronaut.http.HttpRequest;
import io.micronaut.servlet.http.ServletHttpRequest;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The cookie that stands for a session. */
final class SessionCookie {
  private static final String NAME = "opsledger_session";
  private static final Pattern OURS = Pattern.compile("\\s*" + NAME + "=([0-9a-f]{32})\\s*");

  private SessionCookie() {}

  /** The request's, empty when there is none that we could have set. */
  static Optional<String> of(HttpRequest<?> request) {
    for (String cookies : cookies(request)) {
      for (String cookie : cookies.split(";", -1)) {
        Matcher ours = OURS.matcher(cookie);
        if (ours.matches()) {
          return Optional.of(ours.group(1));
        }
      }
    }
    return Optional.empty();
  }

  /** API Gateway's payload 2.0 takes cookies out of the headers, which Micronaut does not see. */
  private static List<String> cookies(HttpRequest<?> request) {
    if (request instanceof ServletHttpRequest<?, ?> servlet
        && servlet.getNativeRequest() instanceof APIGatewayV2HTTPEvent event
        && event.getCookies() != null) {
      return event.getCookies();
    }
    return request.getHeaders().getAll("Cookie");
  }

  /** The {@code Set-Cookie} header; secure where the client came over https. */
  static String header(HttpRequest<?> request, String value) {
    String secure = Origin.of(request).startsWith("https://") ? "; Secure" : "";
    return "%s=%s; Path=/; Max-Age=%d; HttpOnly; SameSite=Lax%s"
        .formatted(NAME, value, SessionStore.LIFE.toSeconds(), secure);
  }
}
