package dev.opsledger.activity.api;

import dev.opsledger.core.access.ReadRoute;
import dev.opsledger.core.error.RequestException;
import dev.opsledger.core.feed.FeedEntry;
import dev.opsledger.core.feed.FeedQuery;
import dev.opsledger.core.json.Json;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** {@code /activity}: the feed over all sources. */
@Controller
@ReadRoute
final class FeedApi {
  private final FeedQuery feed;

  FeedApi(FeedQuery feed) {
    this.feed = feed;
  }

  @Get("/activity")
  String activity(@QueryValue @Nullable String limit, @QueryValue @Nullable String cursor) {
    int most = FeedLimit.parse(limit);
    Optional<String> after = Optional.ofNullable(cursor).map(FeedApi::decode);
    FeedQuery.Part part = feed.read(after, most);
    return Json.text(
        Json.object(
            "items", part.entries().stream().map(FeedEntry::json).toList(),
            "next", part.next().map(FeedApi::encode)));
  }

  private static String encode(String place) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(place.getBytes(StandardCharsets.UTF_8));
  }

  private static String decode(String cursor) {
    try {
      String place = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
      if (place.matches(FeedQuery.PLACE)) {
        return place;
      }
    } catch (IllegalArgumentException e) {
      // Refused below, like a text that is not a place.
    }
    throw RequestException.invalid("cursor was not issued by this feed");
  }
}
