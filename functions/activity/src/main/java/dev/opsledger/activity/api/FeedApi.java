package dev.opsledger.activity.api;

import dev.opsledger.core.access.ReadRoute;
import dev.opsledger.core.error.RequestException;
import dev.opsledger.core.feed.FeedEntry;
import dev.opsledger.core.feed.FeedQuery;
import dev.opsledger.core.json.Json;
import dev.opsledger.core.text.OpaqueCursor;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
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
            "next", part.next().map(OpaqueCursor::of)));
  }

  private static String decode(String cursor) {
    return OpaqueCursor.position(cursor)
        .filter(place -> place.matches(FeedQuery.PLACE))
        .orElseThrow(() -> RequestException.invalid("cursor was not issued by this feed"));
  }
}
