package dev.opsledger.front.api;

import dev.opsledger.core.access.BrowserSessions;
import dev.opsledger.core.access.CredentialAttempts;
import dev.opsledger.core.access.CrossSite;
import dev.opsledger.core.access.ReadAccess;
import dev.opsledger.core.access.ReadCookie;
import dev.opsledger.core.error.RequestException;
import dev.opsledger.core.page.PageResponse;
import dev.opsledger.core.page.SignInPage;
import dev.opsledger.core.web.RawBody;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import java.time.Duration;

/** Lets browsers sign in with a token, and sign out. */
@Controller
final class SignInApi {
  private final ReadAccess access;
  private final BrowserSessions sessions;
  private final CredentialAttempts attempts;

  SignInApi(ReadAccess access, BrowserSessions sessions, CredentialAttempts attempts) {
    this.access = access;
    this.sessions = sessions;
    this.attempts = attempts;
  }

  @Post(uri = "/sign-in", consumes = "*/*")
  @Produces(PageResponse.HTML)
  HttpResponse<String> signIn(HttpRequest<?> request) {
    if (isCrossSite(request)) {
      return crossSite();
    }
    byte[] form = RawBody.of(request);
    String next = SignInPage.local(FormBody.field(form, SignInPage.NEXT));
    Duration wait = attempts.signInWait(request);
    if (wait.isPositive()) {
      long seconds = RequestException.wholeSeconds(wait);
      return PageResponse.of(
              HttpStatus.TOO_MANY_REQUESTS, SignInPage.html(SignInPage.later(seconds), next))
          .header(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
    }
    String token = FormBody.field(form, SignInPage.TOKEN).strip();
    if (!access.opens(token)) {
      attempts.wrongSignIn(request);
      return PageResponse.of(HttpStatus.UNAUTHORIZED, SignInPage.html(SignInPage.WRONG, next));
    }
    return to(next)
        .header(HttpHeaders.SET_COOKIE, ReadCookie.keeping(request, sessions.open(token)));
  }

  @Post(uri = "/sign-out", consumes = "*/*")
  @Produces(PageResponse.HTML)
  HttpResponse<String> signOut(HttpRequest<?> request) {
    if (isCrossSite(request)) {
      return crossSite();
    }
    ReadCookie.session(request).ifPresent(sessions::close);
    MutableHttpResponse<String> response = to("/");
    ReadCookie.dropping(request).forEach(cookie -> response.header(HttpHeaders.SET_COOKIE, cookie));
    return response;
  }

  private static MutableHttpResponse<String> to(String address) {
    return PageResponse.of(HttpStatus.SEE_OTHER, "").header(HttpHeaders.LOCATION, address);
  }

  private static boolean isCrossSite(HttpRequest<?> request) {
    try {
      CrossSite.refuse(request);
      return false;
    } catch (RequestException e) {
      return true;
    }
  }

  private static HttpResponse<String> crossSite() {
    return PageResponse.of(HttpStatus.FORBIDDEN, SignInPage.html(SignInPage.CROSS_SITE, "/"));
  }
}
