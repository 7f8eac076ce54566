package dev.opsledger.front;

import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.dynamo.Table;
import dev.opsledger.front.FrontKeys.Day;
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
record Numbers(Table table) {
  private static final int WORKFLOWS = 5;
  private static final int PROJECTS = 10;
  private static final int SERVICES = 10;
  private static final int REPOSITORIES = 8;
  private static final int DAYS = 15;
  private static final int WEEK = 7;

  /** The rows of these keys; one that was never written is left out. */
  Map<NumberKey, NumberRow> find(NumberKey... keys) {
    return find(List.of(keys));
  }

  private Map<NumberKey, NumberRow> find(List<NumberKey> keys) {
    var found = new HashMap<NumberKey, NumberRow>();
    for (Row row : table.getAll(keys.stream().map(k -> Table.key(k.pk(), k.sk())).toList())) {
      NumberRow numbers = NumberRow.of(row);
      found.put(numbers.key(), numbers);
    }
    return found;
  }

  /** The first rows of a ranking. */
  List<NumberRow> top(String in, int most) {
    return first(FactRow.RANKED, "rankedIn", in, most).stream().map(NumberRow::of).toList();
  }

  /** The first rows of a list that an index keeps in order. */
  List<Row> first(String index, String attribute, String in, int most) {
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

  List<Overview.Flaky> flakiest(Day day, String login) {
    return top(FrontKeys.workflows(day, login), WORKFLOWS).stream()
        .map(
            row ->
                new Overview.Flaky(
                    Long.parseLong(row.key().sk()),
                    row.label("workflow"),
                    row.label("repository"),
                    row.get(RunView.TOTAL),
                    row.get(RunView.FAILED),
                    row.get(NumberRow.FLAKY)))
        .toList();
  }

  List<Overview.Slow> slowest(Day day, String login) {
    return first(Rankings.SLOWEST, "slowIn", FrontKeys.workflows(day, login), WORKFLOWS).stream()
        .map(NumberRow::of)
        .map(
            row ->
                new Overview.Slow(
                    Long.parseLong(row.key().sk()),
                    row.label("workflow"),
                    row.label("repository"),
                    row.get(RunView.TIMED),
                    row.get(RunView.SECONDS) / row.get(RunView.TIMED)))
        .toList();
  }

  List<Overview.Project> projects(Day day) {
    return top(FrontKeys.projects(day), PROJECTS).stream()
        .map(
            row ->
                new Overview.Project(
                    Long.parseLong(row.key().sk()),
                    row.label("project"),
                    row.get(DeploymentView.DONE),
                    row.get(DeploymentView.FAILED),
                    row.get(DeploymentView.CANCELLED)))
        .toList();
  }

  List<Overview.Service> services() {
    return top(FrontKeys.SERVICES, SERVICES).stream()
        .map(
            row ->
                new Overview.Service(
                    row.key().sk(),
                    row.label("service"),
                    row.get(IncidentView.TRIGGERED),
                    row.get(IncidentView.ACKNOWLEDGED)))
        .toList();
  }

  /** The last two weeks and today, in GitHub's days. */
  Overview.Visits visits(Instant at) {
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
      NumberRow day = NumberRow.of(row);
      days.add(
          new Overview.VisitedDay(
              LocalDate.parse(day.key().sk()),
              day.get(VisitsView.VIEWS),
              day.get(VisitsView.CLONES),
              day.get(VisitsView.REPOSITORIES)));
    }
    LocalDate last = today.minusDays(1);
    return new Overview.Visits(days, last, repositories(last));
  }

  private List<Overview.Visited> repositories(LocalDate day) {
    List<NumberRow> top = top(FrontKeys.visited(day), REPOSITORIES);
    var weekBefore = new LinkedHashMap<NumberRow, NumberKey>();
    top.forEach(row -> weekBefore.put(row, FrontKeys.visited(day.minusDays(WEEK), row.key().sk())));
    var known = find(List.copyOf(weekBefore.values()));
    return top.stream()
        .map(
            row ->
                new Overview.Visited(
                    row.label("repository"),
                    row.get(VisitsView.VIEWS),
                    row.get(VisitsView.VISITORS),
                    Optional.ofNullable(known.get(weekBefore.get(row)))
                        .map(before -> before.get(VisitsView.VIEWS))))
        .toList();
  }
}
