package dev.opsledger.gists;

import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.json.Json;
import dev.opsledger.core.json.MalformedJsonException;
import io.micronaut.json.tree.JsonNode;
import java.time.Instant;
import java.util.List;

/**
 * The keys and rows of the gists' table. Each gist has two rows: its place in the log, which
 * readers walk, and the row of its deal. Log places are dense and lie in buckets of a thousand, so
 * that no partition grows for ever.
 */
final class GistRows {
  static final String GIST = "GIST";
  static final String LOG = "LOG";

  /** The sparse index of deals that are still to be made, by when they are due. */
  static final String OPEN_DEALS = "openDeals";

  /** The partitions of that index. */
  static final List<String> SHARDS = List.of("0", "1", "2", "3");

  /** Its partition of deals that the CRM will not have. */
  static final String REFUSED = "refused";

  private static final long BUCKET = 1_000;

  private GistRows() {}

  static String pk(String gist) {
    return "GIST#" + gist;
  }

  static String bucket(long place) {
    return "LOG#" + place / BUCKET;
  }

  static String place(long place) {
    return "%015d".formatted(place);
  }

  /** Whether the place is the last one of its bucket. */
  static boolean endsBucket(long place) {
    return place % BUCKET == BUCKET - 1;
  }

  /** What readers are shown of a gist. */
  static Row log(Gist gist, long place) {
    return Row.of(bucket(place), place(place))
        .with("id", gist.id())
        .with("user", gist.user())
        .with("description", gist.description().orElse(null))
        .with("url", gist.url())
        .with("createdAt", gist.createdAt().orElse(null));
  }

  /** What its deal needs to know; {@code dueAt} is when somebody is to look after it. */
  static Row deal(Gist gist, long place, Instant dueAt) {
    return Row.of(pk(gist.id()), GIST)
        .with("user", gist.user())
        .with("account", gist.account().equalsIgnoreCase(gist.user()) ? null : gist.account())
        .with("description", gist.description().orElse(null))
        .with("url", gist.url())
        .with("files", Json.text(Json.node(gist.files().stream().map(GistRows::json).toList())))
        .with("createdAt", gist.createdAt().orElse(null))
        .with("place", place)
        .with("deal", DealState.WAITING.text())
        .with("openDeal", shard(gist.id()))
        .with("dueAt", dueAt.toEpochMilli());
  }

  /** The index partition of a gist's deal. */
  static String shard(String gist) {
    return SHARDS.get(Math.floorMod(gist.hashCode(), SHARDS.size()));
  }

  private static JsonNode json(Gist.File file) {
    return Json.object("name", file.name(), "language", file.language(), "size", file.size());
  }

  static List<Gist.File> files(Row row) {
    try {
      return Json.elements(Json.parse(row.get("files"))).stream()
          .map(
              file ->
                  new Gist.File(
                      Json.text(file, "name").orElse(""),
                      Json.text(file, "language"),
                      Json.number(file, "size").orElse(0L)))
          .toList();
    } catch (MalformedJsonException e) {
      throw new IllegalStateException("the files of " + row.pk() + " are no JSON", e);
    }
  }
}
