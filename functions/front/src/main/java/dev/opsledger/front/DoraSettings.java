package dev.opsledger.front;

import dev.opsledger.core.config.SettingsReader;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The rules of the DORA figures that a deployment decides.
 *
 * @param services ids of the services that belong to a project, by its id
 * @param failureWindow how long after a deployment an incident counts against it
 */
public record DoraSettings(Map<Long, Set<String>> services, Duration failureWindow) {
  private static final int MOST_SERVICES = 50;

  /**
   * {@code DORA_SERVICES}, such as {@code 1=PSVC001 PSVC002, 2=PSVC003}, and {@code
   * DORA_FAILURE_WINDOW_MINUTES}, an hour unless it says otherwise.
   */
  static DoraSettings read(SettingsReader settings) {
    var services = new LinkedHashMap<Long, Set<String>>();
    for (String each : settings.list("DORA_SERVICES", "")) {
      String[] parts = each.split("=", 2);
      List<String> ids =
          parts.length == 2 ? Arrays.asList(parts[1].strip().split("\\s+")) : List.of();
      boolean right =
          parts[0].strip().matches("[1-9][0-9]{0,15}")
              && !ids.isEmpty()
              && ids.size() <= MOST_SERVICES
              && ids.stream().allMatch(id -> id.matches("[!-~&&[^,=]]{1,100}"));
      if (right) {
        services
            .computeIfAbsent(Long.valueOf(parts[0].strip()), _ -> new LinkedHashSet<>())
            .addAll(ids);
      } else {
        settings.problem(
            ("DORA_SERVICES has \"%s\"; give each project's id, an equals sign and the ids of its"
                    + " services, such as 1=PSVC001 PSVC002, 2=PSVC003.")
                .formatted(each));
      }
    }
    int minutes = settings.integer("DORA_FAILURE_WINDOW_MINUTES", 60, 1, 43_200);
    return new DoraSettings(services, Duration.ofMinutes(minutes));
  }

  public Set<String> servicesOf(long project) {
    return services.getOrDefault(project, Set.of());
  }
}
