package dev.opsledger.oncall.store;

import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.dynamo.Table;
import dev.opsledger.oncall.domain.IncidentWindow;
import dev.opsledger.oncall.domain.WindowRecheck;
import dev.opsledger.oncall.sync.OncallSync;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Which times' incidents are stored, kept apart from how a sync as a whole ended: what fails
 * elsewhere must not ask for them again.
 *
 * <p>The newest window, the head, begins before the end of the last but one, so that every moment
 * is listed in two syncs at least. What is longer than a day, as the first backfill, is owed: its
 * windows are asked for until each was listed, and once more later, when its count is enough.
 *
 * @param table the syncs' table, since an unchanged sync writes nothing to the data's
 */
public record WindowCoverage(Table table) {
  private static final String COVERAGE = "COVERAGE";

  /** An incident may show in a list some time after its creation. */
  public static final Duration OVERLAP = Duration.ofHours(1);

  private static final Duration LONGEST_HEAD = Duration.ofDays(1);

  /** So many windows that are owed, and looks that are due, are taken up in one sync. */
  private static final int MOST = 50;

  /** What a sync is to ask for. */
  public record Plan(IncidentWindow head, List<IncidentWindow> owed, List<WindowRecheck> looks) {}

  /**
   * What is to be asked for up to a moment.
   *
   * @param from from when on to ask when nothing was covered yet
   */
  public Plan plan(Instant at, Instant from) {
    Row row = table.getStrictly(COVERAGE, OncallSync.SOURCE).orElseGet(() -> begin(from));
    Instant since = since(row);
    Instant cut = at.minus(LONGEST_HEAD);
    if (since.isBefore(cut)) {
      row = owe(row, IncidentWindow.cover(since, cut, false));
      since = since(row);
    }
    List<IncidentWindow> owed =
        row.texts("owed").stream().flatMap(key -> IncidentWindow.ofKey(key).stream()).toList();
    List<WindowRecheck> looks =
        row.texts("looks").stream()
            .flatMap(text -> WindowRecheck.of(text).stream())
            .filter(look -> !look.due().isAfter(at))
            .sorted(WindowRecheck.BY_DUE)
            .limit(MOST)
            .toList();
    return new Plan(IncidentWindow.head(since, at), some(owed, at), looks);
  }

  private Row begin(Instant from) {
    Row row = Row.of(COVERAGE, OncallSync.SOURCE).with("from", from);
    table.putNew(row);
    return table.getStrictly(COVERAGE, OncallSync.SOURCE).orElse(row);
  }

  private static Instant since(Row row) {
    return row.findInstant("lookedTwice")
        .map(before -> before.minus(OVERLAP))
        .or(() -> row.findInstant("from"))
        .orElseThrow();
  }

  /** One sync after the other takes its share, so that none that is always refused stops others. */
  private static List<IncidentWindow> some(List<IncidentWindow> owed, Instant at) {
    var order = new ArrayList<>(owed);
    if (order.size() > MOST) {
      Collections.shuffle(order, new Random(at.getEpochSecond()));
    }
    return List.copyOf(order.subList(0, Math.min(MOST, order.size())));
  }

  /** Puts off what is too long for the head. */
  private Row owe(Row row, List<IncidentWindow> windows) {
    Instant until = windows.getLast().until();
    var values = new HashMap<String, AttributeValue>();
    values.put(":owed", keys(windows));
    values.put(":until", Row.text(until.plus(OVERLAP).toString()));
    row.find("lookedTwice").ifPresent(before -> values.put(":former", Row.text(before)));
    String former =
        row.find("lookedTwice").isPresent()
            ? "lookedTwice = :former"
            : "attribute_not_exists(lookedTwice)";
    return table
        .update(
            COVERAGE,
            OncallSync.SOURCE,
            u ->
                u.updateExpression("SET lookedTwice = :until, lookedOnce = :until ADD owed :owed")
                    .conditionExpression(former)
                    .expressionAttributeValues(values))
        .orElseGet(() -> table.getStrictly(COVERAGE, OncallSync.SOURCE).orElseThrow());
  }

  /** The head was listed: the next one begins where it began to be new. */
  public void listedHead(IncidentWindow head) {
    table.update(
        COVERAGE,
        OncallSync.SOURCE,
        u ->
            u.updateExpression(
                    "SET lookedTwice = if_not_exists(lookedOnce, :from), lookedOnce = :until")
                .conditionExpression("attribute_not_exists(lookedOnce) OR lookedOnce < :until")
                .expressionAttributeValues(
                    Map.of(
                        ":from", Row.text(head.since().plus(OVERLAP).toString()),
                        ":until", Row.text(head.until().toString()))));
  }

  /** The head is too long to be listed at once: its halves are owed. */
  public void splitHead(IncidentWindow head) {
    table.update(
        COVERAGE,
        OncallSync.SOURCE,
        u ->
            u.updateExpression("SET lookedTwice = :until, lookedOnce = :until ADD owed :halves")
                .expressionAttributeValues(
                    Map.of(
                        ":halves", keys(head.halves()),
                        ":until", Row.text(head.until().toString()))));
  }

  /** A window that was owed was listed: it is looked at once more. */
  public void listed(IncidentWindow window, WindowRecheck next) {
    change("DELETE owed :old ADD looks :new", window.key(), next.text());
  }

  /** A window that was owed is owed as two halves. */
  public void split(IncidentWindow window) {
    table.update(
        COVERAGE,
        OncallSync.SOURCE,
        u ->
            u.updateExpression("ADD owed :halves")
                .expressionAttributeValues(Map.of(":halves", keys(window.halves()))));
    change("DELETE owed :old", window.key(), "");
  }

  /** A window showed the same again: it is whole. */
  public void whole(WindowRecheck look) {
    change("DELETE looks :old", look.text(), "");
  }

  /** A window showed something else: it is looked at again. */
  public void again(WindowRecheck look, WindowRecheck next) {
    change("ADD looks :new", "", next.text());
    whole(look);
  }

  /** A window that has grown too long to be listed at once is owed as two halves. */
  public void splitLook(WindowRecheck look) {
    split(look.window());
    whole(look);
  }

  private void change(String expression, String old, String now) {
    var values = new HashMap<String, AttributeValue>();
    if (!old.isEmpty()) {
      values.put(":old", AttributeValue.fromSs(List.of(old)));
    }
    if (!now.isEmpty()) {
      values.put(":new", AttributeValue.fromSs(List.of(now)));
    }
    table.update(
        COVERAGE,
        OncallSync.SOURCE,
        u -> u.updateExpression(expression).expressionAttributeValues(values));
  }

  private static AttributeValue keys(List<IncidentWindow> windows) {
    return AttributeValue.fromSs(windows.stream().map(IncidentWindow::key).toList());
  }
}
