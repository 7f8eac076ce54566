package dev.opsledger.oncall.store.coverage;

import dev.opsledger.core.count.IncidentCoverage;
import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.dynamo.Table;
import dev.opsledger.oncall.domain.IncidentWindow;
import dev.opsledger.oncall.domain.WindowRecheck;
import dev.opsledger.oncall.store.OncallKeys;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/**
 * Which windows of a list were listed. This is kept apart from the success of a sync as a whole, so
 * that a failure elsewhere does not cause windows to be listed again.
 *
 * <p>The newest window, the head, begins before the end of the last head but one, so that every
 * moment is listed by at least two syncs. A gap of more than a day, such as the first backfill, is
 * owed: its windows are planned until each was listed, and then rechecked once.
 *
 * @param table the sync table: an unchanged sync writes nothing to the on-call table
 * @param name the sort key of the row in which it is kept
 */
public record WindowCoverage(Table table, String name) {
  /** The name of the coverage of incidents. */
  public static final String INCIDENTS = IncidentCoverage.INCIDENTS;

  /** The name of the coverage of log entries. */
  public static final String ENTRIES = "oncall.entries";

  /** How long after its creation an item may be missing in PagerDuty's lists. */
  public static final Duration OVERLAP = Duration.ofHours(1);

  private static final Duration LONGEST_HEAD = Duration.ofDays(1);

  /** The form of the stored rows. Whoever has rows of a former form lists everything again. */
  private static final long FORM = 2;

  private static final String REFUSED = "refused";

  /** How many owed windows, and how many rechecks, one sync takes up. */
  private static final int MOST = 50;

  /** The windows that a sync has to list. */
  public record Plan(
      IncidentWindow head, List<IncidentWindow> owed, List<WindowRecheck> rechecks) {}

  /**
   * The windows to list up to now.
   *
   * @param now the time of the sync
   * @param from where to begin if nothing was listed yet
   */
  public Plan plan(Instant now, Instant from) {
    Row row = stored().orElseGet(() -> begin(from));
    if (row.flag(REFUSED)) {
      // One call finds out whether it still is; to owe windows meanwhile would be of no use.
      return new Plan(IncidentWindow.head(since(row), now), List.of(), List.of());
    }
    Instant cut = now.minus(LONGEST_HEAD);
    if (row.number("form") < FORM) {
      row = rewrite(row, from);
    }
    Instant since = since(row);
    if (since.isBefore(cut)) {
      row = owe(row, IncidentWindow.cover(since, cut, false));
      since = since(row);
    }
    List<IncidentWindow> owed =
        row.texts("owed").stream().flatMap(key -> IncidentWindow.ofKey(key).stream()).toList();
    List<WindowRecheck> rechecks =
        row.texts("looks").stream()
            .flatMap(text -> WindowRecheck.of(text).stream())
            .filter(recheck -> !recheck.due().isAfter(now))
            .sorted(WindowRecheck.BY_DUE)
            .limit(MOST)
            .toList();
    return new Plan(IncidentWindow.head(since, now), share(owed, now), rechecks);
  }

  private Row begin(Instant from) {
    Row row = Row.of(OncallKeys.COVERAGE, name).with("from", from).with("form", FORM);
    table.putNew(row);
    return stored().orElse(row);
  }

  /** Owes what was listed by a version that stored less of each item. */
  private Row rewrite(Row row, Instant from) {
    Instant first = row.findInstant("from").filter(from::isAfter).orElse(from);
    Instant end = since(row);
    List<IncidentWindow> windows =
        first.isBefore(end) ? IncidentWindow.cover(first, end, false) : List.of();
    var values = new HashMap<String, AttributeValue>();
    values.put(":form", Row.number(FORM));
    if (!windows.isEmpty()) {
      values.put(":owed", keys(windows));
    }
    return update(
            u ->
                u.updateExpression(
                        "SET form = :form" + (windows.isEmpty() ? "" : " ADD owed :owed"))
                    .conditionExpression("attribute_not_exists(form) OR form < :form")
                    .expressionAttributeValues(values))
        .orElseGet(() -> stored().orElseThrow());
  }

  /** Notes that PagerDuty refuses the list: until it no longer does, only the head is planned. */
  public void refused() {
    update(
        u ->
            u.updateExpression("SET refused = :yes")
                .conditionExpression("attribute_exists(pk)")
                .expressionAttributeValues(Map.of(":yes", AttributeValue.fromBool(true))));
  }

  private static Instant since(Row row) {
    return row.findInstant("lookedTwice")
        .map(before -> before.minus(OVERLAP))
        .or(() -> row.findInstant("from"))
        .orElseThrow();
  }

  /** A random share of the owed windows, so that refused ones do not block the others for ever. */
  private static List<IncidentWindow> share(List<IncidentWindow> owed, Instant now) {
    var order = new ArrayList<>(owed);
    if (order.size() > MOST) {
      Collections.shuffle(order, new Random(now.getEpochSecond()));
    }
    return List.copyOf(order.subList(0, Math.min(MOST, order.size())));
  }

  /** Owes windows that would make the head too long. */
  private Row owe(Row row, List<IncidentWindow> windows) {
    Instant until = windows.getLast().until().plus(OVERLAP);
    // What the last head listed beyond them stays listed, or each sync would owe a window.
    Instant once = row.findInstant("lookedOnce").filter(until::isBefore).orElse(until);
    var values = new HashMap<String, AttributeValue>();
    values.put(":owed", keys(windows));
    values.put(":until", Row.text(until.toString()));
    values.put(":once", Row.text(once.toString()));
    row.find("lookedTwice").ifPresent(before -> values.put(":former", Row.text(before)));
    String former =
        row.find("lookedTwice").isPresent()
            ? "lookedTwice = :former"
            : "attribute_not_exists(lookedTwice)";
    return update(
            u ->
                u.updateExpression("SET lookedTwice = :until, lookedOnce = :once ADD owed :owed")
                    .conditionExpression(former)
                    .expressionAttributeValues(values))
        .orElseGet(() -> stored().orElseThrow());
  }

  /**
   * Notes that the head was listed; the next one begins where the previous one ended.
   *
   * @param recheck when to list this window once more, if what was listed is not all
   */
  public void listedHead(IncidentWindow head, Optional<WindowRecheck> recheck) {
    // First, so that a function that stops in between forgets no recheck.
    recheck.ifPresent(next -> change("ADD looks :new", "", next.text()));
    update(
        u ->
            u.updateExpression(
                    "SET lookedTwice = if_not_exists(lookedOnce, :from), lookedOnce = :until"
                        + " REMOVE refused")
                .conditionExpression("attribute_not_exists(lookedOnce) OR lookedOnce < :until")
                .expressionAttributeValues(
                    Map.of(
                        ":from", Row.text(head.since().plus(OVERLAP).toString()),
                        ":until", Row.text(head.until().toString()))));
  }

  /** Notes that the head has too many incidents: its halves are owed instead. */
  public void splitHead(IncidentWindow head) {
    update(
        u ->
            u.updateExpression(
                    "SET lookedTwice = :until, lookedOnce = :until REMOVE refused ADD owed :halves")
                .expressionAttributeValues(
                    Map.of(
                        ":halves", keys(head.halves()),
                        ":until", Row.text(head.until().toString()))));
  }

  /** Notes that an owed window was listed, and its recheck. */
  public void listed(IncidentWindow window, WindowRecheck next) {
    change("DELETE owed :old ADD looks :new", window.key(), next.text());
  }

  /** Replaces an owed window by its halves. */
  public void split(IncidentWindow window) {
    update(
        u ->
            u.updateExpression("ADD owed :halves")
                .expressionAttributeValues(Map.of(":halves", keys(window.halves()))));
    change("DELETE owed :old", window.key(), "");
  }

  /** Notes that a recheck found nothing new: the window is complete. */
  public void complete(WindowRecheck recheck) {
    change("DELETE looks :old", recheck.text(), "");
  }

  /** Replaces a recheck that found something new by the next one. */
  public void again(WindowRecheck recheck, WindowRecheck next) {
    change("ADD looks :new", "", next.text());
    complete(recheck);
  }

  /** Replaces a recheck by its window's halves, after the window got too many incidents. */
  public void splitRecheck(WindowRecheck recheck) {
    split(recheck.window());
    complete(recheck);
  }

  private Optional<Row> stored() {
    return table.getStrictly(OncallKeys.COVERAGE, name);
  }

  private Optional<Row> update(UnaryOperator<UpdateItemRequest.Builder> expression) {
    return table.update(OncallKeys.COVERAGE, name, expression);
  }

  private void change(String expression, String old, String now) {
    var values = new HashMap<String, AttributeValue>();
    if (!old.isEmpty()) {
      values.put(":old", AttributeValue.fromSs(List.of(old)));
    }
    if (!now.isEmpty()) {
      values.put(":new", AttributeValue.fromSs(List.of(now)));
    }
    update(u -> u.updateExpression(expression).expressionAttributeValues(values));
  }

  private static AttributeValue keys(List<IncidentWindow> windows) {
    return AttributeValue.fromSs(windows.stream().map(IncidentWindow::key).toList());
  }
}
