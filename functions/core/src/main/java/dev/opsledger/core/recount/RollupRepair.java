package dev.opsledger.core.recount;

import dev.opsledger.core.concurrent.Deadline;
import dev.opsledger.core.concurrent.Sleeper;
import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.dynamo.Table;
import dev.opsledger.core.rollup.RollupRows;
import dev.opsledger.core.rollup.Tally;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/**
 * Compares stored figures with counted ones, and corrects those that differ while others go on
 * writing. Writers change a row and its figures in one transaction. So figures that are the same
 * before and after the rows were read are those of these rows, and they are corrected only as long
 * as they stay the same.
 *
 * <p>Rows are found through indexes, which may lag behind. So a difference counts only when it is
 * seen twice, a pause apart, with figures that did not change meanwhile.
 */
public final class RollupRepair {
  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final int MOST_LOOKS = 30;

  /** An expression has at most four kilobytes; what does not fit is corrected in the next look. */
  private static final int MOST_AT_ONCE = 200;

  private final Table table;
  private final Findings findings;
  private final boolean writes;
  private final Sleeper sleeper;
  private final Map<StoredFigures, Tally> uncorrected = new TreeMap<>();

  /**
   * @param findings notes what differs
   * @param writes whether it is corrected, too
   * @param sleeper waits between two looks
   */
  public RollupRepair(Table table, Findings findings, boolean writes, Sleeper sleeper) {
    this.table = table;
    this.findings = findings;
    this.writes = writes;
    this.sleeper = sleeper;
  }

  /** Counts figures from rows as they are now, strongly consistent; what is left out is zero. */
  @FunctionalInterface
  public interface Count extends Function<Set<StoredFigures>, Map<StoredFigures, Tally>> {}

  /** Whether what differs is corrected. */
  public boolean writes() {
    return writes;
  }

  /** What one look at a row showed. */
  private record Look(Optional<Row> stored, Tally counted) {}

  /**
   * Compares figures and settles those that differ.
   *
   * @param stored the rows of figures as far as there are any, read before the others were counted
   * @param counted what was counted
   * @param again counts some of them again
   */
  public void settle(Collection<Row> stored, Map<StoredFigures, Tally> counted, Count again) {
    var suspects = new TreeSet<>(counted.keySet());
    stored.forEach(row -> suspects.add(StoredFigures.rollup(row)));
    settle(suspects, stored, counted, again);
  }

  /** As {@link #settle(Collection, Map, Count)}, for the given figures only. */
  public void settle(
      Set<StoredFigures> figures,
      Collection<Row> stored,
      Map<StoredFigures, Tally> counted,
      Count again) {
    Map<Map<String, AttributeValue>, Row> rows = byKey(stored);
    var looks = new TreeMap<StoredFigures, Look>();
    for (StoredFigures each : figures) {
      var look = look(each, rows, counted);
      if (differs(each, look)) {
        looks.put(each, look);
      }
    }
    for (int look = 0; !looks.isEmpty(); look++) {
      if (look == MOST_LOOKS) {
        throw new IllegalStateException(looks.size() + " figures change all the time");
      }
      Deadline.check("figures that differ");
      sleeper.pause(PAUSE);
      lookAgain(looks, again);
    }
  }

  /**
   * Rollups as they are stored, or, where nothing is written, as they would be after a correction:
   * what is made of them is compared as if they were right.
   *
   * @param rows the rows of these rollups
   * @param which which rollups these are
   */
  public Map<StoredFigures, Tally> corrected(Collection<Row> rows, Predicate<StoredFigures> which) {
    var tallies = new TreeMap<StoredFigures, Tally>();
    rows.forEach(row -> tallies.put(StoredFigures.rollup(row), RollupRows.tally(row)));
    uncorrected.forEach(
        (figures, counted) -> {
          if (which.test(figures)) {
            tallies.put(figures, counted);
          }
        });
    return tallies;
  }

  private void lookAgain(Map<StoredFigures, Look> looks, Count again) {
    Set<StoredFigures> open = new TreeSet<>(looks.keySet());
    var before = read(open);
    Map<StoredFigures, Tally> counted = again.apply(open);
    var after = read(open);
    for (StoredFigures each : open) {
      Look now = look(each, after, counted);
      boolean still = Optional.ofNullable(before.get(each.key())).equals(now.stored());
      if (still && (!differs(each, now) || (now.equals(looks.get(each)) && settled(each, now)))) {
        looks.remove(each);
      } else {
        looks.put(each, now);
      }
    }
  }

  private Map<Map<String, AttributeValue>, Row> read(Set<StoredFigures> figures) {
    return byKey(table.getAllStrictly(figures.stream().map(StoredFigures::key).toList()));
  }

  private static Map<Map<String, AttributeValue>, Row> byKey(Collection<Row> rows) {
    var byKey = new HashMap<Map<String, AttributeValue>, Row>();
    rows.forEach(row -> byKey.put(Table.key(row.pk(), row.sk()), row));
    return byKey;
  }

  private static Look look(
      StoredFigures figures,
      Map<Map<String, AttributeValue>, Row> rows,
      Map<StoredFigures, Tally> counted) {
    return new Look(
        Optional.ofNullable(rows.get(figures.key())), counted.getOrDefault(figures, Tally.NONE));
  }

  private static Tally stored(StoredFigures figures, Look look) {
    return look.stored().map(figures::of).orElse(Tally.NONE);
  }

  private static boolean differs(StoredFigures figures, Look look) {
    return !stored(figures, look).equals(look.counted());
  }

  /**
   * Notes a difference and corrects it; false if somebody else was faster, or if it is too long.
   */
  private boolean settled(StoredFigures figures, Look look) {
    findings.note(figures, stored(figures, look), look.counted());
    if (!writes) {
      uncorrected.put(figures, look.counted());
    }
    Tally change = look.counted().minus(stored(figures, look));
    return !writes
        || (table.update(figures.pk(), figures.sk(), u -> correction(u, figures, look)).isPresent()
            && change.counts().size() <= MOST_AT_ONCE);
  }

  private static UpdateItemRequest.Builder correction(
      UpdateItemRequest.Builder update, StoredFigures figures, Look look) {
    Tally change = look.counted().minus(stored(figures, look));
    var names = new HashMap<String, String>();
    var values = new HashMap<String, AttributeValue>();
    var sets = new StringJoiner(", ", "SET ", "");
    List<String> conditions = new ArrayList<>();
    for (String name : change.counts().keySet().stream().limit(MOST_AT_ONCE).toList()) {
      String term = Integer.toString(names.size());
      names.put("#" + term, name);
      values.put(":" + term, Row.number(look.counted().count(name)));
      sets.add("#%1$s = :%1$s".formatted(term));
      if (!figures.isRollup()) {
        conditions.add(unchanged(look, name, term, values));
      }
    }
    if (!figures.isRollup()) {
      return expression(update, sets.toString(), conditions, names, values);
    }
    conditions.add(unrevised(look, values));
    values.put(":one", Row.number(1L));
    String revised = sets + " ADD " + RollupRows.REVISION + " :one";
    return expression(update, revised, conditions, names, values);
  }

  private static UpdateItemRequest.Builder expression(
      UpdateItemRequest.Builder update,
      String expression,
      List<String> conditions,
      Map<String, String> names,
      Map<String, AttributeValue> values) {
    return update
        .updateExpression(expression)
        .conditionExpression(String.join(" AND ", conditions))
        .expressionAttributeNames(names)
        .expressionAttributeValues(values);
  }

  /** Whoever counts in a rollup raises its revision, and whoever creates one begins with it. */
  private static String unrevised(Look look, Map<String, AttributeValue> values) {
    Optional<Long> revision = look.stored().flatMap(row -> row.findNumber(RollupRows.REVISION));
    revision.ifPresent(number -> values.put(":revision", Row.number(number)));
    return revision.isPresent()
        ? RollupRows.REVISION + " = :revision"
        : "attribute_not_exists(" + RollupRows.REVISION + ")";
  }

  private static String unchanged(
      Look look, String name, String term, Map<String, AttributeValue> values) {
    Optional<AttributeValue> before =
        look.stored().flatMap(row -> Optional.ofNullable(row.attributes().get(name)));
    before.ifPresent(value -> values.put(":was" + term, value));
    return before.isPresent()
        ? "#%1$s = :was%1$s".formatted(term)
        : "attribute_not_exists(#" + term + ")";
  }
}
