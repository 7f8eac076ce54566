package dev.opsledger.traffic.api;

import dev.opsledger.core.error.RequestException;
import dev.opsledger.core.json.Json;
import dev.opsledger.core.web.Origin;
import dev.opsledger.traffic.domain.AccessToken;
import dev.opsledger.traffic.domain.EmailAddress;
import dev.opsledger.traffic.page.PageUrls;
import dev.opsledger.traffic.store.TrafficUserStore;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;

/** {@code /api/users}. */
@Controller("/api/users")
final class UsersApi {
  private final TrafficUserStore users;
  private final ApiUser caller;
  private final Subscriptions subscriptions;
  private final SignUp signUp;

  UsersApi(TrafficUserStore users, ApiUser caller, Subscriptions subscriptions, SignUp signUp) {
    this.users = users;
    this.caller = caller;
    this.subscriptions = subscriptions;
    this.signUp = signUp;
  }

  @Post(uri = "/create", consumes = "*/*")
  HttpResponse<String> create(HttpRequest<?> request) {
    signUp.check(request, caller.attempts());
    EmailAddress email =
        Json.text(JsonBody.object(request), "email")
            .flatMap(EmailAddress::of)
            .orElseThrow(
                () ->
                    RequestException.invalid(
                        "email must be a valid address such as someone@example.com"));
    AccessToken token =
        users
            .create(email)
            .orElseThrow(() -> RequestException.invalid("a user with this email already exists"));
    return keys(token, request);
  }

  @Post(uri = "/rotate", consumes = "*/*")
  HttpResponse<String> rotate(
      @Header("X-API-Token") @Nullable String token, HttpRequest<?> request) {
    String user = caller.require(request);
    return keys(
        users
            .rotate(user, token)
            .orElseThrow(() -> RequestException.unauthorized("this token has just been replaced")),
        request);
  }

  @Post(uri = "/delete", consumes = "*/*")
  HttpResponse<String> delete(
      @Header("X-API-Token") @Nullable String token, HttpRequest<?> request) {
    subscriptions.deleteUser(caller.require(request), token);
    return HttpResponse.<String>accepted().body("{}");
  }

  /** The token for the API, and the address of the pages, which does not contain it. */
  private static HttpResponse<String> keys(AccessToken token, HttpRequest<?> request) {
    String pages = Origin.of(request) + PageUrls.repositories(token.forPages().reveal());
    return HttpResponse.ok(Json.text(Json.object("token", token.reveal(), "pages_url", pages)))
        .header("Cache-Control", "no-store");
  }
}
