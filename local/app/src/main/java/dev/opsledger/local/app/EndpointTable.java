package dev.opsledger.local.app;

import dev.opsledger.local.Clients;
import dev.opsledger.local.OpenTable;
import java.net.URI;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** A table at an external endpoint, such as LocalStack. */
record EndpointTable(Clients clients, String name, URI endpoint) implements OpenTable {
  @Override
  public DynamoDbClient dynamo() {
    return clients.dynamo();
  }

  @Override
  public String owner() {
    return endpoint.toString();
  }

  @Override
  public void close() {
    clients.close();
  }
}
