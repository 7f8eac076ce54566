package dev.opsledger.activity.api;

import dev.opsledger.activity.store.FeedPayloads;
import dev.opsledger.core.error.RequestException;
import dev.opsledger.core.feed.FeedEntry;
import dev.opsledger.core.json.Json;
import io.micronaut.json.tree.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which entries of the feed are wanted.
 *
 * @param source the context that published them
 * @param organization the organization that they belong to, in lower case
 * @param project the project that they belong to
 */
record FeedFilter(Optional<String> source, Optional<String> organization, Optional<Long> project) {
  private static final Set<String> SOURCES =
      Set.of("ci", "deployments", "oncall", "gists", "traffic");
  private static final String ORGANIZATION = "[A-Za-z0-9][A-Za-z0-9_-]{0,99}";

  /**
   * Parses the query; a parameter that is missing or empty restricts nothing.
   *
   * @throws RequestException 400 for an unknown source, or a malformed organization or project
   */
  static FeedFilter parse(String source, String org, String project) {
    Optional<String> from = given(source);
    if (from.isPresent() && !SOURCES.contains(from.get())) {
      throw RequestException.invalid("source must be ci, deployments, oncall, gists or traffic");
    }
    Optional<String> organization = given(org);
    if (organization.isPresent() && !organization.get().matches(ORGANIZATION)) {
      throw RequestException.invalid("org must be an organization's login");
    }
    Optional<String> id = given(project);
    if (id.isPresent() && !id.get().matches("[1-9][0-9]{0,14}")) {
      throw RequestException.invalid("project must be a project's id");
    }
    return new FeedFilter(
        from, organization.map(name -> name.toLowerCase(Locale.ROOT)), id.map(Long::valueOf));
  }

  private static Optional<String> given(String text) {
    return Optional.ofNullable(text).map(String::strip).filter(given -> !given.isEmpty());
  }

  /** The entries that are wanted, in their order. */
  List<FeedEntry> of(List<FeedEntry> entries, FeedPayloads payloads) {
    List<FeedEntry> published =
        entries.stream().filter(each -> source.map(each.source()::equals).orElse(true)).toList();
    if (organization.isEmpty() && project.isEmpty()) {
      return published;
    }
    Map<FeedEntry.RowKey, JsonNode> read = payloads.of(published);
    return published.stream()
        .filter(each -> Optional.ofNullable(read.get(each.row())).filter(this::has).isPresent())
        .toList();
  }

  private boolean has(JsonNode payload) {
    return organization.map(wanted -> isOf(payload, wanted)).orElse(true)
        && project
            .map(id -> Json.number(payload, "projectId").filter(id::equals).isPresent())
            .orElse(true);
  }

  /** Runs name the organization, traffic names a repository with its owner. */
  private static boolean isOf(JsonNode payload, String wanted) {
    Optional<String> owner =
        Json.text(payload, "repository")
            .filter(name -> name.contains("/"))
            .map(name -> name.substring(0, name.indexOf('/')));
    return Json.text(payload, "organization").or(() -> owner).stream()
        .anyMatch(wanted::equalsIgnoreCase);
  }
}
