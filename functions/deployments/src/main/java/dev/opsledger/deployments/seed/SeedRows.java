package dev.opsledger.deployments.seed;

import dev.opsledger.core.json.Json;
import dev.opsledger.core.json.MalformedJsonException;
import dev.opsledger.deployments.domain.Ids;
import io.micronaut.json.tree.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

/** Parses {@code projects.json} and {@code users.json} and collects all their problems. */
final class SeedRows {
  private static final int MAX_TEXT = 2_000;

  /** A row of {@code projects.json}. */
  record ProjectRow(
      int number,
      long id,
      String name,
      Optional<String> url,
      long userId,
      String appSecret,
      Instant createdAt) {
    @Override
    public String toString() {
      return "project " + id;
    }
  }

  /** A row of {@code users.json}. */
  record UserRow(long id, String email, String username, Instant createdAt) {}

  private final String file;
  private final List<String> problems;

  private SeedRows(String file, List<String> problems) {
    this.file = file;
    this.problems = problems;
  }

  static List<ProjectRow> projects(byte[] json, List<String> problems) {
    var rows = new SeedRows("projects.json", problems);
    return rows.read(json, rows::project);
  }

  static List<UserRow> users(byte[] json, List<String> problems) {
    var rows = new SeedRows("users.json", problems);
    return rows.read(json, rows::user);
  }

  private <T> List<T> read(byte[] json, BiFunction<Integer, JsonNode, T> reader) {
    var rows = new ArrayList<T>();
    var ids = new HashSet<Long>();
    int number = 0;
    for (JsonNode row : array(json)) {
      number++;
      if (row.isObject()) {
        rows.add(reader.apply(number, row));
        checkUnique(number, Json.number(row, "id"), ids);
      } else {
        problems.add("%s, row %d: it must be a JSON object".formatted(file, number));
      }
    }
    return rows;
  }

  private void checkUnique(int number, Optional<Long> id, Set<Long> ids) {
    if (id.isPresent() && !ids.add(id.get())) {
      wrong(number, "id", "another row has it too");
    }
  }

  private List<JsonNode> array(byte[] json) {
    try {
      JsonNode node = Json.parse(json);
      if (node.isArray()) {
        return Json.elements(node);
      }
    } catch (MalformedJsonException e) {
      // Reported below, like JSON that is not an array.
    }
    problems.add(file + ": it must be a JSON array");
    return List.of();
  }

  private ProjectRow project(int number, JsonNode row) {
    return new ProjectRow(
        number,
        id(number, row, "id"),
        text(number, row, "name"),
        url(number, row),
        id(number, row, "user_id"),
        text(number, row, "app_secret"),
        time(number, row));
  }

  private UserRow user(int number, JsonNode row) {
    return new UserRow(
        id(number, row, "id"),
        text(number, row, "email"),
        text(number, row, "username"),
        time(number, row));
  }

  private long id(int number, JsonNode row, String field) {
    Optional<Long> id = Json.number(row, field).filter(Ids::isValid);
    if (id.isEmpty()) {
      wrong(number, field, "it must be a whole number from 1 to 2^53 - 1");
    }
    return id.orElse(0L);
  }

  private String text(int number, JsonNode row, String field) {
    Optional<String> text =
        Json.text(row, field).filter(t -> !t.isBlank() && t.length() <= MAX_TEXT);
    if (text.isEmpty()) {
      wrong(number, field, "it must be a string of 1 to %d characters".formatted(MAX_TEXT));
    }
    return text.orElse("");
  }

  private Optional<String> url(int number, JsonNode row) {
    JsonNode url = row.get("url");
    return url == null || url.isNull() ? Optional.empty() : Optional.of(text(number, row, "url"));
  }

  private Instant time(int number, JsonNode row) {
    try {
      return OffsetDateTime.parse(Json.text(row, "created_at").orElse(""))
          .toInstant()
          .truncatedTo(ChronoUnit.MILLIS);
    } catch (DateTimeException e) {
      wrong(number, "created_at", "it must be a time such as 2023-06-22T06:02:08.597Z");
      return Instant.EPOCH;
    }
  }

  private void wrong(int number, String field, String reason) {
    problems.add("%s, row %d, %s: %s".formatted(file, number, field, reason));
  }
}
