package dev.opsledger.oncall.publish;

import dev.opsledger.core.json.Json;
import dev.opsledger.core.outbox.Fact;
import dev.opsledger.core.outbox.OutboundMessage;
import dev.opsledger.core.outbox.PublisherSettings;
import dev.opsledger.core.outbox.RowChange;
import dev.opsledger.oncall.domain.Reference;
import dev.opsledger.oncall.store.catalog.ToldServices;
import dev.opsledger.oncall.store.catalog.ToldServices.Told;
import java.util.List;

/** Maps a changed row of a service to a fact with its name and its teams. */
public record ServiceFactMapper(PublisherSettings queues) {
  /** The messages to send; none if the row is not a service. */
  public List<OutboundMessage> of(RowChange change) {
    if (!ToldServices.isService(change.pk()) || change.after().isEmpty()) {
      return List.of();
    }
    Told now = ToldServices.service(change.after().get());
    return List.of(
        new Fact(
                "oncall",
                "service",
                now.id(),
                change.version(now.readAt()),
                change.at(),
                Json.object(
                    "serviceId",
                    now.id(),
                    "serviceName",
                    now.name(),
                    "teams",
                    now.teams().stream().map(Reference::name).toList(),
                    "teamsById",
                    now.teams().stream()
                        .map(team -> Json.object("id", team.id(), "name", team.name()))
                        .toList()))
            .message(queues.facts()));
  }
}
