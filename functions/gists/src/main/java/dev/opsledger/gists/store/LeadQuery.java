package dev.opsledger.gists.store;

import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.dynamo.Table;
import dev.opsledger.gists.domain.DealState;
import dev.opsledger.gists.domain.Lead;
import dev.opsledger.gists.domain.LoggedGist;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Reads gists with the state of their deals, at the cost of the rows it looks at.
 *
 * @param table the gists table
 */
public record LeadQuery(Table table) {
  /** The most gists of a read; a gist's row has up to some kilobytes. */
  public static final int MOST = 40;

  /** The most entries of the log that are looked at. */
  private static final int LOOKED_AT = 200;

  /**
   * What was read.
   *
   * @param leads newest first
   * @param next the place from which older ones are read; 0 when there are none
   */
  public record Part(List<Lead> leads, long next) {}

  /**
   * Gists by the time at which they were stored, newest first.
   *
   * @param from the place to begin with; 0 for the newest
   */
  public Part newest(long from, Predicate<LoggedGist> wanted) {
    long place = from > 0 ? from : last();
    var found = new ArrayList<String>();
    int looked = 0;
    while (place > 0) {
      long start = place;
      for (Row row : bucket(place)) {
        place = GistsKeys.place(row) - 1;
        looked++;
        LoggedGist gist = GistRows.gist(row);
        if (wanted.test(gist)) {
          found.add(gist.id());
        }
        if (found.size() == MOST || looked == LOOKED_AT) {
          return new Part(leads(found), place);
        }
      }
      // The place before the first of a bucket is in another one.
      place = Math.min(place, GistsKeys.firstOfBucket(start) - 1);
    }
    return new Part(leads(found), 0);
  }

  private long last() {
    return table.get(GistsKeys.LOG, GistsKeys.LOG).map(row -> row.number("lastPlace")).orElse(0L);
  }

  private Iterable<Row> bucket(long place) {
    return table.query(
        q ->
            q.keyConditionExpression("pk = :bucket AND sk <= :place")
                .scanIndexForward(false)
                .limit(LOOKED_AT)
                .expressionAttributeValues(
                    Map.of(
                        ":bucket", Row.text(GistsKeys.logBucket(place)),
                        ":place", Row.text(GistsKeys.logPlace(place)))));
  }

  /** Gists whose deals wait, those that were tried last first. */
  public List<Lead> waiting() {
    var ids = new ArrayList<String>();
    GistsKeys.SHARDS.forEach(shard -> ids.addAll(open(shard, MOST / GistsKeys.SHARDS.size())));
    return leads(ids).stream().filter(Lead::waits).toList();
  }

  /** Gists whose deals the CRM rejected. */
  public List<Lead> refused() {
    return leads(open(GistsKeys.REFUSED, MOST));
  }

  private List<String> open(String partition, int most) {
    var ids = new ArrayList<String>();
    for (Row row :
        table.query(
            q ->
                q.indexName(GistsKeys.OPEN_DEALS)
                    .keyConditionExpression("openDeal = :partition")
                    .scanIndexForward(false)
                    .limit(most)
                    .expressionAttributeValues(Map.of(":partition", Row.text(partition))))) {
      ids.add(GistsKeys.gistId(row));
      if (ids.size() == most) {
        break;
      }
    }
    return ids;
  }

  private List<Lead> leads(Collection<String> ids) {
    var order = new HashMap<String, Integer>();
    ids.forEach(id -> order.put(id, order.size()));
    return table
        .getAll(ids.stream().map(id -> Table.key(GistsKeys.gist(id), GistsKeys.GIST)).toList())
        .stream()
        .map(LeadQuery::lead)
        .sorted(Comparator.comparing(lead -> order.getOrDefault(lead.gist(), 0)))
        .toList();
  }

  private static Lead lead(Row row) {
    return new Lead(
        GistsKeys.gistId(row),
        row.get("user"),
        row.find("description"),
        row.get("url"),
        row.findInstant("createdAt"),
        DealState.of(row.get("deal")),
        row.findNumber("dealId"),
        row.find("reason"),
        row.findNumber("attempts").orElse(0L));
  }
}
