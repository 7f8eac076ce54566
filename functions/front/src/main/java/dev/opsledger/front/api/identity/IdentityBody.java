package dev.opsledger.front.api.identity;

import dev.opsledger.core.error.RequestException;
import dev.opsledger.core.identity.IdentityEntry;
import dev.opsledger.core.json.Json;
import dev.opsledger.core.json.ObjectBody;
import io.micronaut.json.tree.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The body that changes the identity map. What it lacks or has too much of is told with the place
 * where it is.
 *
 * @param revision the revision that the change began with
 * @param by who says to have made it
 */
record IdentityBody(Optional<Long> revision, List<IdentityEntry> entries, Optional<String> by) {
  private static final int LARGEST = 65_536;
  private static final int MOST_ENTRIES = 500;
  private static final int MOST_OF_A_KIND = 50;
  private static final int LONGEST_NAME = 100;
  private static final String REPOSITORY = "[A-Za-z0-9_-]{1,100}/[A-Za-z0-9._-]{1,100}";
  private static final String SERVICE = "[!-~&&[^,=]]{1,100}";
  private static final long LARGEST_PROJECT = 999_999_999_999_999L;
  private static final Set<String> OF_A_MAP = Set.of("revision", "entries", "by");
  private static final Set<String> OF_AN_ENTRY =
      Set.of("name", "project", "repositories", "services", "team");

  /**
   * Parses a body.
   *
   * @throws RequestException 400 if it is not a valid map
   */
  static IdentityBody parse(byte[] body) {
    JsonNode json = object(body);
    noOthers("the body", json, OF_A_MAP);
    JsonNode entries = json.get("entries");
    if (entries == null || !entries.isArray()) {
      throw RequestException.invalid("entries must be an array of entries");
    }
    if (entries.size() > MOST_ENTRIES) {
      throw RequestException.invalid("entries must be at most " + MOST_ENTRIES);
    }
    var read = new ArrayList<IdentityEntry>();
    for (JsonNode each : Json.elements(entries)) {
      read.add(entry("entries[" + read.size() + "]", each));
    }
    once(read);
    return new IdentityBody(revision(json), read, text("by", json, "by"));
  }

  private static JsonNode object(byte[] body) {
    if (body.length > LARGEST) {
      throw RequestException.invalid("the body must have at most 64 KiB");
    }
    return ObjectBody.parse(body);
  }

  private static Optional<Long> revision(JsonNode json) {
    JsonNode given = json.get("revision");
    if (given == null || given.isNull()) {
      return Optional.empty();
    }
    return Optional.of(
        Json.number(json, "revision")
            .filter(number -> number >= 0)
            .orElseThrow(() -> RequestException.invalid("revision must be a whole number")));
  }

  private static IdentityEntry entry(String place, JsonNode json) {
    if (!json.isObject()) {
      throw RequestException.invalid(place + " must be an object");
    }
    noOthers(place, json, OF_AN_ENTRY);
    String name =
        text(place + ".name", json, "name")
            .orElseThrow(() -> RequestException.invalid(place + ".name is missing"));
    var entry =
        new IdentityEntry(
            name,
            project(place, json),
            texts(place, json, "repositories", REPOSITORY, "owner/name of a repository"),
            texts(place, json, "services", SERVICE, "id of a service"),
            text(place + ".team", json, "team"));
    if (entry.project().isEmpty()
        && entry.repositories().isEmpty()
        && entry.services().isEmpty()
        && entry.team().isEmpty()) {
      throw RequestException.invalid(
          place + " needs at least one of project, repositories, services and team");
    }
    return entry;
  }

  private static Optional<Long> project(String place, JsonNode json) {
    JsonNode given = json.get("project");
    if (given == null || given.isNull()) {
      return Optional.empty();
    }
    return Optional.of(
        Json.number(json, "project")
            .filter(id -> id > 0 && id <= LARGEST_PROJECT)
            .orElseThrow(
                () ->
                    RequestException.invalid(
                        place + ".project must be the id of a project, a positive whole number")));
  }

  private static List<String> texts(
      String place, JsonNode json, String field, String pattern, String what) {
    JsonNode given = json.get(field);
    if (given == null || given.isNull()) {
      return List.of();
    }
    List<JsonNode> elements = Json.elements(given);
    boolean valid =
        given.isArray()
            && elements.size() <= MOST_OF_A_KIND
            && elements.stream()
                .allMatch(each -> each.isString() && each.getStringValue().matches(pattern));
    if (!valid) {
      throw RequestException.invalid(
          "%s.%s must be an array of at most %d texts, each the %s"
              .formatted(place, field, MOST_OF_A_KIND, what));
    }
    return elements.stream().map(JsonNode::getStringValue).distinct().toList();
  }

  private static Optional<String> text(String place, JsonNode json, String field) {
    JsonNode given = json.get(field);
    if (given == null || given.isNull()) {
      return Optional.empty();
    }
    String text = given.isString() ? given.getStringValue().strip() : "";
    if (text.isEmpty() || text.length() > LONGEST_NAME) {
      throw RequestException.invalid(
          "%s must be a text of 1 to %d characters".formatted(place, LONGEST_NAME));
    }
    return Optional.of(text);
  }

  private static void noOthers(String place, JsonNode json, Set<String> known) {
    for (Map.Entry<String, JsonNode> each : json.entries()) {
      if (!known.contains(each.getKey())) {
        throw RequestException.invalid("%s has an unknown field".formatted(place));
      }
    }
  }

  /** A name, a project and a repository belong to one entry each. */
  private static void once(List<IdentityEntry> entries) {
    var seen = new HashSet<String>();
    for (IdentityEntry entry : entries) {
      unseen(seen, "the name " + entry.name());
      entry.project().ifPresent(project -> unseen(seen, "project " + project));
      entry.repositories().forEach(repository -> unseen(seen, "the repository " + repository));
    }
  }

  private static void unseen(Set<String> seen, String thing) {
    if (!seen.add(thing.toLowerCase(Locale.ROOT))) {
      throw RequestException.invalid(thing + " is in two entries; it can be in one only");
    }
  }
}
