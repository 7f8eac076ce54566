package dev.opsledger.local.simulator.github.json;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.opsledger.local.simulator.github.world.Account;
import dev.opsledger.local.simulator.server.SimulatorJson;
import java.util.Set;

/** Renders the App itself. */
public final class AppJson {
  private static final String BORN = "2025-01-01T00:00:00Z";

  private AppJson() {}

  /**
   * The App as {@code GET /app} returns it.
   *
   * @param permissions the names of its permissions, all to read
   */
  public static ObjectNode of(
      long id, String clientId, Set<String> permissions, Set<String> events, String api) {
    var json =
        SimulatorJson.object()
            .put("id", id)
            .put("slug", "opsledger")
            .put("node_id", SimulatorJson.nodeId("App", id))
            .put("client_id", clientId);
    json.set("owner", AccountJson.of(Account.user(1, "opsledger-admin"), api));
    json.put("name", "opsledger")
        .put("description", "Keeps what GitHub forgets")
        .put("external_url", "https://opsledger.example")
        .put("html_url", "https://github.com/apps/opsledger")
        .put("created_at", BORN)
        .put("updated_at", BORN);
    var granted = json.putObject("permissions");
    permissions.forEach(name -> granted.put(name, "read"));
    var subscribed = json.putArray("events");
    events.forEach(subscribed::add);
    return json;
  }
}
