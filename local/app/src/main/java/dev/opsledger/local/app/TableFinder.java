package dev.opsledger.local.app;

import dev.opsledger.local.Clients;
import dev.opsledger.local.OpenTable;
import dev.opsledger.local.StartException;
import dev.opsledger.local.StoredTable;
import dev.opsledger.local.settings.Endpoint;
import dev.opsledger.local.settings.Settings;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;

/** Opens a table of an AWS stack, of a custom endpoint, or of a data folder. */
public final class TableFinder {
  private TableFinder() {}

  /**
   * Opens a table at the location that the settings and the stack name select.
   *
   * @param settings as {@link Settings} reads them
   * @param stack the name of a stack; blank for the local host's table
   * @param logicalId the table's name in the template
   * @throws StartException when the table cannot be opened, with a readable reason
   */
  public static OpenTable open(Map<String, String> settings, String stack, String logicalId) {
    if (!stack.isBlank()) {
      return StackTable.open(stack.strip(), settings, logicalId);
    }
    Path template = Path.of(settings.getOrDefault("OPSLEDGER_TEMPLATE", "template.yaml"));
    URI endpoint = Endpoint.of(settings.getOrDefault("AWS_ENDPOINT_URL", ""));
    if (endpoint != null) {
      return new EndpointTable(
          Clients.of(endpoint, endpoint), OpenTable.spec(template, logicalId).name(), endpoint);
    }
    Path data = Path.of(settings.getOrDefault("OPSLEDGER_DATA", ".opsledger"));
    return StoredTable.open(data, template, logicalId);
  }
}
