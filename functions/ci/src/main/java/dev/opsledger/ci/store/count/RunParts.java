package dev.opsledger.ci.store.count;

import dev.opsledger.ci.domain.count.CountChange;
import dev.opsledger.ci.domain.count.RollupPlace;
import dev.opsledger.ci.store.CiKeys;
import dev.opsledger.ci.store.RunRows;
import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.dynamo.WriteItems;
import dev.opsledger.core.rollup.Tally;
import dev.opsledger.core.rollup.TallyText;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * What the jobs of a run count for together, and where they were counted. It stands beside the run,
 * so that a job is counted without another write of the run, and a run that is counted elsewhere
 * takes its jobs along without reading them. As long as the run is not known, the tally waits in
 * the run's own place, where the run finds it.
 */
public record RunParts(
    long run, Optional<RollupPlace> place, Tally tally, boolean inDays, Optional<Long> revision) {
  private static final String PLACE = "place";
  private static final String TALLY = "tally";
  private static final String REVISION = "revision";

  /** Of a run whose jobs count for nothing so far. */
  public static RunParts none(long run) {
    return new RunParts(run, Optional.empty(), Tally.NONE, true, Optional.empty());
  }

  /** As they are stored, beside a run or in its place. */
  public static RunParts of(Row row) {
    return new RunParts(
        CiKeys.runOf(row.pk()),
        row.find(PLACE).map(RollupPlace::parse),
        row.find(TALLY).map(TallyText::parse).orElse(Tally.NONE),
        row.flag(RunRows.IN_DAYS),
        row.findNumber(REVISION));
  }

  /** With more jobs, where they are counted. */
  public RunParts plus(Tally more) {
    return new RunParts(run, place, tally.plus(more), inDays, revision);
  }

  /** Counting what all jobs count for, which a former version did not count as a whole. */
  public RunParts counting(Tally all) {
    return new RunParts(run, place, all, true, revision);
  }

  /** Counted at a place. */
  public RunParts at(RollupPlace where) {
    return new RunParts(run, Optional.of(where), tally, inDays, revision);
  }

  /** Counted beside a run that has just become known. */
  public RunParts beside(RollupPlace where) {
    return new RunParts(run, Optional.of(where), tally, inDays, Optional.empty());
  }

  /** What they count for. */
  public CountChange counted() {
    return place.map(at -> CountChange.NONE.plus(at, tally)).orElse(CountChange.NONE);
  }

  /** Stores them beside the run, unless they have changed since they were read. */
  public TransactWriteItem put(WriteItems write) {
    return put(write, CiKeys.PARTS);
  }

  /** Stores them in the place of the run, unless they have changed, or the run became known. */
  public TransactWriteItem putInPlaceOfRun(WriteItems write) {
    return put(write, CiKeys.RUN);
  }

  private TransactWriteItem put(WriteItems write, String sk) {
    Row row =
        Row.of(CiKeys.runPk(run), sk)
            .with(PLACE, place.map(RollupPlace::text).orElse(null))
            .with(TALLY, TallyText.of(tally))
            .with(RunRows.IN_DAYS, inDays)
            .with(REVISION, revision.orElse(0L) + 1);
    return revision.isEmpty()
        ? write.putNew(row)
        : write.putIf(
            row,
            "revision = :revision AND attribute_exists(" + TALLY + ")",
            Map.of(":revision", Row.number(revision.get())));
  }
}
