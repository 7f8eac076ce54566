package dev.opsledger.local;

import dev.opsledger.local.template.ResourceAddresses;
import dev.opsledger.local.template.TableSpec;
import dev.opsledger.local.template.Template;
import java.nio.file.Path;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * An open DynamoDB table for command-line tools: of an AWS stack, of a custom endpoint, or of a
 * data folder.
 */
public interface OpenTable extends AutoCloseable {
  /** A client for the table's DynamoDB. */
  DynamoDbClient dynamo();

  /** The table's name in DynamoDB. */
  String name();

  /** Where the table is, as text for the user. */
  String owner();

  @Override
  void close();

  /** Reads the definition of a table from a template. */
  static TableSpec spec(Path template, String logicalId) {
    return Template.read(
            template, Map.of(), new ResourceAddresses("http://localhost", "http://localhost"))
        .table(logicalId);
  }
}
