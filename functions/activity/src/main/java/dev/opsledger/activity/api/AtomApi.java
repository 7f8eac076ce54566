package dev.opsledger.activity.api;

import dev.opsledger.activity.store.FeedPayloads;
import dev.opsledger.core.access.ReadRoute;
import dev.opsledger.core.feed.FeedEntry;
import dev.opsledger.core.feed.FeedQuery;
import dev.opsledger.core.web.Origin;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import java.util.List;
import java.util.Optional;

/** {@code /activity.atom}: the newest entries of the feed, for feed readers. */
@Controller
@ReadRoute
final class AtomApi {
  static final String TYPE = "application/atom+xml; charset=utf-8";

  /**
   * How far back entries are looked for; what a filter leaves out costs as much as what it shows.
   */
  private static final int LOOKED_AT = 200;

  private static final int SHOWN = 50;

  private final FeedQuery feed;
  private final FeedPayloads payloads;

  AtomApi(FeedQuery feed, FeedPayloads payloads) {
    this.feed = feed;
    this.payloads = payloads;
  }

  @Get("/activity.atom")
  @Produces(TYPE)
  HttpResponse<String> atom(
      HttpRequest<?> request,
      @QueryValue @Nullable String source,
      @QueryValue @Nullable String org,
      @QueryValue @Nullable String project) {
    FeedFilter filter = FeedFilter.parse(source, org, project);
    List<FeedEntry> newest = feed.read(Optional.empty(), LOOKED_AT).entries();
    String site = Origin.of(request) + "/";
    String query = request.getUri().getRawQuery();
    String self = site + "activity.atom" + (query == null ? "" : "?" + query);
    var atom = new AtomFeed(self, site, filter.of(newest, payloads).stream().limit(SHOWN).toList());
    String xml = atom.xml();
    var validators = new Validators(xml, atom.updated());
    return validators
        .on(
            validators.areKnownTo(request)
                ? HttpResponse.<String>notModified()
                : HttpResponse.ok(xml).header(HttpHeaders.CONTENT_TYPE, TYPE))
        // A reader may keep it, and asks each time whether it is still the same.
        .header(HttpHeaders.CACHE_CONTROL, "private, no-cache");
  }
}
