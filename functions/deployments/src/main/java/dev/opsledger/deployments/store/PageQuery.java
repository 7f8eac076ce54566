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
 * Pages of projects and deployments. Everything listed has a place, counted without gaps, so that a
 * page's rows are known from its number: page 10,000 costs what page 1 costs. All reads are strict,
 * so that a page never lacks what was acknowledged.
 */
public final class PageQuery {
  private final Table table;

  public PageQuery(Table table) {
    this.table = table;
  }

  /**
   * A page of a list.
   *
   * @param rows what is on it, none past the end
   * @param total how many there are on all pages
   */
  public record Part<T>(List<T> rows, long total) {}

  /** Projects by id. */
  public Part<Project> projects(long page) {
    long total = count(DeploymentsKeys.PROJECTS);
    if (beyond(page, total)) {
      return new Part<>(List.of(), total);
    }
    List<Map<String, AttributeValue>> keys =
        places(DeploymentsKeys.projectsPage(page)).stream().map(DeploymentsKeys::projectKey).toList();
    List<Project> projects =
        table.getAllStrictly(keys).stream()
            .map(DeploymentRows::project)
            .sorted(Comparator.comparingLong(Project::id))
            .toList();
    return new Part<>(projects, total);
  }

  private List<Long> places(String partition) {
    Iterable<Row> rows =
        table.query(
            q ->
                q.consistentRead(true)
                    .keyConditionExpression("pk = :pk")
                    .expressionAttributeValues(Map.of(":pk", Row.text(partition))));
    return ids(rows);
  }

  /** All deployments, newest first. Their ids are their places. */
  public Part<Deployment> deployments(long page) {
    long total = count(DeploymentsKeys.DEPLOYMENTS);
    if (beyond(page, total)) {
      return new Part<>(List.of(), total);
    }
    long last = total - (page - 1) * DeploymentsKeys.PAGE;
    long first = Math.max(1, last - DeploymentsKeys.PAGE + 1);
    return new Part<>(deployments(LongStream.rangeClosed(first, last).boxed().toList()), total);
  }

  /** A project's deployments, newest first; none of a project that does not exist. */
  public Part<Deployment> deploymentsOf(long project, long page) {
    long total =
        table
            .getStrictly(DeploymentsKeys.project(project), DeploymentsKeys.PROJECT)
            .map(row -> row.number("deployments"))
            .orElse(0L);
    if (beyond(page, total)) {
      return new Part<>(List.of(), total);
    }
    long last = total - (page - 1) * DeploymentsKeys.PAGE;
    long first = Math.max(1, last - DeploymentsKeys.PAGE + 1);
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
    return new Part<>(deployments(ids(places)), total);
  }

  private List<Deployment> deployments(List<Long> ids) {
    return table.getAllStrictly(ids.stream().map(DeploymentsKeys::deploymentKey).toList()).stream()
        .map(DeploymentRows::deployment)
        .sorted(Comparator.comparingLong(Deployment::id).reversed())
        .toList();
  }

  private long count(String counter) {
    return table.getStrictly(counter, DeploymentsKeys.COUNTER).map(row -> row.number("amount")).orElse(0L);
  }

  private static boolean beyond(long page, long total) {
    return page > (total + DeploymentsKeys.PAGE - 1) / DeploymentsKeys.PAGE;
  }

  private static List<Long> ids(Iterable<Row> places) {
    var ids = new ArrayList<Long>(DeploymentsKeys.PAGE);
    places.forEach(row -> ids.add(row.number("id")));
    return ids;
  }
}
