package dev.opsledger.core.web;

import dev.opsledger.core.dynamo.Table;
import java.util.List;

/**
 * What must be there for a context to answer.
 *
 * @param tables the tables it reads
 */
public record Health(List<Table> tables) {
  /** Reads a row that is not there from each table, the cheapest read there is. */
  void check() {
    tables.forEach(table -> table.get("HEALTH", "HEALTH"));
  }
}
