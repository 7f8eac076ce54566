package dev.opsledger.deployments;

import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.dynamo.Table;
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
final class Lists {
  private final Table table;

  Lists(Table table) {
    this.table = table;
  }

  /**
   * A page of a list.
   *
   * @param rows what is on it, none past the end
   * @param total how many there are on all pages
   */
  record Part<T>(List<T> rows, long total) {}

  /** Projects by id. */
  Part<Project> projects(long page) {
    long total = count(Keys.PROJECTS);
    if (beyond(page, total)) {
      return new Part<>(List.of(), total);
    }
    List<Map<String, AttributeValue>> keys =
        places(Keys.projectsPage(page)).stream().map(Keys::projectKey).toList();
    List<Project> projects =
        table.getAllStrictly(keys).stream()
            .map(Rows::project)
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
  Part<Deployment> deployments(long page) {
    long total = count(Keys.DEPLOYMENTS);
    if (beyond(page, total)) {
      return new Part<>(List.of(), total);
    }
    long last = total - (page - 1) * Keys.PAGE;
    long first = Math.max(1, last - Keys.PAGE + 1);
    return new Part<>(deployments(LongStream.rangeClosed(first, last).boxed().toList()), total);
  }

  /** A project's deployments, newest first; none of a project that does not exist. */
  Part<Deployment> deploymentsOf(long project, long page) {
    long total =
        table
            .getStrictly(Keys.project(project), Keys.PROJECT)
            .map(row -> row.number("deployments"))
            .orElse(0L);
    if (beyond(page, total)) {
      return new Part<>(List.of(), total);
    }
    long last = total - (page - 1) * Keys.PAGE;
    long first = Math.max(1, last - Keys.PAGE + 1);
    Iterable<Row> places =
        table.query(
            q ->
                q.consistentRead(true)
                    .keyConditionExpression("pk = :pk AND sk BETWEEN :first AND :last")
                    .expressionAttributeValues(
                        Map.of(
                            ":pk", Row.text(Keys.project(project)),
                            ":first", Row.text(Keys.placeInProject(first)),
                            ":last", Row.text(Keys.placeInProject(last)))));
    return new Part<>(deployments(ids(places)), total);
  }

  private List<Deployment> deployments(List<Long> ids) {
    return table.getAllStrictly(ids.stream().map(Keys::deploymentKey).toList()).stream()
        .map(Rows::deployment)
        .sorted(Comparator.comparingLong(Deployment::id).reversed())
        .toList();
  }

  private long count(String counter) {
    return table.getStrictly(counter, Keys.COUNTER).map(row -> row.number("amount")).orElse(0L);
  }

  private static boolean beyond(long page, long total) {
    return page > (total + Keys.PAGE - 1) / Keys.PAGE;
  }

  private static List<Long> ids(Iterable<Row> places) {
    var ids = new ArrayList<Long>(Keys.PAGE);
    places.forEach(row -> ids.add(row.number("id")));
    return ids;
  }
}
