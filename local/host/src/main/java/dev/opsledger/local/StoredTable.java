package dev.opsledger.local;

import dev.opsledger.local.dynamo.DynamoServer;
import dev.opsledger.local.dynamo.Tables;
import dev.opsledger.local.stream.Signal;
import dev.opsledger.local.template.TableSpec;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * A table in a data folder, for command-line tools. Uses the DynamoDB of the host that is running
 * on the folder, or else starts one until this is closed.
 */
public final class StoredTable implements OpenTable {
  static final String NOTE = "dynamodb.url";
  static final String EVENTS_NOTE = "events.url";

  private final CloseStack opened = new CloseStack();
  private final Path data;
  private final Clients clients;
  private final TableSpec table;

  private StoredTable(Path data, Path template, String logicalId) throws Exception {
    this.data = data;
    table = OpenTable.spec(template, logicalId);
    Optional<URI> running = running(data);
    if (running.isPresent()) {
      clients = opened.add(Clients.of(running.get(), running.get()));
    } else {
      clients = start(data);
      new Tables(clients.dynamo(), true).ensure(table);
    }
  }

  /**
   * Opens a table.
   *
   * @param logicalId its name in the template
   * @throws StartException when the folder or the template cannot be used
   */
  public static StoredTable open(Path data, Path template, String logicalId) {
    LogLevels.please();
    try {
      return new StoredTable(data, template, logicalId);
    } catch (StartException failure) {
      throw failure;
    } catch (Exception failure) {
      throw new IllegalStateException("The table could not be opened", failure);
    }
  }

  private Clients start(Path data) throws Exception {
    DataFolder folder = opened.add(DataFolder.open(data));
    var dynamo = new DynamoServer(folder.folder("dynamodb"), new Signal());
    opened.add(dynamo, dynamo::stop);
    return opened.add(Clients.of(dynamo.address(), dynamo.address()));
  }

  /** Writes the address of the running host's DynamoDB into its data folder. */
  static void note(DataFolder data, URI dynamo) throws IOException {
    if (data.isKept()) {
      Files.writeString(data.path().resolve(NOTE), dynamo.toString());
    }
  }

  /** Writes the address of the running host's EventBridge into its data folder. */
  static void noteEvents(DataFolder data, URI events) throws IOException {
    if (data.isKept()) {
      Files.writeString(data.path().resolve(EVENTS_NOTE), events.toString());
    }
  }

  /** The address of the EventBridge of the host running on a folder; empty when there is none. */
  public static Optional<URI> events(Path data) {
    try {
      return noted(data, EVENTS_NOTE);
    } catch (IOException unreadable) {
      throw new StartException(
          "The data folder %s cannot be read: %s".formatted(data, unreadable.getMessage()));
    }
  }

  /** The address of the DynamoDB of the host running on a folder; empty when there is none. */
  private static Optional<URI> running(Path data) throws IOException {
    return noted(data, NOTE);
  }

  private static Optional<URI> noted(Path data, String note) throws IOException {
    if (!Files.exists(data.resolve(note)) || !DataFolder.isInUse(data)) {
      return Optional.empty();
    }
    return Optional.of(URI.create(Files.readString(data.resolve(note))));
  }

  @Override
  public DynamoDbClient dynamo() {
    return clients.dynamo();
  }

  @Override
  public String name() {
    return table.name();
  }

  @Override
  public String owner() {
    return data.toAbsolutePath().toString();
  }

  @Override
  public void close() {
    var failures = new IllegalStateException("Something did not stop cleanly");
    opened.closeAll(failures);
    if (failures.getSuppressed().length > 0) {
      throw failures;
    }
  }
}
