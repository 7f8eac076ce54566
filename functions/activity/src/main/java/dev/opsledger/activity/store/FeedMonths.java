package dev.opsledger.activity.store;

import dev.opsledger.core.dynamo.Table;
import dev.opsledger.core.feed.FeedRows;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Records the months that have events; each month once in the life of a function. */
final class FeedMonths {
  private final Table table;
  private final Set<YearMonth> recorded = ConcurrentHashMap.newKeySet();

  FeedMonths(Table table) {
    this.table = table;
  }

  /** Records a month. Call it before the event is stored: a feed reads only recorded months. */
  void record(Instant at) {
    YearMonth month = FeedRows.month(at);
    if (!recorded.contains(month)) {
      table.put(FeedRows.month(month));
      recorded.add(month);
    }
  }
}
