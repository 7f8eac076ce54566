package dev.opsledger.front;

import dev.opsledger.core.json.Json;
import dev.opsledger.core.page.PageAnswer;
import dev.opsledger.core.web.Problem;
import dev.opsledger.core.web.RawBody;
import dev.opsledger.core.web.ReadAccess;
import dev.opsledger.core.web.ReadCookie;
import dev.opsledger.core.web.ReadRoute;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;

/** The home page, what it shows as JSON, and how a browser gets the read token. */
@Controller
final class HomeApi {
  private final OverviewReader reader;
  private final ReadAccess access;

  HomeApi(OverviewReader reader, ReadAccess access) {
    this.reader = reader;
    this.access = access;
  }

  @Get
  @Produces(PageAnswer.HTML)
  HttpResponse<String> home(HttpRequest<?> request) {
    if (access.closed()) {
      return PageAnswer.of(HttpStatus.SERVICE_UNAVAILABLE, SignInPage.closed());
    }
    return access.allows(request)
        ? PageAnswer.of(HttpStatus.OK, HomePage.html(reader.read()))
        : PageAnswer.of(HttpStatus.UNAUTHORIZED, SignInPage.html(SignInPage.ASK));
  }

  @Get("/overview")
  @ReadRoute
  String overview() {
    return Json.text(OverviewJson.of(reader.read()));
  }

  @Post(uri = "/sign-in", consumes = "*/*")
  @Produces(PageAnswer.HTML)
  HttpResponse<String> signIn(HttpRequest<?> request) {
    String token = FormBody.field(RawBody.of(request), "token").strip();
    if (!access.opens(token)) {
      return PageAnswer.of(HttpStatus.UNAUTHORIZED, SignInPage.html(SignInPage.WRONG));
    }
    return PageAnswer.of(HttpStatus.SEE_OTHER, "")
        .header(HttpHeaders.LOCATION, "/")
        .header(HttpHeaders.SET_COOKIE, ReadCookie.header(token));
  }

  @Get("/assets/{file}")
  HttpResponse<String> asset(@PathVariable String file) {
    return PageAnswer.of(
        Assets.find(file).orElseThrow(() -> Problem.notFound("there is no such file")));
  }
}
