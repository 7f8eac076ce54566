package dev.opsledger.deployments.store;

import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.dynamo.Table;
import dev.opsledger.deployments.domain.Deployment;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/**
 * Reads deployments from any place on, newest first. A read costs by the rows it looks at, of which
 * there are at most {@link #MOST}, however many are stored.
 *
 * @param table the deployments table
 */
public record NewestDeployments(Table table) {
  /** The most deployments that are looked at; each costs half a read unit. */
  public static final int MOST = 90;

  /**
   * What was read.
   *
   * @param deployments newest first, by when they were created
   * @param next the place from which older ones are read; 0 when there are none
   */
  public record Part(List<Deployment> deployments, long next) {}

  /** All projects' deployments from an id on; 0 for the newest. */
  public Part all(long from) {
    long last = from > 0 ? Math.min(from, total()) : total();
    long first = Math.max(1, last - MOST + 1);
    return new Part(
        byIds(LongStream.rangeClosed(first, last).boxed().toList()), Math.max(0, first - 1));
  }

  private long total() {
    return table
        .get(DeploymentsKeys.DEPLOYMENTS, DeploymentsKeys.COUNTER)
        .map(row -> row.number("amount"))
        .orElse(0L);
  }

  /** A project's deployments from a place on; 0 for the newest. */
  public Part of(long project, long total, long from) {
    long last = from > 0 ? Math.min(from, total) : total;
    long first = Math.max(1, last - MOST + 1);
    var ids = new ArrayList<Long>();
    if (last > 0) {
      table
          .query(
              q ->
                  q.keyConditionExpression("pk = :pk AND sk BETWEEN :first AND :last")
                      .expressionAttributeValues(
                          Map.of(
                              ":pk", Row.text(DeploymentsKeys.project(project)),
                              ":first", Row.text(DeploymentsKeys.placeInProject(first)),
                              ":last", Row.text(DeploymentsKeys.placeInProject(last)))))
          .forEach(row -> ids.add(row.number("id")));
    }
    return new Part(byIds(ids), Math.max(0, first - 1));
  }

  private List<Deployment> byIds(List<Long> ids) {
    return table.getAll(ids.stream().map(DeploymentsKeys::deploymentKey).toList()).stream()
        .map(DeploymentRows::deployment)
        .sorted(
            Comparator.comparing(Deployment::createdAt)
                .thenComparingLong(Deployment::id)
                .reversed())
        .toList();
  }
}
