package dev.opsledger.traffic.api;

import dev.opsledger.core.config.Secret;
import dev.opsledger.core.error.RequestException;
import dev.opsledger.core.json.Json;
import dev.opsledger.core.web.JsonArray;
import dev.opsledger.core.web.Origin;
import dev.opsledger.traffic.domain.AccessToken;
import dev.opsledger.traffic.domain.DateRange;
import dev.opsledger.traffic.domain.RepositoryName;
import dev.opsledger.traffic.domain.UserRepository;
import dev.opsledger.traffic.page.PageUrls;
import dev.opsledger.traffic.store.UserRepositoryQuery;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.json.tree.JsonNode;
import java.util.Optional;

/** {@code /api/repos}. */
@Controller("/api/repos")
final class RepositoriesApi {
  private final ApiUser caller;
  private final Subscriptions subscriptions;
  private final UserRepositoryQuery query;

  RepositoriesApi(ApiUser caller, Subscriptions subscriptions, UserRepositoryQuery query) {
    this.caller = caller;
    this.subscriptions = subscriptions;
    this.query = query;
  }

  @Post(uri = "/create", consumes = "*/*")
  HttpResponse<String> create(HttpRequest<?> request) {
    String user = caller.require(request);
    JsonNode json = JsonBody.object(request);
    RepositoryName name =
        Json.text(json, "url")
            .flatMap(RepositoryName::ofUrl)
            .orElseThrow(
                () ->
                    RequestException.invalid(
                        "url must be the address of a GitHub repository, such as"
                            + " https://github.com/owner/name"));
    return json(Json.object("id", subscriptions.subscribe(user, name, accessToken(json))));
  }

  /**
   * GitHub guarantees no format of its tokens; a header cannot hold spaces or control characters.
   */
  private static Optional<Secret> accessToken(JsonNode json) {
    JsonNode given = json.get("access_token");
    if (given == null || given.isNull()) {
      return Optional.empty();
    }
    if (!given.isString() || !given.getStringValue().matches("[!-~]{1,4000}")) {
      throw RequestException.invalid(
          "access_token must be a GitHub token of at most 4000 visible ASCII characters");
    }
    return Optional.of(Secret.of(given.getStringValue()));
  }

  @Get
  HttpResponse<String> list(HttpRequest<?> request) {
    var array = new JsonArray();
    for (UserRepository repository : query.of(caller.require(request))) {
      array.add(UserRepositoryJson.repository(repository));
    }
    return HttpResponse.ok(array.toString()).header("Cache-Control", "private, no-store");
  }

  @Get("/{id}")
  HttpResponse<String> find(
      HttpRequest<?> request,
      @PathVariable String id,
      @QueryValue @Nullable String start,
      @QueryValue @Nullable String end) {
    String user = caller.require(request);
    UserRepository repository = query.find(user, id).orElseThrow(RepositoriesApi::none);
    DateRange range = DateRange.of(start, end);
    return json(UserRepositoryJson.detail(repository, query.days(repository, range)));
  }

  @Post(uri = "/{id}/delete", consumes = "*/*")
  HttpResponse<String> delete(HttpRequest<?> request, @PathVariable String id) {
    if (!subscriptions.unsubscribe(caller.require(request), id)) {
      throw RequestException.invalid("there is no such repository");
    }
    return HttpResponse.<String>accepted().body(Json.text(Json.object("id", id)));
  }

  @Post(uri = "/{id}/share", consumes = "*/*")
  HttpResponse<String> share(
      @Header("X-API-Token") @Nullable String token,
      @PathVariable String id,
      HttpRequest<?> request) {
    AccessToken key =
        subscriptions.share(caller.require(request), token, id).orElseThrow(RepositoriesApi::none);
    return json(
        Json.object(
            "url", Origin.of(request) + PageUrls.repository(key.reveal(), id, DateRange.ALL)));
  }

  @Delete(uri = "/{id}/share", consumes = "*/*")
  HttpResponse<String> revoke(HttpRequest<?> request, @PathVariable String id) {
    if (!subscriptions.revoke(caller.require(request), id)) {
      throw none();
    }
    return json(Json.object("id", id));
  }

  private static RequestException none() {
    return RequestException.notFound("there is no such repository");
  }

  private static HttpResponse<String> json(JsonNode json) {
    return HttpResponse.ok(Json.text(json)).header("Cache-Control", "private, no-store");
  }
}
