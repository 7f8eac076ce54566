package dev.opsledger.local.simulator.github.api;

import dev.opsledger.local.simulator.github.json.InstallationJson;
import java.util.Set;
import java.util.TreeSet;

/** The permissions and events of the App, of which its owner may withhold some. */
public final class AppGrants {
  private volatile Set<String> withheld = Set.of();

  AppGrants() {}

  /** Withholds permissions and events, such as {@code administration}; none by default. */
  public void withhold(String... names) {
    withheld = Set.of(names);
  }

  /** Whether the App has a permission, or is subscribed to an event. */
  boolean has(String name) {
    return !withheld.contains(name);
  }

  Set<String> permissions() {
    var names = new TreeSet<String>();
    InstallationJson.permissions().fieldNames().forEachRemaining(names::add);
    names.removeIf(name -> !has(name));
    return names;
  }

  Set<String> events() {
    var names = new TreeSet<>(InstallationJson.EVENTS);
    names.removeIf(name -> !has(name));
    return names;
  }
}
