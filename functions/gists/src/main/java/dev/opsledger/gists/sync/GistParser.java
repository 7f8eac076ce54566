package dev.opsledger.gists.sync;

import dev.opsledger.core.json.Json;
import dev.opsledger.gists.domain.Gist;
import dev.opsledger.gists.domain.Gist.File;
import io.micronaut.json.tree.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Parses gists from GitHub's lists. Only the id is required: recorded responses contain null
 * languages, gists without an owner, and fields that GitHub stopped using years ago.
 */
final class GistParser {
  /** Longer descriptions are cut, far below the limits of a DynamoDB row (400 KB) and a note. */
  private static final int DESCRIPTION = 16_000;

  /** GitHub lists at most this many files of a gist. */
  private static final int FILES = 300;

  private GistParser() {}

  /**
   * Parses a gist of a user.
   *
   * @param account the name of the user's organization in the CRM
   * @return the gist, empty if it has no valid id
   */
  static Optional<Gist> parse(JsonNode gist, String user, String account) {
    return Json.text(gist, "id")
        .filter(id -> id.matches("[\\w-]{1,100}"))
        .map(
            id ->
                new Gist(
                    id,
                    user,
                    account,
                    Json.text(gist, "description").filter(d -> !d.isBlank()).map(GistParser::cut),
                    Json.text(gist, "html_url")
                        .filter(url -> url.startsWith("https://"))
                        .orElse("https://gist.github.com/" + id),
                    Json.instant(gist, "created_at"),
                    files(Json.child(gist, "files"))));
  }

  /** The login of a gist's owner, empty if GitHub lists no owner. */
  static Optional<String> owner(JsonNode gist) {
    return Json.text(Json.child(gist, "owner"), "login")
        .or(() -> Json.text(Json.child(gist, "user"), "login"));
  }

  /** The id of a gist's owner, which does not change when the owner is renamed. */
  static Optional<Long> ownerId(JsonNode gist) {
    return Json.number(Json.child(gist, "owner"), "id")
        .or(() -> Json.number(Json.child(gist, "user"), "id"));
  }

  private static List<File> files(JsonNode files) {
    var found = new ArrayList<File>();
    for (var entry : files.entries()) {
      if (found.size() < FILES) {
        found.add(
            new File(
                entry.getKey(),
                Json.text(entry.getValue(), "language"),
                Json.number(entry.getValue(), "size").orElse(0L)));
      }
    }
    return found;
  }

  private static String cut(String description) {
    return description.length() <= DESCRIPTION
        ? description
        : description.substring(0, description.offsetByCodePoints(0, DESCRIPTION / 2)) + "…";
  }
}
