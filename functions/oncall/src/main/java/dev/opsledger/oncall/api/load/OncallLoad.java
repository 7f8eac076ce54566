package dev.opsledger.oncall.api.load;

import dev.opsledger.core.csv.Csv;
import dev.opsledger.core.error.RequestException;
import dev.opsledger.core.json.Json;
import dev.opsledger.core.rollup.Tally;
import dev.opsledger.core.sync.SyncLedger;
import dev.opsledger.core.web.JsonArray;
import dev.opsledger.oncall.api.PagedBody;
import dev.opsledger.oncall.api.Paging;
import dev.opsledger.oncall.domain.LoadNames;
import dev.opsledger.oncall.domain.LoadPeriod;
import dev.opsledger.oncall.domain.LoadRules;
import dev.opsledger.oncall.store.LoadRollups;
import dev.opsledger.oncall.store.OncallKeys;
import dev.opsledger.oncall.store.ResponderStore;
import dev.opsledger.oncall.store.catalog.CatalogStore;
import dev.opsledger.oncall.store.coverage.LoadCoverage;
import io.micronaut.json.tree.JsonNode;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;

/** The load of on-call in a period, beside the period before. */
public record OncallLoad(
    CatalogStore catalogs,
    ResponderStore responders,
    LoadRollups rollups,
    LoadCoverage coverage,
    SyncLedger ledger,
    Clock clock) {
  private static final String INCOMPLETE =
      "incidents that were stored before are still being counted; the next syncs complete this";

  /**
   * What is asked for.
   *
   * @throws RequestException 400 if a parameter is invalid, 404 if people may not be named
   */
  LoadQuery query(String by, String since, String until) {
    LoadRules rules = coverage.rules();
    LoadQuery query = LoadQuery.of(by, since, until, rules.day(clock.instant()));
    if (query.by() == LoadQuery.By.USER && !rules.people()) {
      throw RequestException.notFound(
          "load by user is personal data; it is counted only where ONCALL_PEOPLE is on");
    }
    return query;
  }

  /** The load as JSON. */
  PagedBody json(LoadQuery query, Paging paging) {
    // Read first, so that neither ever overstates the freshness of the rest.
    Optional<Instant> asOf = ledger.lastGoodAt(OncallKeys.SOURCE);
    boolean complete = coverage.isComplete();
    NavigableMap<String, LoadItem> items = items(query);
    var list = new JsonArray();
    Optional<String> next = paging.walk(items, item -> list.add(LoadJson.item(item)));
    LoadPeriod before = query.period().before();
    var head =
        Json.object(
            "total", items.size(),
            "as_of", asOf,
            "by", query.by().text(),
            "since", query.period().since(),
            "until", query.period().until(),
            "before", Json.object("since", before.since(), "until", before.until()),
            "time_zone", coverage.rules().zone(),
            "complete", complete,
            "incomplete", complete ? null : INCOMPLETE);
    String opened = Json.text(head);
    String more = next.map(cursor -> ",\"next\":\"" + cursor + "\"").orElse("");
    return new PagedBody(
        opened.substring(0, opened.length() - 1) + ",\"load\":" + list.toString() + more + "}",
        next);
  }

  /** The load as CSV: a row for each item, with all numbers that the JSON has. */
  PagedBody csv(LoadQuery query, Paging paging) {
    var none = new LoadItem(Optional.empty(), Optional.empty(), List.of(), Tally.NONE, Tally.NONE);
    var header = new ArrayList<>(List.of("since", "until"));
    header.addAll(LoadJson.columns(LoadJson.item(none)));
    header.set(2, query.by().text() + "_id");
    header.set(3, query.by().text());
    header.add("complete");
    var csv = new Csv(header.toArray(String[]::new));
    boolean complete = coverage.isComplete();
    Optional<String> next =
        paging.walk(
            items(query), item -> csv.rows(List.of(row(query, LoadJson.item(item), complete))));
    return new PagedBody(csv.toString(), next);
  }

  private static List<String> row(LoadQuery query, JsonNode item, boolean complete) {
    var row = new ArrayList<String>();
    row.add(query.period().since().toString());
    row.add(query.period().until().toString());
    row.addAll(LoadJson.cells(item));
    // A spreadsheet would show a truth value in its own language.
    row.add(complete ? "yes" : "no");
    return row;
  }

  private NavigableMap<String, LoadItem> items(LoadQuery query) {
    boolean people = query.by() == LoadQuery.By.USER;
    var load = rollups.read(people, query.period());
    var items = new LoadItems(load);
    switch (query.by()) {
      case SERVICE -> items.services(catalogs);
      case TEAM -> {
        var catalog = catalogs.current();
        items.groups(catalog.servicesByTeam(), id -> catalog.teams().get(id).name());
      }
      case POLICY -> {
        var catalog = catalogs.current();
        items.groups(catalog.servicesByPolicy(), id -> catalog.policies().get(id).name());
      }
      case URGENCY -> LoadNames.GROUPS.forEach(items::urgency);
      case USER -> items.people(responders.names());
      default -> throw new IllegalStateException(query.by().text());
    }
    return items.all();
  }
}
