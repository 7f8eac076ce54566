package dev.opsledger.local;

import dev.opsledger.local.template.ResourceAddresses;
import dev.opsledger.local.template.Template;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResponse;

/**
 * An event bus on which a command-line tool asks functions for something.
 *
 * @param client a client of its EventBridge
 * @param name its name
 */
public record HostBus(EventBridgeClient client, String name) implements AutoCloseable {
  static final String NOTE = "events.url";

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
   * The bus of the host that is running on a data folder.
   *
   * @throws StartException when none is running
   */
  public static HostBus running(Path data, Path template) {
    try {
      if (Files.exists(data.resolve(NOTE)) && DataFolder.isInUse(data)) {
        return at(URI.create(Files.readString(data.resolve(NOTE))), template);
      }
    } catch (IOException unreadable) {
      throw new StartException(
          "The data folder %s cannot be read: %s".formatted(data, unreadable.getMessage()));
    }
    throw new StartException(
        "Nothing runs on %s: start it with `mvn -q compile exec:exec`, then run this again."
            .formatted(data.toAbsolutePath()));
  }

  /** Writes the address of the running host's EventBridge into its data folder. */
  static void note(DataFolder data, URI events) throws IOException {
    if (data.isKept()) {
      Files.writeString(data.path().resolve(NOTE), events.toString());
    }
  }

  /**
   * Publishes an event of this application.
   *
   * @throws StartException when the bus refuses it
   */
  public void put(String type, String detail) {
    PutEventsResponse answer =
        client.putEvents(
            e ->
                e.entries(
                    each ->
                        each.eventBusName(name)
                            .source("opsledger")
                            .detailType(type)
                            .detail(detail)));
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
