package dev.opsledger.gists.api;

import dev.opsledger.core.json.Json;
import dev.opsledger.core.web.JsonArray;
import dev.opsledger.gists.domain.LoggedGist;
import dev.opsledger.gists.domain.Session;
import dev.opsledger.gists.store.GistLog;
import dev.opsledger.gists.store.GistLog.End;
import dev.opsledger.gists.store.SessionStore;
import io.micronaut.json.tree.JsonNode;
import java.util.Optional;
import java.util.function.Function;

/** The gists that a session has not been shown yet. */
public record UnseenGists(GistLog log, SessionStore sessions) {
  /** If this many other requests of the session come in between, gists are shown twice. */
  private static final int TRIES = 10;

  /**
   * The gists to show.
   *
   * @param json the array
   * @param more whether there are more gists than fit
   * @param cookie the cookie to set, empty if the client keeps its own
   */
  record Shown(String json, boolean more, Optional<String> cookie) {}

  /**
   * Returns what is new to a session and remembers that it was shown.
   *
   * <p>The session moves on only from the place at which this read began. Of two requests at once,
   * the later one reads again, from where the other ended, so each gist is in one of the responses.
   *
   * @param details whether to show objects in place of ids
   */
  Shown show(Optional<String> cookie, boolean details) {
    for (int attempt = 0; attempt < TRIES; attempt++) {
      Optional<Session> session = cookie.flatMap(sessions::find);
      var array = new JsonArray();
      End end = walk(session.map(Session::place).orElse(0L), details, array);
      if (session.isEmpty()) {
        return new Shown(array.toString(), end.more(), Optional.of(sessions.open(end.place())));
      }
      boolean ages = sessions.isDueForRenewal(session.get());
      if (end.place() == session.get().place() && !ages) {
        return new Shown(array.toString(), end.more(), Optional.empty());
      }
      if (sessions.move(session.get(), end.place())) {
        return new Shown(array.toString(), end.more(), cookie);
      }
    }
    // Shown again next time, but not lost.
    var array = new JsonArray();
    End end = walk(cookie.flatMap(sessions::find).map(Session::place).orElse(0L), details, array);
    return new Shown(array.toString(), end.more(), Optional.empty());
  }

  private End walk(long after, boolean details, JsonArray array) {
    Function<LoggedGist, JsonNode> form = details ? UnseenGists::details : UnseenGists::id;
    return log.walk(after, gist -> array.add(form.apply(gist)));
  }

  private static JsonNode id(LoggedGist gist) {
    return Json.node(gist.id());
  }

  private static JsonNode details(LoggedGist gist) {
    return Json.object(
        "id", gist.id(),
        "user", gist.user(),
        "description", gist.description(),
        "url", gist.url(),
        "createdAt", gist.createdAt(),
        "dealId", gist.dealId());
  }
}
