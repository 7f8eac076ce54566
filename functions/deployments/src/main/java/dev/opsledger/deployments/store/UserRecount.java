package dev.opsledger.deployments.store;

import dev.opsledger.core.concurrent.Deadline;
import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.dynamo.Table;
import dev.opsledger.core.recount.RollupRepair;
import dev.opsledger.core.recount.StoredFigures;
import dev.opsledger.core.rollup.Tally;
import dev.opsledger.deployments.domain.Deployment;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.LongStream;

/**
 * Recounts the deployments of users, in total and by week of creation, from all deployments: who
 * owned a project when a deployment was created may be another now.
 *
 * @param table the deployments table
 */
public record UserRecount(Table table) {
  private static final Set<String> COUNTS =
      Set.of(DeploymentCounts.CREATED, DeploymentCounts.SUCCESSFUL);
  private static final int AT_ONCE = 100;

  /**
   * Has the counts of users settled.
   *
   * @param projects the projects, whose owners may have counts and no deployments
   */
  public void settle(Collection<Long> projects, RollupRepair repair) {
    Map<StoredFigures, Tally> counted = counted();
    Set<String> users = new TreeSet<>();
    counted.keySet().forEach(each -> users.add(each.pk()));
    table
        .getAllStrictly(projects.stream().map(DeploymentsKeys::projectKey).toList())
        .forEach(row -> users.add(DeploymentsKeys.user(row.number("ownerId"))));
    List<Row> rows = new ArrayList<>();
    for (String user : users) {
      table.partitionStrictly(user).forEach(rows::add);
    }
    Set<StoredFigures> figures = new TreeSet<>(counted.keySet());
    rows.stream().filter(UserRecount::isCounted).forEach(row -> figures.add(figures(row)));
    repair.settle(figures, rows, counted, _ -> counted());
  }

  private static boolean isCounted(Row row) {
    return row.sk().equals(DeploymentsKeys.USER) || DeploymentsKeys.isWeek(row);
  }

  private static StoredFigures figures(Row row) {
    return new StoredFigures(row.pk(), row.sk(), COUNTS);
  }

  private Map<StoredFigures, Tally> counted() {
    long last =
        table
            .getStrictly(DeploymentsKeys.DEPLOYMENTS, DeploymentsKeys.COUNTER)
            .map(row -> row.number("amount"))
            .orElse(0L);
    var counts = new DeploymentCounts(LocalDate.EPOCH);
    for (long from = 1; from <= last; from += AT_ONCE) {
      Deadline.check("the deployments of users");
      for (Row row :
          table.getAllStrictly(
              LongStream.range(from, Math.min(from + AT_ONCE, last + 1))
                  .mapToObj(DeploymentsKeys::deploymentKey)
                  .toList())) {
        Deployment deployment = DeploymentRows.deployment(row);
        counts.create(deployment);
        counts.count(deployment, 1);
      }
    }
    var counted = new TreeMap<StoredFigures, Tally>();
    counts
        .all()
        .forEach(
            (place, amounts) -> {
              Row key = Row.of(place.pk(), place.sk());
              if (isCounted(key)) {
                counted.put(figures(key), new Tally(new TreeMap<>(amounts)));
              }
            });
    return counted;
  }
}
