package dev.opsledger.front.outlet;

import dev.opsledger.core.config.SettingsReader;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The queues whose messages are counted.
 *
 * @param work the addresses of queues with work, by name
 * @param deadLetters the addresses of queues with dead letters, by name
 */
public record WatchedQueues(Map<String, String> work, Map<String, String> deadLetters) {
  /** Reads {@code METRICS_QUEUES} and {@code METRICS_DEAD_LETTERS}, which the template sets. */
  public static WatchedQueues read(SettingsReader settings) {
    return new WatchedQueues(
        queues(settings, "METRICS_QUEUES"), queues(settings, "METRICS_DEAD_LETTERS"));
  }

  private static Map<String, String> queues(SettingsReader settings, String setting) {
    var queues = new LinkedHashMap<String, String>();
    for (String each : settings.list(setting, "")) {
      String[] parts = each.split("=", 2);
      if (parts.length == 2) {
        queues.put(parts[0], parts[1]);
      } else {
        settings.problem("%s has \"%s\"; give name=address.".formatted(setting, each));
      }
    }
    return queues;
  }
}
