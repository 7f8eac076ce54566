package dev.opsledger.front;

import dev.opsledger.core.config.SettingsReader;
import dev.opsledger.front.dora.DoraOptions;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads {@code DORA_SERVICES}, such as {@code 1=PSVC001 PSVC002, 2=PSVC003}, and {@code
 * DORA_FAILURE_WINDOW_MINUTES}, which defaults to 60.
 */
final class DoraSettings {
  private static final int MOST_SERVICES = 50;

  private DoraSettings() {}

  static DoraOptions read(SettingsReader settings) {
    var services = new LinkedHashMap<Long, Set<String>>();
    for (String each : settings.list("DORA_SERVICES", "")) {
      String[] parts = each.split("=", 2);
      List<String> ids =
          parts.length == 2 ? Arrays.asList(parts[1].strip().split("\\s+")) : List.of();
      if (isValid(parts[0].strip(), ids)) {
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
    return new DoraOptions(Map.copyOf(services), Duration.ofMinutes(minutes));
  }

  private static boolean isValid(String project, List<String> services) {
    return project.matches("[1-9][0-9]{0,15}")
        && !services.isEmpty()
        && services.size() <= MOST_SERVICES
        && services.stream().allMatch(id -> id.matches("[!-~&&[^,=]]{1,100}"));
  }
}
