package dev.opsledger.local.bus;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.opsledger.local.StartException;
import dev.opsledger.local.queue.AsyncCalls;
import dev.opsledger.local.template.EventSource.BusRule;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.event.ruler.GenericMachine;

/** In-process event buses and their rules. */
public final class Bus {
  private record Target(BusRule rule, AsyncCalls calls) {}

  private final Map<String, GenericMachine<Target>> buses = new HashMap<>();

  /** Creates buses with these names. */
  public Bus(Set<String> names) {
    names.forEach(each -> buses.put(each, GenericMachine.<Target>builder().build()));
  }

  /** Adds a rule that calls a function. */
  public void add(BusRule rule, AsyncCalls calls) {
    if (!has(rule.bus())) {
      throw new StartException(
          "The rule %s is on the event bus %s, which the template does not have."
              .formatted(rule.name(), rule.bus()));
    }
    try {
      if (rule.enabled()) {
        buses.get(rule.bus()).addRule(new Target(rule, calls), rule.pattern());
      }
    } catch (IOException malformed) {
      throw new StartException(
          "The pattern of the rule %s is not valid: %s"
              .formatted(rule.name(), malformed.getMessage()));
    }
  }

  /** Whether there is a bus of this name. */
  public boolean has(String name) {
    return buses.containsKey(name);
  }

  /** Delivers an event to the functions whose rules match it. */
  public void publish(String bus, ObjectNode event) {
    for (Target each : matching(bus, event)) {
      String input = each.rule().input().orElseGet(event::toString);
      each.calls().submit(input, each.rule().retries(), each.rule().deadLetterArn());
    }
  }

  private List<Target> matching(String bus, ObjectNode event) {
    try {
      return new ArrayList<>(buses.get(bus).rulesForJSONEvent(event.toString()));
    } catch (Exception unexpected) {
      throw new IllegalStateException("An event cannot be matched", unexpected);
    }
  }
}
