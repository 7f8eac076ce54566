package dev.opsledger.oncall.sync;

import dev.opsledger.core.json.Json;
import dev.opsledger.core.sync.Unit;
import dev.opsledger.oncall.domain.IncidentWindow;
import dev.opsledger.oncall.domain.WindowRecheck;
import io.micronaut.json.tree.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A window as a unit of work. The kind of the unit says which list is read.
 *
 * @param role {@link #HEAD}, {@link #OWED} or {@link #RECHECK}; empty for a window of open
 *     incidents, and in units of versions that had no roles
 * @param recheck the recheck that is due, if that is the role
 */
public record WindowUnit(IncidentWindow window, String role, Optional<WindowRecheck> recheck) {
  /** The kind of a unit that lists incidents. */
  public static final String INCIDENTS = "window";

  /** The kind of a unit that lists log entries. */
  public static final String ENTRIES = "entries";

  /** The newest window. */
  static final String HEAD = "head";

  /** A window that is planned in every sync until it was listed. */
  static final String OWED = "owed";

  /** A window that is listed once more. */
  static final String RECHECK = "look";

  /** Reads a unit's body. */
  static WindowUnit read(JsonNode body) {
    return new WindowUnit(
        new IncidentWindow(
            Instant.parse(Json.text(body, "since").orElseThrow()),
            Instant.parse(Json.text(body, "until").orElseThrow()),
            body.get("open").getBooleanValue()),
        Json.text(body, "role").orElse(""),
        Json.text(body, "look").flatMap(WindowRecheck::of));
  }

  /** The key in a unit's body. */
  static String key(JsonNode body) {
    return Json.text(body, "key").orElseThrow();
  }

  /**
   * A window of open incidents.
   *
   * @param key unique in the sync, and the same when a retry plans the window with another end
   */
  static Unit.Draft open(IncidentWindow window, String key) {
    return draft(WindowedList.INCIDENTS, window, key, name(WindowedList.INCIDENTS, window));
  }

  /** The newest window, which has the same key in each sync. */
  static Unit.Draft head(WindowedList list, IncidentWindow window) {
    return draft(list, window, "new", "new " + list.noun(), "role", HEAD);
  }

  /** A window that is owed. */
  static Unit.Draft owed(WindowedList list, IncidentWindow window) {
    return draft(list, window, window.key(), name(list, window), "role", OWED);
  }

  /** A recheck of a window. */
  static Unit.Draft recheck(WindowedList list, WindowRecheck recheck) {
    IncidentWindow window = recheck.window();
    String name = name(list, window);
    return draft(list, window, window.key(), name, "role", RECHECK, "look", recheck.text());
  }

  private static String name(WindowedList list, IncidentWindow window) {
    return list.noun() + " from " + window.since() + " to " + window.until();
  }

  private static Unit.Draft draft(
      WindowedList list, IncidentWindow window, String key, String name, Object... more) {
    var fields =
        new ArrayList<Object>(
            List.of("key", key, "since", window.since(), "until", window.until()));
    fields.addAll(List.of("open", window.openOnly()));
    fields.addAll(List.of(more));
    return new Unit.Draft(list.unit(), key, name, Json.object(fields.toArray()));
  }
}
