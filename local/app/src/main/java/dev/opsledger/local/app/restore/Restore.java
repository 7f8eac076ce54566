package dev.opsledger.local.app.restore;

import dev.opsledger.activity.store.EventIds;
import dev.opsledger.deployments.store.Recount;
import dev.opsledger.local.OpenTable;
import dev.opsledger.local.StartException;
import dev.opsledger.local.app.Command;
import dev.opsledger.local.app.TableFinder;
import dev.opsledger.local.settings.Settings;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;

/**
 * Copies rows of a restored table back into the live one. System properties: {@code
 * opsledger.restore} is the live table's logical id, {@code opsledger.from} the restored table's
 * name in DynamoDB, {@code opsledger.stack} the stack, empty for the local host. Writes nothing
 * unless {@code opsledger.apply} is true. Writes pass through the table's stream like any other
 * change; {@code opsledger.tell} republishes all rows that consumers of the stream read.
 */
public final class Restore {
  private Restore() {}

  /** Compares the tables, copies rows back if asked to, and prints a summary. */
  public static void main(String[] args) {
    Command.run(Restore::run);
  }

  private static void run() {
    String logicalId = System.getProperty("opsledger.restore", "").strip();
    String from = System.getProperty("opsledger.from", "").strip();
    boolean tell = Boolean.getBoolean("opsledger.tell");
    try {
      check(logicalId, from, tell);
      Map<String, String> settings = Settings.read(Path.of(""));
      String stack = System.getProperty("opsledger.stack", "");
      try (OpenTable table = TableFinder.open(settings, stack, logicalId)) {
        if (!from.isEmpty()) {
          restore(table, logicalId, from).forEach(IO::println);
        }
        if (tell) {
          int told = new StreamReplay(table.dynamo(), table.name()).run(logicalId, Instant.now());
          IO.println("%d rows of %s are published again.".formatted(told, table.name()));
        }
      }
    } catch (ResourceNotFoundException absent) {
      throw new StartException(
          "%s cannot be found."
              .formatted(from.isEmpty() ? logicalId : "%s or %s".formatted(from, logicalId)));
    } catch (SdkException refused) {
      throw new StartException(
          List.of(
              "Not all rows were compared: " + refused.getMessage(),
              "Run the same command again to continue."));
    }
  }

  private static void check(String logicalId, String from, boolean tell) {
    if (logicalId.isEmpty() || (from.isEmpty() && !tell)) {
      throw new StartException(
          "Name the table and the restored one: -Drestore=CiTable"
              + " -Dfrom=opsledger-CiTable-restored");
    }
  }

  private static List<String> restore(OpenTable table, String logicalId, String from) {
    if (from.equals(table.name())) {
      throw new StartException("%s is the ledger's own table.".formatted(from));
    }
    boolean apply = Boolean.getBoolean("opsledger.apply");
    var lines = new ArrayList<String>();
    lines.add("%s, beside %s of %s".formatted(from, table.name(), table.owner()));
    new RowCopy(table.dynamo(), from, table.name(), apply, Clock.systemUTC())
        .run()
        .forEach((verdict, kinds) -> lines.add("  " + line(verdict, kinds)));
    lines.add(
        apply
            ? "Missing and older rows were put back." + mend(table, logicalId)
            : "Nothing was written. With -Dapply=true the missing and older ones are put back.");
    return lines;
  }

  private static String line(RowVerdict verdict, Map<String, Integer> kinds) {
    int all = kinds.values().stream().mapToInt(Integer::intValue).sum();
    String each =
        kinds.entrySet().stream()
            .map(kind -> kind.getKey() + " " + kind.getValue())
            .collect(Collectors.joining(", "));
    return "%s %d (%s)".formatted(verdict.text(), all, each);
  }

  /** Moves the id counter past the restored ids and recomputes stored counts. */
  private static String mend(OpenTable table, String logicalId) {
    return switch (logicalId) {
      case "DeploymentsTable" ->
          " Corrected counters: %d.".formatted(new Recount(table.dynamo(), table.name()).correct());
      case "ActivityTable" ->
          new EventIds(table.dynamo(), table.name()).moveOn()
              ? " The id counter was advanced."
              : "";
      default -> "";
    };
  }
}
