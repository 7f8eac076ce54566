package dev.opsledger.core.web;

import dev.opsledger.core.dynamo.Table;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Checks that the tables a context depends on can be reached.
 *
 * @param tables the tables it reads
 */
public record Health(List<Table> tables) {
  private static final System.Logger LOG = System.getLogger(Health.class.getName());

  /**
   * Reads a missing row from each table, the cheapest read there is.
   *
   * @return the problem, in a sentence; empty when there is none
   */
  Optional<String> complaint() {
    for (Table table : tables) {
      try {
        table.get("HEALTH", "HEALTH");
      } catch (SdkException e) {
        LOG.log(Level.ERROR, "the table " + table.name() + " cannot be reached", e);
        return Optional.of(
            "the table %s cannot be reached (%s)"
                .formatted(table.name(), e.getClass().getSimpleName()));
      }
    }
    return Optional.empty();
  }
}
