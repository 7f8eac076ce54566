package dev.opsledger.local.stream;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.opsledger.local.StartException;
import java.io.IOException;
import java.util.List;
import software.amazon.event.ruler.GenericMachine;

/** Selects the records that match a function's filter patterns. */
final class Filter {
  private final GenericMachine<String> machine = GenericMachine.<String>builder().build();
  private final boolean everything;

  Filter(List<String> patterns, String where) {
    everything = patterns.isEmpty() || patterns.contains("{}");
    for (String pattern : everything ? List.<String>of() : patterns) {
      try {
        machine.addRule(pattern, pattern);
      } catch (IOException malformed) {
        throw new StartException(
            "The filter %s of %s is not a valid pattern: %s"
                .formatted(pattern, where, malformed.getMessage()));
      }
    }
  }

  boolean wants(ObjectNode record) {
    try {
      return everything || !machine.rulesForJSONEvent(record.toString()).isEmpty();
    } catch (Exception unexpected) {
      throw new IllegalStateException("A stream record cannot be matched", unexpected);
    }
  }
}
