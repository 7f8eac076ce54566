package dev.opsledger.local;

import dev.opsledger.local.template.ResourceAddresses;
import dev.opsledger.local.template.TableSpec;
import dev.opsledger.local.template.Template;
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

  /** What a template says of a table. */
  static TableSpec spec(Path template, String logicalId) {
    return Template.read(
            template, Map.of(), new ResourceAddresses("http://localhost", "http://localhost"))
        .tables()
        .stream()
        .filter(each -> each.logicalId().equals(logicalId))
        .findFirst()
        .orElseThrow(() -> new StartException("The template has no table " + logicalId + "."));
  }
}
