package dev.opsledger.front.api.outlet;

import dev.opsledger.core.error.RequestException;
import dev.opsledger.core.json.Json;
import dev.opsledger.front.outlet.Badge;
import dev.opsledger.front.outlet.BadgeQuery;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;

/** Badges in the form of shields.io's endpoint badge, open to everybody. */
@Controller
final class BadgesApi {
  /** Also the least for which shields.io keeps a badge. */
  private static final long SECONDS = 300;

  private static final String EXTENSION = ".json";

  private final BadgeQuery badges;

  BadgesApi(BadgeQuery badges) {
    this.badges = badges;
  }

  @Get("/badges/{org}/{repo}/{file}")
  HttpResponse<String> badge(
      @PathVariable String org, @PathVariable String repo, @PathVariable String file) {
    if (!file.endsWith(EXTENSION)) {
      throw RequestException.notFound("there is no such badge");
    }
    String what = file.substring(0, file.length() - EXTENSION.length());
    Badge badge = badges.read(org + "/" + repo, what);
    return HttpResponse.ok(
            Json.text(
                Json.object(
                    "schemaVersion", 1L,
                    "label", badge.label(),
                    "message", badge.message(),
                    "color", badge.color(),
                    "cacheSeconds", SECONDS)))
        .header(HttpHeaders.CACHE_CONTROL, "public, max-age=" + SECONDS);
  }
}
