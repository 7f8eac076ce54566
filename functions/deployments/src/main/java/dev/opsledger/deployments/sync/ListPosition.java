package dev.opsledger.deployments.sync;

import dev.opsledger.core.json.Json;
import io.micronaut.json.tree.JsonNode;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/**
 * How far a walk through a list of deployments came.
 *
 * @param next the next page
 * @param pages how many were read
 * @param etag the ETag of the first page
 * @param again whether that page is the one that the last sync read
 * @param whole whether the walk goes to the end of the list
 * @param first whether nothing on the first page was new or changed
 * @param rest whether nothing on the other pages was
 * @param open when the newest deployment behind the first page was created that has not ended
 */
record ListPosition(
    URI next,
    int pages,
    Optional<String> etag,
    boolean again,
    boolean whole,
    boolean first,
    boolean rest,
    Optional<Instant> open) {

  static ListPosition start(URI list, Optional<String> etag, boolean again, boolean whole) {
    return new ListPosition(list, 0, etag, again, whole, true, true, Optional.empty());
  }

  /**
   * After one more page.
   *
   * @param settled whether nothing on it was new or changed
   * @param pageOpen when its newest deployment was created that has not ended
   */
  ListPosition after(Optional<URI> following, boolean settled, Optional<Instant> pageOpen) {
    boolean onFirst = pages == 0;
    return new ListPosition(
        following.orElse(next),
        pages + 1,
        etag,
        again,
        whole,
        first && (settled || !onFirst),
        rest && (settled || onFirst),
        onFirst ? open : open.or(() -> pageOpen));
  }

  JsonNode json() {
    return Json.object(
        "next", next.toString(),
        "pages", pages,
        "etag", etag,
        "again", again,
        "whole", whole,
        "first", first,
        "rest", rest,
        "open", open);
  }

  static ListPosition parse(JsonNode json) {
    return new ListPosition(
        URI.create(Json.text(json, "next").orElseThrow()),
        Math.toIntExact(Json.number(json, "pages").orElse(0L)),
        Json.text(json, "etag"),
        flag(json, "again"),
        flag(json, "whole"),
        flag(json, "first"),
        flag(json, "rest"),
        Json.text(json, "open").map(Instant::parse));
  }

  private static boolean flag(JsonNode json, String field) {
    JsonNode value = json.get(field);
    return value != null && value.isBoolean() && value.getBooleanValue();
  }
}
