package dev.opsledger.local.app;

import dev.opsledger.local.Clients;
import dev.opsledger.local.Endpoint;
import dev.opsledger.local.OpenTable;
import dev.opsledger.local.StartException;
import dev.opsledger.local.StoredTable;
import dev.opsledger.local.settings.Settings;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;

/** Opens tables of a ledger: of a stack on AWS, of another endpoint, or of a data folder. */
public final class TableFinder {
  private TableFinder() {}

  /**
   * Opens a table where these settings say that the ledger is.
   *
   * @param settings as {@link Settings} reads them
   * @param stack the name of a stack; blank for the ledger of a local host
   * @param logicalId the table's name in the template
   * @throws StartException when that is not possible, in a sentence that says why
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
