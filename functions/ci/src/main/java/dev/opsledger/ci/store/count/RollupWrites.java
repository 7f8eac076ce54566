package dev.opsledger.ci.store.count;

import dev.opsledger.ci.domain.count.CountChange;
import dev.opsledger.ci.domain.count.RollupPlace;
import dev.opsledger.ci.domain.count.RollupSpan;
import dev.opsledger.ci.domain.count.RunCounts;
import dev.opsledger.core.count.RunDays;
import dev.opsledger.core.dynamo.WriteItems;
import dev.opsledger.core.rollup.RollupRows;
import dev.opsledger.core.rollup.Tally;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * The rollups of CI as rows: those of a workflow by event, and those of an owner, in which each of
 * two rows counts half of the repositories, so that no row is written by all of them. Who counts in
 * a day counts in its week and its month too if these are over: then they may be summed up already.
 */
public final class RollupWrites {
  private static final int SHARDS = 2;
  private static final String ALL_EVENTS = "#*";

  private RollupWrites() {}

  /** The key of a rollup. */
  record Key(String pk, String sk) implements Comparable<Key> {
    @Override
    public int compareTo(Key other) {
      int byPartition = pk.compareTo(other.pk);
      return byPartition != 0 ? byPartition : sk.compareTo(other.sk);
    }
  }

  /** The partition of a workflow's rollups. */
  static String workflowPk(String owner, String workflow) {
    return "ROLLUP#%s#%s".formatted(owner, workflow);
  }

  /** The partitions of an owner's rollups. */
  static List<String> ownerPks(String owner) {
    return List.of(ownerPk(owner, 0), ownerPk(owner, 1));
  }

  private static String ownerPk(String owner, long repository) {
    return "ROLLUP#%s#all%d".formatted(owner, Math.floorMod(repository, SHARDS));
  }

  /** What the sort keys of a branch class begin with, for the span that begins on a day. */
  static String sk(boolean onDefaultBranch, RollupSpan span, LocalDate first) {
    return "%s#%s#%s".formatted(RollupPlace.branchClass(onDefaultBranch), span.letter(), first);
  }

  /** The rollups in which a change is counted, each once. */
  static Map<Key, Tally> of(CountChange change, LocalDate today) {
    var rollups = new TreeMap<Key, Tally>();
    change
        .places()
        .forEach(
            (place, tally) -> {
              Tally counts = RunCounts.withoutDays(tally);
              keys(place, today).forEach(key -> rollups.merge(key, counts, Tally::plus));
              // They are no part of rollups, whose days are those of the server's time zone.
              RunCounts.days(tally)
                  .forEach(
                      (day, ofDay) ->
                          rollups.merge(
                              new Key(RunDays.pk(place.repository()), day), ofDay, Tally::plus));
            });
    rollups.values().removeIf(Tally::isEmpty);
    return rollups;
  }

  private static List<Key> keys(RollupPlace place, LocalDate today) {
    LocalDate day = LocalDate.parse(place.day());
    var keys = new ArrayList<Key>();
    for (RollupSpan span : RollupSpan.values()) {
      if (span.isCounted(day, today)) {
        String sk = sk(place.onDefaultBranch(), span, span.first(day));
        keys.add(new Key(workflowPk(place.owner(), place.workflow()), sk + "#" + place.event()));
        keys.add(new Key(ownerPk(place.owner(), place.repository()), sk + ALL_EVENTS));
      }
    }
    return keys;
  }

  /** The writes of a change. */
  public static List<TransactWriteItem> items(
      WriteItems write, CountChange change, LocalDate today) {
    return of(change, today).entrySet().stream()
        .map(each -> RollupRows.add(write, each.getKey().pk(), each.getKey().sk(), each.getValue()))
        .toList();
  }
}
