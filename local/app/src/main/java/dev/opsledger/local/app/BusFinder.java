package dev.opsledger.local.app;

import dev.opsledger.local.StartException;
import dev.opsledger.local.StoredTable;
import dev.opsledger.local.bus.HostBus;
import dev.opsledger.local.settings.Endpoint;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;

/** Opens the event bus of an AWS stack, of a custom endpoint, or of a running local host. */
public final class BusFinder {
  private static final String LOGICAL_ID = "EventBus";

  private BusFinder() {}

  /**
   * Opens the bus at the location that the settings and the stack name select.
   *
   * @param stack the name of a stack; blank for the local host
   * @throws StartException when it cannot be opened, with a readable reason
   */
  public static HostBus open(Map<String, String> settings, String stack) {
    if (!stack.isBlank()) {
      return ofStack(stack.strip(), settings);
    }
    Path template = Path.of(settings.getOrDefault("OPSLEDGER_TEMPLATE", "template.yaml"));
    URI endpoint = Endpoint.of(settings.getOrDefault("AWS_ENDPOINT_URL", ""));
    return HostBus.at(endpoint == null ? running(settings) : endpoint, template);
  }

  private static URI running(Map<String, String> settings) {
    Path data = Path.of(settings.getOrDefault("OPSLEDGER_DATA", ".opsledger"));
    return StoredTable.events(data)
        .orElseThrow(
            () ->
                new StartException(
                    "Nothing runs on %s: start it with `mvn -q compile exec:exec`, then run this again."
                        .formatted(data.toAbsolutePath())));
  }

  private static HostBus ofStack(String stack, Map<String, String> settings) {
    try (var cloudFormation =
        StackTable.at(CloudFormationClient.builder(), settings, "CLOUDFORMATION")) {
      String name =
          cloudFormation
              .describeStackResource(r -> r.stackName(stack).logicalResourceId(LOGICAL_ID))
              .stackResourceDetail()
              .physicalResourceId();
      return new HostBus(StackTable.at(EventBridgeClient.builder(), settings, "EVENTBRIDGE"), name);
    } catch (SdkException refused) {
      throw new StartException(
          "The event bus of the stack %s cannot be found: %s"
              .formatted(stack, refused.getMessage()));
    }
  }
}
