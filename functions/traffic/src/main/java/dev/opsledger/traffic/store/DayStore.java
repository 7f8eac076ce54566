package dev.opsledger.traffic.store;

import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.dynamo.Table;
import dev.opsledger.core.dynamo.WriteItems;
import dev.opsledger.traffic.domain.DateRange;
import dev.opsledger.traffic.domain.Day;
import dev.opsledger.traffic.domain.FetchResult;
import dev.opsledger.traffic.domain.SyncState;
import dev.opsledger.traffic.domain.TopTen;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** Stores the days and top ten lists of repositories. */
public final class DayStore {
  private final Table table;
  private final WriteItems writes;

  public DayStore(Table table) {
    this.table = table;
    this.writes = new WriteItems(table.name());
  }

  /** The days of a repository within a range, oldest first. */
  public List<Day> read(String repository, DateRange range) {
    return read(repository, range, false);
  }

  private List<Day> read(String repository, DateRange range, boolean strictly) {
    var values = new LinkedHashMap<String, AttributeValue>();
    values.put(":pk", Row.text(TrafficKeys.repository(repository)));
    values.put(":from", Row.text(TrafficKeys.firstDay(range)));
    values.put(":to", Row.text(TrafficKeys.lastDay(range)));
    var days = new ArrayList<Day>();
    table
        .query(
            q ->
                q.keyConditionExpression("pk = :pk AND sk BETWEEN :from AND :to")
                    .expressionAttributeValues(values)
                    .consistentRead(strictly))
        .forEach(row -> days.add(DayRows.day(row)));
    return days;
  }

  /**
   * The latest top ten lists.
   *
   * @param until the last day to consider
   */
  Optional<TopTen> latestTopTen(String repository, Optional<LocalDate> until) {
    var values = new LinkedHashMap<String, AttributeValue>();
    values.put(":pk", Row.text(TrafficKeys.repository(repository)));
    values.put(":top", Row.text(TrafficKeys.firstTop()));
    values.put(":to", Row.text(TrafficKeys.lastTop(until)));
    var rows =
        table
            .query(
                q ->
                    q.keyConditionExpression("pk = :pk AND sk BETWEEN :top AND :to")
                        .expressionAttributeValues(values)
                        .scanIndexForward(false)
                        .limit(1))
            .iterator();
    return rows.hasNext() ? Optional.of(TopTenRows.topTen(rows.next())) : Optional.empty();
  }

  /**
   * Stores the result of a fetch and the new state in one transaction, keeping the largest value of
   * each number. Writes nothing if the repository is gone or nothing has changed.
   *
   * @param known the repository's state as it was read
   */
  public void store(String repository, FetchResult result, SyncState known, SyncState next) {
    if (!storeOnce(repository, result, known, next, false)) {
      // A concurrent fetch stored something, which an eventually consistent read may not show yet.
      table.settle(
          () ->
              storeOnce(repository, result, known, next, true)
                  ? Optional.of(true)
                  : Optional.empty());
    }
  }

  private boolean storeOnce(
      String repository, FetchResult result, SyncState known, SyncState next, boolean strictly) {
    List<TransactWriteItem> changes = changes(repository, result, strictly);
    if (changes.isEmpty() && next.equals(known)) {
      return true;
    }
    changes.add(repositoryIn(repository, known, next));
    return table.transact(changes)
        || table.getStrictly(TrafficKeys.repository(repository), TrafficKeys.REPOSITORY).isEmpty();
  }

  private List<TransactWriteItem> changes(String repository, FetchResult result, boolean strictly) {
    List<Day> seen = result.days();
    var range =
        new DateRange(Optional.of(seen.getFirst().date()), Optional.of(seen.getLast().date()));
    var stored = new LinkedHashMap<LocalDate, Day>();
    read(repository, range, strictly).forEach(day -> stored.put(day.date(), day));
    var changes = new ArrayList<TransactWriteItem>();
    for (Day day : result.changes(stored)) {
      changes.add(put(repository, day, Optional.ofNullable(stored.get(day.date()))));
    }
    result.topTen().flatMap(s -> update(repository, s)).ifPresent(changes::add);
    return changes;
  }

  /** Writes a day only over what it was compared with, so that no larger number is lost. */
  private TransactWriteItem put(String repository, Day day, Optional<Day> over) {
    Row row = DayRows.row(repository, day);
    return over.map(old -> writes.putIf(row, DayRows.unchanged(old), DayRows.values(old)))
        .orElseGet(() -> writes.putNew(row));
  }

  private Optional<TransactWriteItem> update(String repository, TopTen topTen) {
    Row row = TopTenRows.row(repository, topTen);
    boolean same = table.get(row.pk(), row.sk()).filter(row::equals).isPresent();
    return same ? Optional.empty() : Optional.of(writes.put(row));
  }

  private TransactWriteItem repositoryIn(String id, SyncState known, SyncState next) {
    if (next.equals(known)) {
      return writes.requireExisting(TrafficKeys.repository(id), TrafficKeys.REPOSITORY);
    }
    UpdateExpression update = RepositoryRows.update(next);
    return writes.updateExisting(
        TrafficKeys.repository(id), TrafficKeys.REPOSITORY, update.expression(), update.values());
  }
}
