package dev.opsledger.local.bus;

import dev.opsledger.local.Clients;
import dev.opsledger.local.StartException;
import dev.opsledger.local.template.ResourceAddresses;
import dev.opsledger.local.template.Template;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResponse;

/**
 * An event bus on which a command-line tool asks functions for something.
 *
 * @param client a client of its EventBridge
 * @param name its name
 */
public record HostBus(EventBridgeClient client, String name) implements AutoCloseable {
  /** The template's bus at an EventBridge. */
  public static HostBus at(URI address, Path template) {
    return new HostBus(
        Clients.eventBridge(address),
        Template.read(
                template, Map.of(), new ResourceAddresses("http://localhost", "http://localhost"))
            .buses()
            .stream()
            .filter(name -> !name.equals("default"))
            .findFirst()
            .orElseThrow());
  }

  /**
   * Publishes an event of this application.
   *
   * @throws StartException when the bus refuses it
   */
  public void put(String type, String detail) {
    var event =
        PutEventsRequestEntry.builder()
            .eventBusName(name)
            .source("opsledger")
            .detailType(type)
            .detail(detail)
            .build();
    PutEventsResponse answer = client.putEvents(e -> e.entries(event));
    if (answer.failedEntryCount() > 0) {
      throw new StartException(
          "The bus %s refuses the request: %s"
              .formatted(name, answer.entries().getFirst().errorMessage()));
    }
  }

  @Override
  public void close() {
    client.close();
  }
}
