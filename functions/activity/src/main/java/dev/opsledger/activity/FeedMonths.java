package dev.opsledger.activity;

import dev.opsledger.core.dynamo.Table;
import dev.opsledger.core.feed.FeedRows;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Notes the months in which something happened, each once for each function that is alive. */
final class FeedMonths {
  private final Table table;
  private final Set<YearMonth> noted = ConcurrentHashMap.newKeySet();

  FeedMonths(Table table) {
    this.table = table;
  }

  /** Before the event itself is stored, so that none is in a month in which nobody looks. */
  void note(Instant at) {
    YearMonth month = FeedRows.month(at);
    if (!noted.contains(month)) {
      table.put(FeedRows.month(month));
      noted.add(month);
    }
  }
}
