package dev.opsledger.front.store;

import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.dynamo.Table;
import dev.opsledger.front.store.FrontKeys.Day;
import dev.opsledger.front.domain.CounterKey;
import dev.opsledger.front.overview.Overview;
import dev.opsledger.front.projection.DeploymentProjection;
import dev.opsledger.front.projection.IncidentProjection;
import dev.opsledger.front.projection.RunProjection;
import dev.opsledger.front.projection.VisitsProjection;
import dev.opsledger.front.store.FrontKeys.Day;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Reads rows of numbers: some by their keys, and the first of what is ranked. */
public record CounterQuery(Table table) {
  private static final int WORKFLOWS = 5;
  private static final int PROJECTS = 10;
  private static final int SERVICES = 10;
  private static final int REPOSITORIES = 8;
  private static final int DAYS = 15;
  private static final int WEEK = 7;

  /** The rows of these keys; one that was never written is left out. */
  public Map<CounterKey, CounterRow> find(CounterKey... keys) {
    return find(List.of(keys));
  }

  private Map<CounterKey, CounterRow> find(List<CounterKey> keys) {
    var found = new HashMap<CounterKey, CounterRow>();
    for (Row row : table.getAll(keys.stream().map(k -> Table.key(k.pk(), k.sk())).toList())) {
      CounterRow numbers = CounterRow.of(row);
      found.put(numbers.key(), numbers);
    }
    return found;
  }

  /** The first rows of a ranking. */
  public List<CounterRow> top(String in, int most) {
    return first(FactRow.RANKED, "rankedIn", in, most).stream().map(CounterRow::of).toList();
  }

  /** The first rows of a list that an index keeps in order. */
  public List<Row> first(String index, String attribute, String in, int most) {
    Iterator<Row> rows =
        table
            .query(
                q ->
                    q.indexName(index)
                        .keyConditionExpression(attribute + " = :in")
                        .expressionAttributeValues(Map.of(":in", Row.text(in)))
                        .scanIndexForward(false)
                        .limit(most))
            .iterator();
    var first = new ArrayList<Row>(most);
    while (first.size() < most && rows.hasNext()) {
      first.add(rows.next());
    }
    return first;
  }

  public List<Overview.Flaky> flakiest(Day day, String login) {
    return top(FrontKeys.workflows(day, login), WORKFLOWS).stream()
        .map(
            row ->
                new Overview.Flaky(
                    Long.parseLong(row.key().sk()),
                    row.label("workflow"),
                    row.label("repository"),
                    row.get(RunProjection.TOTAL),
                    row.get(RunProjection.FAILED),
                    row.get(CounterRow.FLAKY)))
        .toList();
  }

  public List<Overview.Slow> slowest(Day day, String login) {
    return first(Rankings.SLOWEST, "slowIn", FrontKeys.workflows(day, login), WORKFLOWS).stream()
        .map(CounterRow::of)
        .map(
            row ->
                new Overview.Slow(
                    Long.parseLong(row.key().sk()),
                    row.label("workflow"),
                    row.label("repository"),
                    row.get(RunProjection.TIMED),
                    row.get(RunProjection.SECONDS) / row.get(RunProjection.TIMED)))
        .toList();
  }

  public List<Overview.Project> projects(Day day) {
    return top(FrontKeys.projects(day), PROJECTS).stream()
        .map(
            row ->
                new Overview.Project(
                    Long.parseLong(row.key().sk()),
                    row.label("project"),
                    row.get(DeploymentProjection.DONE),
                    row.get(DeploymentProjection.FAILED),
                    row.get(DeploymentProjection.CANCELLED)))
        .toList();
  }

  public List<Overview.Service> services() {
    return top(FrontKeys.SERVICES, SERVICES).stream()
        .map(
            row ->
                new Overview.Service(
                    row.key().sk(),
                    row.label("service"),
                    row.get(IncidentProjection.TRIGGERED),
                    row.get(IncidentProjection.ACKNOWLEDGED)))
        .toList();
  }

  /** The last two weeks and today, in GitHub's days. */
  public Overview.Visits visits(Instant at) {
    LocalDate today = at.atOffset(ZoneOffset.UTC).toLocalDate();
    var days = new ArrayList<Overview.VisitedDay>();
    Map<String, AttributeValue> values =
        Map.of(
            ":visits", Row.text(FrontKeys.VISITS),
            ":first", Row.text(today.minusDays(DAYS - 1).toString()),
            ":last", Row.text(today.toString()));
    for (Row row :
        table.query(
            q ->
                q.keyConditionExpression("pk = :visits AND sk BETWEEN :first AND :last")
                    .expressionAttributeValues(values))) {
      CounterRow day = CounterRow.of(row);
      days.add(
          new Overview.VisitedDay(
              LocalDate.parse(day.key().sk()),
              day.get(VisitsProjection.VIEWS),
              day.get(VisitsProjection.CLONES),
              day.get(VisitsProjection.REPOSITORIES)));
    }
    LocalDate last = today.minusDays(1);
    return new Overview.Visits(days, last, repositories(last));
  }

  private List<Overview.Visited> repositories(LocalDate day) {
    List<CounterRow> top = top(FrontKeys.visited(day), REPOSITORIES);
    var weekBefore = new LinkedHashMap<CounterRow, CounterKey>();
    top.forEach(row -> weekBefore.put(row, FrontKeys.visited(day.minusDays(WEEK), row.key().sk())));
    var known = find(List.copyOf(weekBefore.values()));
    return top.stream()
        .map(
            row ->
                new Overview.Visited(
                    row.label("repository"),
                    row.get(VisitsProjection.VIEWS),
                    row.get(VisitsProjection.VISITORS),
                    Optional.ofNullable(known.get(weekBefore.get(row)))
                        .map(before -> before.get(VisitsProjection.VIEWS))))
        .toList();
  }
}
