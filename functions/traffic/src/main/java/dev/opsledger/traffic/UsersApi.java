package dev.opsledger.traffic;

import dev.opsledger.core.json.Json;
import dev.opsledger.core.web.Problem;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;

/** {@code /api/users/create}. */
@Controller("/api/users")
final class UsersApi {
  private final UserStore users;

  UsersApi(UserStore users) {
    this.users = users;
  }

  @Post(uri = "/create", consumes = "*/*")
  HttpResponse<String> create(HttpRequest<?> request) {
    EmailAddress email =
        Json.text(Bodies.object(request), "email")
            .flatMap(EmailAddress::of)
            .orElseThrow(
                () -> Problem.badRequest("email is not an address such as someone@example.com"));
    AccessToken token =
        users
            .create(email)
            .orElseThrow(() -> Problem.badRequest("there is a user with this email already"));
    return HttpResponse.ok(Json.text(Json.object("token", token.reveal())))
        .header("Cache-Control", "no-store");
  }
}
