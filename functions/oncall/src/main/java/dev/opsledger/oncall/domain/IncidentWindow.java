package dev.opsledger.oncall.domain;

import dev.opsledger.core.json.Json;
import dev.opsledger.core.sync.Unit;
import dev.opsledger.oncall.sync.PagerDuty;
import dev.opsledger.oncall.sync.WindowWork;
import io.micronaut.json.tree.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Incidents created in a time.
 *
 * @param since the first moment, whole seconds
 * @param until the first moment after it
 * @param open only those that are not resolved
 */
public record IncidentWindow(Instant since, Instant until, boolean open) {
  /** PagerDuty takes six months at most ("List incidents", {@code since}); the shortest has 181. */
  private static final Duration LONGEST = Duration.ofDays(180);

  private static final Pattern KEY = Pattern.compile("(\\d{1,12})-(\\d{1,12})");

  /** All of a time, cut into windows that PagerDuty takes. */
  public static List<IncidentWindow> cover(Instant since, Instant until, boolean open) {
    var windows = new ArrayList<IncidentWindow>();
    Instant end = until.truncatedTo(ChronoUnit.SECONDS).plusSeconds(1);
    Instant from = since.truncatedTo(ChronoUnit.SECONDS);
    while (from.isBefore(end)) {
      Instant to = from.plus(LONGEST).isBefore(end) ? from.plus(LONGEST) : end;
      windows.add(new IncidentWindow(from, to, open));
      from = to;
    }
    return windows;
  }

  /** What came since the last sync, however little. */
  public static IncidentWindow head(Instant since, Instant at) {
    Instant from = since.truncatedTo(ChronoUnit.SECONDS);
    Instant end = at.truncatedTo(ChronoUnit.SECONDS).plusSeconds(1);
    return new IncidentWindow(from, from.isBefore(end) ? end : from.plusSeconds(1), false);
  }

  /** Names a window of all incidents. */
  public String key() {
    return since.getEpochSecond() + "-" + until.getEpochSecond();
  }

  /** The window of a {@link #key}, empty when it is none. */
  public static Optional<IncidentWindow> ofKey(String key) {
    Matcher matcher = KEY.matcher(key);
    return matcher.matches()
        ? Optional.of(
            new IncidentWindow(
                Instant.ofEpochSecond(Long.parseLong(matcher.group(1))),
                Instant.ofEpochSecond(Long.parseLong(matcher.group(2))),
                false))
        : Optional.empty();
  }

  public boolean divisible() {
    return Duration.between(since, until).toSeconds() > 1;
  }

  /** Both halves, at a whole second. */
  public List<IncidentWindow> halves() {
    Instant middle = since.plusSeconds(Duration.between(since, until).toSeconds() / 2);
    return List.of(new IncidentWindow(since, middle, open), new IncidentWindow(middle, until, open));
  }

  public boolean contains(Instant at) {
    return !at.isBefore(since) && at.isBefore(until);
  }

  /** The query's parameters, oldest first so that what is new comes last. */
  public List<PagerDuty.Parameter> parameters() {
    var parameters = new ArrayList<PagerDuty.Parameter>();
    parameters.add(new PagerDuty.Parameter("since", since.toString()));
    parameters.add(new PagerDuty.Parameter("until", until.toString()));
    parameters.add(new PagerDuty.Parameter("sort_by", "created_at:asc"));
    if (open) {
      parameters.addAll(OPEN);
    }
    return parameters;
  }

  public static final List<PagerDuty.Parameter> OPEN =
      Incident.STATUSES.stream()
          .filter(status -> !status.equals(Incident.RESOLVED))
          .map(status -> new PagerDuty.Parameter("statuses[]", status))
          .toList();

  /**
   * As a unit of work.
   *
   * @param key tells it from the sync's other windows, and stays the same when an attempt that
   *     stopped half-way plans it again at another time
   */
  public Unit.Draft draft(String key) {
    return draft(key, name(), body(key));
  }

  /** The newest window as a unit of work, which has the same name in each sync. */
  public Unit.Draft headDraft() {
    return draft("new", "new incidents", body("new", "role", "head"));
  }

  /** As a unit of work that is owed until it was done. */
  public Unit.Draft owedDraft() {
    return draft(key(), name(), body(key(), "role", "owed"));
  }

  /** As a unit of work that looks again at what was listed. */
  public static Unit.Draft lookDraft(WindowRecheck look) {
    IncidentWindow window = look.window();
    return draft(
        window.key(),
        window.name(),
        window.body(window.key(), "role", "look", "look", look.text()));
  }

  private static Unit.Draft draft(String key, String name, JsonNode body) {
    return new Unit.Draft(WindowWork.KIND, key, name, body);
  }

  private String name() {
    return "incidents from " + since + " to " + until;
  }

  private JsonNode body(String key, Object... more) {
    var fields = new ArrayList<Object>(List.of("key", key, "since", since, "until", until));
    fields.addAll(List.of("open", open));
    fields.addAll(List.of(more));
    return Json.object(fields.toArray());
  }

  public static IncidentWindow read(JsonNode body) {
    return new IncidentWindow(
        Instant.parse(Json.text(body, "since").orElseThrow()),
        Instant.parse(Json.text(body, "until").orElseThrow()),
        body.get("open").getBooleanValue());
  }
}
