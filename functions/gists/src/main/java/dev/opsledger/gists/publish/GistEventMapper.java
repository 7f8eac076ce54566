package dev.opsledger.gists.publish;

import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.json.Json;
import dev.opsledger.core.outbox.ActivityEvent;
import dev.opsledger.core.outbox.Fact;
import dev.opsledger.core.outbox.OutboundMessage;
import dev.opsledger.core.outbox.PublisherSettings;
import dev.opsledger.core.outbox.RowChange;
import dev.opsledger.gists.store.GistRows;
import io.micronaut.json.tree.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a gist that changed has to tell: that it is there, and that it became a deal. */
public record GistEventMapper(PublisherSettings queues) {
  /** Nothing when the row is no gist, or only who works on its deal has changed. */
  public List<OutboundMessage> of(RowChange change) {
    if (!change.sk().equals(GistRows.GIST) || change.after().isEmpty()) {
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

  /** A gist that has its deal never loses it; the states before that come and go. */
  private static String version(Row row) {
    return row.findNumber("dealId").isPresent() ? "1" : "0";
  }

  private List<OutboundMessage> messages(RowChange change, Optional<Row> before, Row now) {
    String id = now.pk().substring(GistRows.pk("").length());
    Instant found = now.findInstant("createdAt").orElse(change.at());
    JsonNode payload = payload(id, now);
    var messages = new ArrayList<OutboundMessage>();
    messages.add(
        new Fact("gists", "gist", id, change.version(version(now)), found, payload)
            .message(queues.facts()));
    if (before.isEmpty()) {
      tell(messages, event(id, "found", "gist.found", found, payload), change);
    }
    boolean hadDeal = before.flatMap(was -> was.findNumber("dealId")).isPresent();
    if (now.findNumber("dealId").isPresent() && !hadDeal) {
      tell(messages, event(id, "deal", "deal.made", change.at(), payload), change);
    }
    return messages;
  }

  private void tell(List<OutboundMessage> messages, ActivityEvent event, RowChange change) {
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
