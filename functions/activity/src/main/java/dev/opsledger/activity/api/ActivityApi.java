package dev.opsledger.activity.api;

import dev.opsledger.activity.domain.Event;
import dev.opsledger.activity.store.EventStore;
import dev.opsledger.activity.store.Payloads;
import dev.opsledger.core.error.RequestException;
import dev.opsledger.core.json.Json;
import dev.opsledger.core.web.IdempotencyKey;
import dev.opsledger.core.web.RawBody;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.json.tree.JsonNode;
import java.util.Optional;

/** The aggregator's routes. */
@Controller
@ActivityRoute
final class ActivityApi {
  private final EventStore store;
  private final ProjectFeed feed;

  ActivityApi(EventStore store, ProjectFeed feed) {
    this.store = store;
    this.feed = feed;
  }

  @Post(uri = "/events", consumes = "*/*")
  HttpResponse<String> post(
      @Header("Idempotency-Key") @Nullable String idempotencyKey, HttpRequest<?> request) {
    EventBody body = EventBody.parse(RawBody.of(request));
    Optional<IdempotencyKey> key = IdempotencyKey.read(idempotencyKey, body.json());
    return HttpResponse.created(Json.text(json(store.add(body.event(), key))));
  }

  @Get("/projects/{id}/activity")
  String activity(
      @PathVariable String id,
      @QueryValue @Nullable String limit,
      @QueryValue @Nullable String cursor) {
    int most = FeedLimit.parse(limit);
    if (!id.matches("[1-9][0-9]{0,15}")) {
      throw RequestException.notFound("there is no such project");
    }
    return feed.read(Long.parseLong(id), most, Optional.ofNullable(cursor));
  }

  private static JsonNode json(Event event) {
    return Json.object(
        "id", event.id(),
        "name", event.name(),
        "payload", Payloads.of(event),
        "created_at", event.createdAt());
  }
}
