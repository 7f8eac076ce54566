package dev.opsledger.oncall.publish;

import dev.opsledger.core.json.Json;
import dev.opsledger.core.outbox.Fact;
import dev.opsledger.core.outbox.OutboundMessage;
import dev.opsledger.core.outbox.PublisherSettings;
import dev.opsledger.core.outbox.RowChange;
import dev.opsledger.oncall.store.catalog.ToldTeams;
import dev.opsledger.oncall.store.catalog.ToldTeams.Told;
import java.util.List;

/** Maps a changed row of a team to a fact with its name. */
public record TeamFactMapper(PublisherSettings queues) {
  /** The messages to send; none if the row is not a team. */
  public List<OutboundMessage> of(RowChange change) {
    if (!ToldTeams.isTeam(change.pk()) || change.after().isEmpty()) {
      return List.of();
    }
    Told now = ToldTeams.team(change.after().get());
    return List.of(
        new Fact(
                "oncall",
                "team",
                now.team().id(),
                change.version(now.readAt()),
                change.at(),
                Json.object("teamId", now.team().id(), "teamName", now.team().name()))
            .message(queues.facts()));
  }
}
