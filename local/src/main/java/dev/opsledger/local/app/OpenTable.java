package dev.opsledger.local.app;

import dev.opsledger.local.Clients;
import dev.opsledger.local.Endpoint;
import dev.opsledger.local.Settings;
import dev.opsledger.local.StartException;
import dev.opsledger.local.StoredTable;
import dev.opsledger.local.template.ResourceAddresses;
import dev.opsledger.local.template.TableSpec;
import dev.opsledger.local.template.Template;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * A table of a ledger, for commands beside it: of a stack on AWS, of somebody who speaks AWS's
 * APIs, or of a data folder.
 */
public interface OpenTable extends AutoCloseable {
  /** A client of its DynamoDB. */
  DynamoDbClient dynamo();

  /** The table's name in DynamoDB. */
  String name();

  /** Whose table it is, to tell the person at the keyboard. */
  String owner();

  @Override
  void close();

  /**
   * Opens a table where these settings say that the ledger is.
   *
   * @param settings as {@link Settings} reads them
   * @param stack the name of a stack; blank for the ledger of a local host
   * @param logicalId the table's name in the template
   * @throws StartException when that is not possible, in a sentence that says why
   */
  static OpenTable of(Map<String, String> settings, String stack, String logicalId) {
    if (!stack.isBlank()) {
      return StackTable.open(stack.strip(), settings, logicalId);
    }
    Path template = Path.of(settings.getOrDefault("OPSLEDGER_TEMPLATE", "template.yaml"));
    URI endpoint = Endpoint.of(settings.getOrDefault("AWS_ENDPOINT_URL", ""));
    if (endpoint != null) {
      return new EndpointTable(
          Clients.of(endpoint, endpoint), spec(template, logicalId).name(), endpoint);
    }
    Path data = Path.of(settings.getOrDefault("OPSLEDGER_DATA", ".opsledger"));
    return StoredTable.open(data, template, logicalId);
  }

  /** What a template says of a table. */
  static TableSpec spec(Path template, String logicalId) {
    return Template.read(template, Map.of(), new ResourceAddresses("http://localhost", "http://localhost"))
        .tables()
        .stream()
        .filter(each -> each.logicalId().equals(logicalId))
        .findFirst()
        .orElseThrow(() -> new StartException("The template has no table " + logicalId + "."));
  }
}
