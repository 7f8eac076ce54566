package dev.opsledger.core.web;

import dev.opsledger.core.dynamo.Table;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * What must be there for a context to answer.
 *
 * @param tables the tables it reads
 */
public record Health(List<Table> tables) {
  private static final System.Logger LOG = System.getLogger(Health.class.getName());

  /**
   * Reads a row that is not there from each table, the cheapest read there is.
   *
   * @return what is wrong, in a sentence; empty when nothing is
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
