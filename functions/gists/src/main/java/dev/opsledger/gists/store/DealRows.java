package dev.opsledger.gists.store;

import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.json.Json;
import dev.opsledger.core.json.MalformedJsonException;
import dev.opsledger.gists.domain.Deal;
import dev.opsledger.gists.domain.DealState;
import dev.opsledger.gists.domain.Gist;
import io.micronaut.json.tree.JsonNode;
import java.time.Instant;
import java.util.List;

/** Maps deals to rows and back. */
final class DealRows {
  private DealRows() {}

  /**
   * The row of a gist whose deal is still to be made.
   *
   * @param place the gist's place in the log
   * @param dueAt when the deal is looked after if its message is lost
   */
  static Row of(Gist gist, long place, Instant dueAt) {
    return Row.of(GistsKeys.gist(gist.id()), GistsKeys.GIST)
        .with("user", gist.user())
        .with("account", gist.account().equalsIgnoreCase(gist.user()) ? null : gist.account())
        .with("description", gist.description().orElse(null))
        .with("url", gist.url())
        .with("files", Json.text(Json.node(gist.files().stream().map(DealRows::json).toList())))
        .with("createdAt", gist.createdAt().orElse(null))
        .with("place", place)
        .with("deal", DealState.WAITING.text())
        .with("openDeal", GistsKeys.shard(gist.id()))
        .with("dueAt", dueAt.toEpochMilli());
  }

  /** The deal of a row that has been claimed. */
  static Deal deal(Row row) {
    return new Deal(
        GistsKeys.gistId(row),
        row.get("user"),
        row.find("account").orElse(row.get("user")),
        row.find("description"),
        row.get("url"),
        files(row),
        row.number("place"),
        DealState.of(row.get("deal")),
        row.findNumber("dealId"),
        row.findInstant("sentAt"),
        row.number("attempts"));
  }

  private static JsonNode json(Gist.File file) {
    return Json.object("name", file.name(), "language", file.language(), "size", file.size());
  }

  private static List<Gist.File> files(Row row) {
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
      throw new IllegalStateException("the files of " + row.pk() + " are not valid JSON", e);
    }
  }
}
