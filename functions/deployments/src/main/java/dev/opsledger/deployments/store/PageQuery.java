package dev.opsledger.deployments.store;

import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.dynamo.Table;
import dev.opsledger.deployments.domain.Deployment;
import dev.opsledger.deployments.domain.Project;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Reads pages of projects and deployments. Everything that is listed has a place without gaps, so a
 * page's rows are known from its number: page 10,000 costs what page 1 costs. All reads are
 * consistent, so a page contains every acknowledged write.
 */
public final class PageQuery {
  private final Table table;

  public PageQuery(Table table) {
    this.table = table;
  }

  /**
   * A page of a list.
   *
   * @param elements what is on the page, empty past the end
   * @param total the number of elements on all pages
   */
  public record Page<T>(List<T> elements, long total) {}

  /** A page of the projects, by id. */
  public Page<Project> projects(long page) {
    long total = count(DeploymentsKeys.PROJECTS);
    if (isPastEnd(page, total)) {
      return new Page<>(List.of(), total);
    }
    List<Map<String, AttributeValue>> keys =
        projectIds(DeploymentsKeys.projectsPage(page)).stream()
            .map(DeploymentsKeys::projectKey)
            .toList();
    List<Project> projects =
        table.getAllStrictly(keys).stream()
            .map(DeploymentRows::project)
            .sorted(Comparator.comparingLong(Project::id))
            .toList();
    return new Page<>(projects, total);
  }

  private List<Long> projectIds(String partition) {
    Iterable<Row> rows =
        table.query(
            q ->
                q.consistentRead(true)
                    .keyConditionExpression("pk = :pk")
                    .expressionAttributeValues(Map.of(":pk", Row.text(partition))));
    return ids(rows);
  }

  /** A page of all deployments, newest first; their ids are their places. */
  public Page<Deployment> deployments(long page) {
    long total = count(DeploymentsKeys.DEPLOYMENTS);
    if (isPastEnd(page, total)) {
      return new Page<>(List.of(), total);
    }
    long last = total - (page - 1) * DeploymentsKeys.PAGE_SIZE;
    long first = Math.max(1, last - DeploymentsKeys.PAGE_SIZE + 1);
    return new Page<>(deployments(LongStream.rangeClosed(first, last).boxed().toList()), total);
  }

  /** A page of a project's deployments, newest first; empty if there is no such project. */
  public Page<Deployment> deploymentsOf(long project, long page) {
    long total =
        table
            .getStrictly(DeploymentsKeys.project(project), DeploymentsKeys.PROJECT)
            .map(row -> row.number("deployments"))
            .orElse(0L);
    if (isPastEnd(page, total)) {
      return new Page<>(List.of(), total);
    }
    long last = total - (page - 1) * DeploymentsKeys.PAGE_SIZE;
    long first = Math.max(1, last - DeploymentsKeys.PAGE_SIZE + 1);
    Iterable<Row> places =
        table.query(
            q ->
                q.consistentRead(true)
                    .keyConditionExpression("pk = :pk AND sk BETWEEN :first AND :last")
                    .expressionAttributeValues(
                        Map.of(
                            ":pk", Row.text(DeploymentsKeys.project(project)),
                            ":first", Row.text(DeploymentsKeys.placeInProject(first)),
                            ":last", Row.text(DeploymentsKeys.placeInProject(last)))));
    return new Page<>(deployments(ids(places)), total);
  }

  private List<Deployment> deployments(List<Long> ids) {
    return table.getAllStrictly(ids.stream().map(DeploymentsKeys::deploymentKey).toList()).stream()
        .map(DeploymentRows::deployment)
        .sorted(Comparator.comparingLong(Deployment::id).reversed())
        .toList();
  }

  private long count(String counter) {
    return table
        .getStrictly(counter, DeploymentsKeys.COUNTER)
        .map(row -> row.number("amount"))
        .orElse(0L);
  }

  private static boolean isPastEnd(long page, long total) {
    return page > (total + DeploymentsKeys.PAGE_SIZE - 1) / DeploymentsKeys.PAGE_SIZE;
  }

  private static List<Long> ids(Iterable<Row> places) {
    var ids = new ArrayList<Long>(DeploymentsKeys.PAGE_SIZE);
    places.forEach(row -> ids.add(row.number("id")));
    return ids;
  }
}
