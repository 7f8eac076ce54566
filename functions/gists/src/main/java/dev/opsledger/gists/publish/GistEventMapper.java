package dev.opsledger.gists.publish;

import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.json.Json;
import dev.opsledger.core.outbox.ActivityEvent;
import dev.opsledger.core.outbox.Fact;
import dev.opsledger.core.outbox.OutboundMessage;
import dev.opsledger.core.outbox.PublisherSettings;
import dev.opsledger.core.outbox.RowChange;
import dev.opsledger.gists.store.GistsKeys;
import io.micronaut.json.tree.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Maps a changed gist to a fact and to feed events: found, and deal made. */
public record GistEventMapper(PublisherSettings queues) {
  /** The messages of a change: none if the row is not a gist's or its deal is in the same state. */
  public List<OutboundMessage> of(RowChange change) {
    if (!change.sk().equals(GistsKeys.GIST) || change.after().isEmpty()) {
      return List.of();
    }
    Row now = change.after().get();
    Optional<Row> before = change.before();
    boolean same = before.filter(was -> state(was).equals(state(now))).isPresent();
    return same ? List.of() : messages(change, before, now);
  }

  private static String state(Row row) {
    return row.get("deal") + row.findNumber("dealId").map(String::valueOf).orElse("");
  }

  /**
   * Sorts a gist with a deal after the same gist without one, as a deal is never taken back; then
   * by the attempts at the deal, of which each may change its state.
   */
  private static String version(Row row) {
    String deal = row.findNumber("dealId").isPresent() ? "1" : "0";
    return deal + "%010d".formatted(row.number("attempts"));
  }

  private List<OutboundMessage> messages(RowChange change, Optional<Row> before, Row now) {
    String id = GistsKeys.gistId(now);
    Instant found = now.findInstant("createdAt").orElse(change.at());
    JsonNode payload = payload(id, now);
    var messages = new ArrayList<OutboundMessage>();
    messages.add(
        new Fact("gists", "gist", id, change.version(version(now)), found, payload)
            .message(queues.facts()));
    if (before.isEmpty()) {
      addNews(messages, event(id, "found", "gist.found", found, payload), change);
    }
    boolean hadDeal = before.flatMap(was -> was.findNumber("dealId")).isPresent();
    if (now.findNumber("dealId").isPresent() && !hadDeal) {
      addNews(messages, event(id, "deal", "deal.made", change.at(), payload), change);
    }
    return messages;
  }

  private void addNews(List<OutboundMessage> messages, ActivityEvent event, RowChange change) {
    if (event.isNewsOn(change)) {
      messages.add(event.message(queues.activity()));
    }
  }

  private static ActivityEvent event(
      String id, String step, String name, Instant at, JsonNode payload) {
    String group = "gist-" + id;
    return new ActivityEvent(group, group + "-" + step, name, at, payload);
  }

  private static JsonNode payload(String id, Row row) {
    return Json.object(
        "gistId", id,
        "user", row.get("user"),
        "url", row.get("url"),
        "deal", row.get("deal"),
        "dealId", row.findNumber("dealId"));
  }
}
