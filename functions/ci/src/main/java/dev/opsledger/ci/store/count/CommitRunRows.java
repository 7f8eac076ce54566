package dev.opsledger.ci.store.count;

import dev.opsledger.ci.domain.count.CommitRuns;
import dev.opsledger.ci.domain.count.CommitRuns.Entry;
import dev.opsledger.ci.domain.count.RollupPlace;
import dev.opsledger.ci.domain.count.RunOutcome;
import dev.opsledger.ci.store.CiKeys;
import dev.opsledger.core.dynamo.Row;
import java.time.Instant;
import java.util.List;

/** Maps the completed attempts of a workflow with a commit to a row and back. */
final class CommitRunRows {
  static final String REVISION = "revision";
  private static final String ENTRIES = "entries";
  private static final String SEPARATOR = " ";

  private CommitRunRows() {}

  static Row row(String pk, CommitRuns runs, long revision) {
    return Row.of(pk, CiKeys.COMMIT)
        .with(ENTRIES, runs.entries().stream().map(CommitRunRows::text).toList())
        .with(REVISION, revision);
  }

  static CommitRuns runs(Row row) {
    return new CommitRuns(row.texts(ENTRIES).stream().map(CommitRunRows::entry).toList());
  }

  private static String text(Entry entry) {
    return String.join(
        SEPARATOR,
        Long.toString(entry.run()),
        Long.toString(entry.attempt()),
        Long.toString(entry.created().toEpochMilli()),
        Long.toString(entry.ended().toEpochMilli()),
        entry.outcome().count(),
        entry.place().text());
  }

  private static Entry entry(String text) {
    List<String> parts = List.of(text.split(SEPARATOR, 6));
    return new Entry(
        Long.parseLong(parts.get(0)),
        Long.parseLong(parts.get(1)),
        time(parts.get(2)),
        time(parts.get(3)),
        RunOutcome.ofCount(parts.get(4)),
        RollupPlace.parse(parts.get(5)));
  }

  private static Instant time(String millis) {
    return Instant.ofEpochMilli(Long.parseLong(millis));
  }
}
