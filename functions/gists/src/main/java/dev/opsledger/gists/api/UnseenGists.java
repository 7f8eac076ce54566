package dev.opsledger.gists.api;

import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.json.Json;
import dev.opsledger.core.web.JsonArray;
import dev.opsledger.gists.store.GistLog.End;
import dev.opsledger.gists.domain.Session;
import dev.opsledger.gists.store.GistLog.End;
import dev.opsledger.gists.store.GistLog;
import dev.opsledger.gists.store.SessionStore;
import io.micronaut.json.tree.JsonNode;
import java.util.Optional;
import java.util.function.Function;

/** What a session has not been shown yet. */
public record UnseenGists(GistLog log, SessionStore sessions) {
  /** So many other requests of one session may come in between; then gists are shown twice. */
  private static final int TRIES = 10;

  /**
   * An answer.
   *
   * @param json the array
   * @param more whether it ended early
   * @param cookie the cookie to set, empty where the client's own stays as it is
   */
  record Answer(String json, boolean more, Optional<String> cookie) {}

  /**
   * Shows what is new to a session, and remembers that it was shown.
   *
   * <p>The session moves only from the place at which this read began: of two requests at once, the
   * one that comes too late reads again, behind the other. So each gist is in one of the answers.
   *
   * @param details whether to show objects in place of ids
   */
  Answer show(Optional<String> cookie, boolean details) {
    for (int attempt = 0; attempt < TRIES; attempt++) {
      Optional<Session> session = cookie.flatMap(sessions::find);
      var array = new JsonArray();
      End end = walk(session.map(Session::place).orElse(0L), details, array);
      if (session.isEmpty()) {
        return new Answer(array.toString(), end.more(), Optional.of(sessions.open(end.place())));
      }
      boolean ages = sessions.ages(session.get());
      if (end.place() == session.get().place() && !ages) {
        return new Answer(array.toString(), end.more(), Optional.empty());
      }
      if (sessions.move(session.get(), end.place())) {
        return new Answer(array.toString(), end.more(), cookie);
      }
    }
    // Shown again next time, but not lost.
    var array = new JsonArray();
    End end = walk(cookie.flatMap(sessions::find).map(Session::place).orElse(0L), details, array);
    return new Answer(array.toString(), end.more(), Optional.empty());
  }

  private End walk(long after, boolean details, JsonArray array) {
    Function<Row, JsonNode> form = details ? UnseenGists::details : UnseenGists::id;
    return log.walk(after, row -> array.add(form.apply(row)));
  }

  private static JsonNode id(Row row) {
    return Json.node(row.get("id"));
  }

  private static JsonNode details(Row row) {
    return Json.object(
        "id", row.get("id"),
        "user", row.get("user"),
        "description", row.find("description"),
        "url", row.get("url"),
        "createdAt", row.find("createdAt"),
        "dealId", row.findNumber("dealId"));
  }
}
