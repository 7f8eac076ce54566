package dev.opsledger.ci.domain;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The permissions and events that the GitHub App should have, and what each is for. */
public final class AppNeeds {
  private static final String JOBS = "workflow_job";
  private static final Map<String, String> PERMISSIONS = new LinkedHashMap<>();
  private static final Map<String, String> EVENTS = new LinkedHashMap<>();

  static {
    PERMISSIONS.put("actions", "without it no run can be read");
    PERMISSIONS.put("administration", "without it each repository counts as keeping runs 90 days");
    EVENTS.put(JOBS, "without it no jobs are kept; CI_JOBS=off says that none are wanted");
    EVENTS.put("workflow_run", "without it runs wait for the schedule");
  }

  private AppNeeds() {}

  /**
   * What an App lacks, in readable phrases.
   *
   * @param permissions the names of its permissions
   * @param events the names of the events that it is subscribed to
   * @param jobs whether jobs are wanted
   */
  public static List<String> missing(Set<String> permissions, Set<String> events, boolean jobs) {
    var needed = new LinkedHashMap<>(EVENTS);
    if (!jobs) {
      needed.remove(JOBS);
    }
    return Stream.concat(
            missing("the permission %s: read (%s)", PERMISSIONS, permissions),
            missing("the event %s (%s)", needed, events))
        .toList();
  }

  private static Stream<String> missing(
      String phrase, Map<String, String> needed, Set<String> present) {
    return needed.entrySet().stream()
        .filter(each -> !present.contains(each.getKey()))
        .map(each -> phrase.formatted(each.getKey(), each.getValue()));
  }
}
