package dev.opsledger.ci.sync;

import dev.opsledger.ci.domain.RemainingWindow;
import dev.opsledger.ci.domain.RemainingWindow.Tally;
import dev.opsledger.core.json.Json;
import io.micronaut.json.tree.JsonNode;
import java.time.Instant;
import java.util.Optional;

/** The remaining window in a queue message. Messages of a former version lack some counts. */
final class RunsUnitJson {
  private RunsUnitJson() {}

  static JsonNode json(RemainingWindow rest) {
    Tally tally = rest.tally();
    return Json.object(
        "since", rest.since(),
        "until", rest.until(),
        "seenAtUntil", rest.seenAtUntil(),
        "stopAt", rest.stopAt(),
        "settled", rest.settled(),
        "etag", rest.etag(),
        "newest", rest.newest(),
        "listedFrom", rest.listedFrom(),
        "total", tally.total(),
        "listed", tally.listed(),
        "sinceKnown", tally.sinceKnown(),
        "recent", tally.recent(),
        "unreadable", tally.unreadable());
  }

  static RemainingWindow parse(JsonNode rest) {
    return new RemainingWindow(
        instant(rest, "since").orElseThrow(),
        instant(rest, "until"),
        Json.elements(rest, "seenAtUntil").stream().map(JsonNode::getLongValue).toList(),
        instant(rest, "stopAt"),
        Json.number(rest, "settled"),
        Json.text(rest, "etag"),
        instant(rest, "newest"),
        instant(rest, "listedFrom"),
        new Tally(
            count(rest, "total"),
            count(rest, "listed"),
            count(rest, "sinceKnown"),
            count(rest, "recent"),
            count(rest, "unreadable")));
  }

  private static long count(JsonNode rest, String field) {
    return Json.number(rest, field).orElse(0L);
  }

  private static Optional<Instant> instant(JsonNode node, String field) {
    return Json.text(node, field).map(Instant::parse);
  }
}
