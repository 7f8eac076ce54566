package dev.opsledger.front.projection;

import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.dynamo.Table;
import dev.opsledger.core.outbox.Fact;
import dev.opsledger.core.text.CommitIds;
import dev.opsledger.front.domain.Contribution;
import dev.opsledger.front.domain.CounterKey;
import dev.opsledger.front.domain.Projection;
import dev.opsledger.front.store.CounterRow;
import dev.opsledger.front.store.FactRow;
import dev.opsledger.front.store.FrontKeys;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * What some facts change: their own rows, and the numbers in which they have or had shares. Each
 * row is written only over what it was computed from, all together or none.
 */
final class ProjectionTransaction {
  /** A fact beside the row that it replaces. */
  private record Step(Fact fact, Optional<Row> stored, Projection view) {
    List<Contribution> former() {
      return FactRow.shares(stored);
    }
  }

  private final Table table;
  private final Instant now;
  private final List<Step> steps = new ArrayList<>();
  private final Map<CounterKey, CounterRow> numbers = new LinkedHashMap<>();
  private final Map<String, Row> commits = new LinkedHashMap<>();

  private ProjectionTransaction(Table table, Instant now) {
    this.table = table;
    this.now = now;
  }

  /** Plans the facts that are news; the table is read as it is at this moment. */
  static ProjectionTransaction of(List<Fact> facts, Table table, Projections views, Instant now) {
    var plan = new ProjectionTransaction(table, now);
    plan.read(facts, views);
    plan.readNumbers();
    plan.readCommits();
    plan.apply();
    return plan;
  }

  private void read(List<Fact> facts, Projections views) {
    var stored = new HashMap<String, Row>();
    table
        .getAllStrictly(facts.stream().map(ProjectionTransaction::key).toList())
        .forEach(row -> stored.put(row.pk(), row));
    for (Fact fact : facts) {
      var row = Optional.ofNullable(stored.get(FrontKeys.fact(fact.kind(), fact.id())));
      if (row.filter(known -> known.get("version").compareTo(fact.version()) >= 0).isEmpty()) {
        steps.add(new Step(fact, row, views.of(fact, now)));
      }
    }
  }

  private static Map<String, AttributeValue> key(Fact fact) {
    return Table.key(FrontKeys.fact(fact.kind(), fact.id()), FrontKeys.FACT);
  }

  private void readNumbers() {
    Set<CounterKey> keys = new LinkedHashSet<>();
    for (Step step : steps) {
      step.former().forEach(share -> keys.add(share.key()));
      step.view().shares().forEach(share -> keys.add(share.key()));
    }
    keys.forEach(key -> numbers.put(key, CounterRow.fresh(key)));
    table
        .getAllStrictly(keys.stream().map(key -> Table.key(key.pk(), key.sk())).toList())
        .forEach(
            row -> {
              CounterRow read = CounterRow.of(row);
              numbers.put(read.key(), read);
            });
  }

  /** A commit is listed with the first run that is told of it. */
  private void readCommits() {
    for (Step step : steps) {
      if (step.stored().isEmpty()) {
        step.view()
            .commit()
            .filter(CommitIds::isWhole)
            .ifPresent(commit -> commits.putIfAbsent(commit, listed(commit, step)));
      }
    }
    table
        .getAll(commits.values().stream().map(row -> Table.key(row.pk(), row.sk())).toList())
        .forEach(row -> commits.remove(row.sk()));
  }

  private static Row listed(String commit, Step step) {
    Row row = Row.of(FrontKeys.commits(commit), commit);
    return step.view()
        .kept()
        .map(kept -> row.expiring(step.fact().occurredAt().plus(kept)))
        .orElse(row);
  }

  private void apply() {
    var flakyBefore = flaky();
    for (Step step : steps) {
      step.former().forEach(share -> add(share, -1));
      step.view().shares().forEach(share -> add(share, 1));
      String by =
          "%019d|%s".formatted(step.fact().occurredAt().toEpochMilli(), step.fact().version());
      step.view().shares().forEach(share -> numbers.get(share.key()).label(share.labels(), by));
    }
    flaky()
        .forEach(
            (tries, flaky) ->
                numbers
                    .get(FrontKeys.workflowOf(tries))
                    .add(CounterRow.FLAKY, flaky - flakyBefore.get(tries)));
  }

  private void add(Contribution share, int sign) {
    share.numbers().forEach((name, number) -> numbers.get(share.key()).add(name, sign * number));
  }

  private Map<CounterKey, Long> flaky() {
    var flaky = new HashMap<CounterKey, Long>();
    numbers.forEach(
        (key, row) -> {
          if (FrontKeys.isTries(key)) {
            flaky.put(key, row.flaky());
          }
        });
    return flaky;
  }

  /** How many rows there are to write. */
  int size() {
    return steps.size()
        + commits.size()
        + (int) numbers.values().stream().filter(CounterRow::isChanged).count();
  }

  List<TransactWriteItem> writes() {
    var writes = new ArrayList<TransactWriteItem>();
    steps.forEach(step -> writes.add(write(step)));
    numbers.values().stream().filter(CounterRow::isChanged).forEach(row -> writes.add(write(row)));
    commits.values().forEach(row -> writes.add(put(row)));
    return writes;
  }

  private TransactWriteItem put(Row row) {
    Put put = Put.builder().tableName(table.name()).item(row.attributes()).build();
    return TransactWriteItem.builder().put(put).build();
  }

  private TransactWriteItem write(Step step) {
    Row row =
        step.fact().isGone()
            ? FactRow.ofGone(step.fact(), now)
            : FactRow.of(step.fact(), step.view());
    var put = Put.builder().tableName(table.name()).item(row.attributes());
    step.stored()
        .ifPresentOrElse(
            known ->
                put.conditionExpression("version = :version")
                    .expressionAttributeValues(Map.of(":version", Row.text(known.get("version")))),
            () -> put.conditionExpression("attribute_not_exists(pk)"));
    return TransactWriteItem.builder().put(put.build()).build();
  }

  private TransactWriteItem write(CounterRow row) {
    var put =
        Put.builder()
            .tableName(table.name())
            .item(row.row().attributes())
            .conditionExpression(row.condition());
    if (row.revision() > 0) {
      put.expressionAttributeValues(row.unchanged());
    }
    return TransactWriteItem.builder().put(put.build()).build();
  }
}
