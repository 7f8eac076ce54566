package dev.opsledger.ci.store;

import dev.opsledger.ci.domain.JobWalk;
import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.dynamo.Table;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** How far the jobs of each installation's runs were asked for; one partition of few rows. */
public record JobWalkStore(Table table) {
  /** The walks of all installations that have one. */
  public Map<Long, JobWalk> all() {
    var walks = new HashMap<Long, JobWalk>();
    table.partition(CiKeys.JOB_WALKS).forEach(row -> walks.put(Long.valueOf(row.sk()), walk(row)));
    return walks;
  }

  /** An installation's walk; empty before the first. */
  public Optional<JobWalk> find(long installation) {
    return table.getStrictly(CiKeys.JOB_WALKS, Long.toString(installation)).map(JobWalkStore::walk);
  }

  /** Notes how far a walk got. Where it is lost, runs are looked at once more. */
  public void put(long installation, JobWalk walk) {
    table.put(
        Row.of(CiKeys.JOB_WALKS, Long.toString(installation))
            .with("from", walk.from().toString())
            .with("until", walk.until().toString())
            .with("day", walk.day().map(LocalDate::toString).orElse(null))
            .with("after", walk.after().orElse(null)));
  }

  private static JobWalk walk(Row row) {
    return new JobWalk(
        LocalDate.parse(row.get("from")),
        LocalDate.parse(row.get("until")),
        row.find("day").map(LocalDate::parse),
        row.find("after"));
  }
}
