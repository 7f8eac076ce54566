package dev.opsledger.front.store;

import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.dynamo.Table;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Reads facts by their unit and time, by their rank, and runs by their commit. */
public record FactQuery(Table table) {
  /** How many months are looked at for the latest facts before a moment. */
  private static final int MONTHS_BACK = 4;

  private static final String SECOND = "2026-11-22T10:00:00";

  /**
   * The facts of one kind and unit that occurred in a period, oldest first. Only rows of the period
   * are read.
   *
   * @param since the first moment of the period
   * @param until the first moment after it
   * @param limit the most facts to read
   */
  public List<StoredFact> between(
      String kind, String unit, Instant since, Instant until, int limit) {
    var found = new ArrayList<StoredFact>();
    YearMonth last = month(until);
    for (YearMonth month = month(since); !month.isAfter(last); month = month.plusMonths(1)) {
      String listed = FrontKeys.listed(kind, unit, startOf(month));
      for (Row row : rows(listed, since, until)) {
        StoredFact fact = StoredFact.of(row);
        boolean inside = !fact.occurredAt().isBefore(since) && fact.occurredAt().isBefore(until);
        if (inside && found.size() < limit) {
          found.add(fact);
        } else if (inside) {
          return found;
        }
      }
    }
    found.sort(Comparator.comparing(StoredFact::occurredAt).thenComparing(StoredFact::id));
    return found;
  }

  /**
   * The latest facts of one kind and unit before a moment, newest first. Quiet months are passed
   * over, but not for ever: only this month and the three before are looked at.
   *
   * @param limit the most facts to read
   */
  public List<StoredFact> latest(String kind, String unit, Instant before, int limit) {
    var found = new ArrayList<StoredFact>();
    for (int back = 0; back < MONTHS_BACK && found.size() < limit; back++) {
      Instant start = startOf(month(before).minusMonths(back));
      for (Row row : rowsBefore(FrontKeys.listed(kind, unit, start), before, limit)) {
        StoredFact fact = StoredFact.of(row);
        if (found.size() == limit) {
          break;
        }
        if (fact.occurredAt().isBefore(before)) {
          found.add(fact);
        }
      }
    }
    return found;
  }

  private Iterable<Row> rowsBefore(String listed, Instant before, int limit) {
    Map<String, AttributeValue> values =
        Map.of(":listed", Row.text(listed), ":before", Row.text(second(before) + "~"));
    return table.query(
        q ->
            q.indexName(FrontIndex.FACTS.id())
                .keyConditionExpression(
                    FrontIndex.FACTS.partitionKey()
                        + " = :listed AND "
                        + FrontIndex.FACTS.sortKey()
                        + " < :before")
                .expressionAttributeValues(values)
                .scanIndexForward(false)
                .limit(limit));
  }

  /**
   * The deployments of a commit, of all projects and to any environment, newest first. Those of
   * another commit whose id begins alike are among them.
   *
   * @param before the moment before which they began or ended
   * @param limit the most to read
   */
  public List<StoredFact> deploymentsOf(String commit, Instant before, int limit) {
    Map<String, AttributeValue> values =
        Map.of(
            ":commit", Row.text(FrontRowKeys.deployed(commit)),
            ":before", Row.text(second(before) + "~"));
    var found = new ArrayList<StoredFact>();
    for (Row row :
        table.query(
            q ->
                q.indexName(FrontIndex.BY_COMMIT.id())
                    .keyConditionExpression(
                        FrontIndex.BY_COMMIT.partitionKey()
                            + " = :commit AND "
                            + FrontIndex.BY_COMMIT.sortKey()
                            + " < :before")
                    .expressionAttributeValues(values)
                    .scanIndexForward(false)
                    .limit(limit))) {
      if (found.size() == limit) {
        break;
      }
      found.add(StoredFact.of(row));
    }
    return found;
  }

  private static Instant startOf(YearMonth month) {
    return month.atDay(1).atStartOfDay().toInstant(ZoneOffset.UTC);
  }

  private Iterable<Row> rows(String listed, Instant since, Instant until) {
    Map<String, AttributeValue> values =
        Map.of(
            ":listed", Row.text(listed),
            ":since", Row.text(second(since)),
            ":until", Row.text(second(until) + "~"));
    String condition =
        "%s = :listed AND %s BETWEEN :since AND :until"
            .formatted(FrontIndex.FACTS.partitionKey(), FrontIndex.FACTS.sortKey());
    return table.query(
        q ->
            q.indexName(FrontIndex.FACTS.id())
                .keyConditionExpression(condition)
                .expressionAttributeValues(values));
  }

  /**
   * Cuts off fractions of a second and the zone: as text, {@code 10:00:00.5Z} sorts before {@code
   * 10:00:00Z}.
   */
  private static String second(Instant at) {
    return at.toString().substring(0, SECOND.length());
  }

  /** The stored rows of some things, as they are after every write that was acknowledged. */
  public Map<FactId, Row> rowsStrictly(Collection<FactId> ids) {
    var stored = new HashMap<String, Row>();
    table
        .getAllStrictly(ids.stream().map(FactQuery::key).toList())
        .forEach(row -> stored.put(row.pk(), row));
    var rows = new HashMap<FactId, Row>();
    for (FactId id : ids) {
      Row row = stored.get(FrontKeys.fact(id.kind(), id.id()));
      if (row != null) {
        rows.put(id, row);
      }
    }
    return rows;
  }

  private static Map<String, AttributeValue> key(FactId id) {
    return Table.key(FrontKeys.fact(id.kind(), id.id()), FrontKeys.FACT);
  }

  /** Whether a fact of a thing was ever stored. */
  public boolean exists(String kind, String id) {
    return table.get(FrontKeys.fact(kind, id), FrontKeys.FACT).isPresent();
  }

  /** What is stored of one thing. */
  public Optional<StoredFact> find(String kind, String id) {
    return table
        .get(FrontKeys.fact(kind, id), FrontKeys.FACT)
        .map(StoredFact::of)
        .filter(fact -> fact.payload().size() > 0);
  }

  /** The first runs of a commit, oldest first. */
  public List<StoredFact> runsOf(String commit, int limit) {
    return FrontIndex.BY_COMMIT.least(table, commit, limit).stream().map(StoredFact::of).toList();
  }

  /** The first run of a commit. */
  public Optional<StoredFact> firstRunOf(String commit) {
    return runsOf(commit, 1).stream().findFirst();
  }

  /** The commits with runs whose ids begin so, at most so many. */
  public List<String> commits(String abbreviated, int limit) {
    var found = new ArrayList<String>();
    for (Row row :
        table.query(
            q ->
                q.keyConditionExpression("pk = :commits AND begins_with(sk, :abbreviated)")
                    .expressionAttributeValues(
                        Map.of(
                            ":commits", Row.text(FrontRowKeys.commits(abbreviated)),
                            ":abbreviated", Row.text(abbreviated)))
                    .limit(limit))) {
      found.add(row.sk());
      if (found.size() == limit) {
        break;
      }
    }
    return found;
  }

  /** The commit that an abbreviated id means, if exactly one commit with runs begins with it. */
  public Optional<String> commitOf(String abbreviated) {
    Iterator<Row> rows =
        table
            .query(
                q ->
                    q.keyConditionExpression("pk = :commits AND begins_with(sk, :abbreviated)")
                        .expressionAttributeValues(
                            Map.of(
                                ":commits", Row.text(FrontRowKeys.commits(abbreviated)),
                                ":abbreviated", Row.text(abbreviated)))
                        .limit(2))
            .iterator();
    if (!rows.hasNext()) {
      return Optional.empty();
    }
    String commit = rows.next().sk();
    return rows.hasNext() ? Optional.empty() : Optional.of(commit);
  }

  /** The facts with the greatest rank in a list. */
  public List<StoredFact> top(String list, int limit) {
    return FrontIndex.RANKED.greatest(table, list, limit).stream().map(StoredFact::of).toList();
  }

  /** The facts with the least rank in a list. */
  public List<StoredFact> least(String list, int limit) {
    return FrontIndex.RANKED.least(table, list, limit).stream().map(StoredFact::of).toList();
  }

  private static YearMonth month(Instant at) {
    return YearMonth.from(at.atOffset(ZoneOffset.UTC));
  }
}
