package dev.opsledger.oncall.page;

import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.error.RequestException;
import dev.opsledger.core.page.PageAddress;
import dev.opsledger.core.page.PagePeriod;
import dev.opsledger.core.rollup.Tally;
import dev.opsledger.oncall.domain.Incident;
import dev.opsledger.oncall.domain.IncidentSearch;
import dev.opsledger.oncall.domain.Reference;
import dev.opsledger.oncall.store.IncidentIndex;
import dev.opsledger.oncall.store.IncidentRows;
import dev.opsledger.oncall.store.LoadRollups;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Reads incidents for a page, and never more than a page may cost.
 *
 * @param index the stored incidents
 * @param rollups knows as what they were counted
 */
record IncidentLists(IncidentIndex index, LoadRollups rollups) {
  static final String STATUS = "status";
  static final String ALL = "all";
  static final String AFTER = "after";
  static final String BEFORE = "before";

  /** The most incidents on a page. */
  static final int SHOWN = 50;

  /** The most on a page that shows figures, too, and where what each counted as is read. */
  static final int FEW = 15;

  static final int COUNTED = 34;

  /** The most rows of the index that are read; eight of them are a kilobyte. */
  private static final int MOST_ROWS = 1_000;

  /** The most days that are looked at; each costs half a read unit even without incidents. */
  private static final int MOST_DAYS = 31;

  /** The attributes that a page shows. */
  private static final List<String> FIELDS =
      List.of(
          "id",
          "number",
          "title",
          "status",
          "urgency",
          "serviceId",
          "serviceName",
          "policyId",
          "createdAt",
          "resolvedAt",
          "changedAt",
          "url",
          "priorityId",
          "priorityName",
          "resolveReason",
          "mergedInto",
          "reopenedAt");

  /** Newest first, as far as they are read, and the address of the others. */
  record Read(List<Listed> incidents, Optional<PageAddress> next) {}

  /**
   * An incident of a list.
   *
   * @param load as what it was counted, where that was read
   */
  record Listed(Incident incident, Optional<Tally> load) {}

  /** The statuses that an address asks for; all of them where it asks for none. */
  static List<String> statuses(PageAddress address) {
    String asked = address.find(STATUS).orElse("");
    if (asked.equals(ALL)) {
      return List.of();
    }
    if (asked.equals("open")) {
      return List.of("triggered", "acknowledged");
    }
    if (asked.isEmpty() || Incident.STATUSES.contains(asked)) {
      return asked.isEmpty() ? List.of() : List.of(asked);
    }
    throw RequestException.invalid("status must be all, open, triggered, acknowledged or resolved");
  }

  /** The incidents with one of some statuses, newest first on each page. */
  Read withStatus(List<String> statuses, PageAddress address) {
    List<Read> reads =
        statuses.stream()
            .map(status -> search(IncidentSearch.ofStatus(status), List.of(), address))
            .toList();
    // Every list goes on after the same id, so this page ends with the first of their last ones.
    Optional<PageAddress> next =
        reads.stream()
            .flatMap(read -> read.next().stream())
            .min(Comparator.comparing(to -> to.find(AFTER).orElseThrow()));
    List<Listed> found =
        reads.stream()
            .flatMap(read -> read.incidents().stream())
            .filter(each -> next.filter(to -> isAfter(each, to)).isEmpty())
            .toList();
    return new Read(newestFirst(found), next);
  }

  private static boolean isAfter(Listed each, PageAddress next) {
    return each.incident().id().compareTo(next.find(AFTER).orElseThrow()) > 0;
  }

  /** All incidents, newest first on each page. */
  Read ofAll(PageAddress address) {
    return search(IncidentSearch.ALL, List.of(), address);
  }

  /** The incidents of a service, newest first on each page. */
  Read ofService(String service, List<String> statuses, PageAddress address) {
    return search(IncidentSearch.ofService(service), statuses, address);
  }

  private Read search(IncidentSearch search, List<String> statuses, PageAddress address) {
    String after = address.find(AFTER).orElse("");
    if (after.length() > Reference.LONGEST_ID) {
      throw RequestException.invalid("after must be the id of an incident");
    }
    var found = new ArrayList<Listed>();
    int read = 0;
    String last = after;
    for (Row row : index.read(search, FIELDS, after, OptionalInt.of(2 * SHOWN))) {
      if (read == 2 * SHOWN || found.size() == SHOWN) {
        return new Read(newestFirst(found), Optional.of(address.with(AFTER, last)));
      }
      Incident incident = IncidentRows.incident(row);
      last = incident.id();
      read++;
      if (statuses.isEmpty() || statuses.contains(incident.status())) {
        found.add(new Listed(incident, Optional.empty()));
      }
    }
    return new Read(newestFirst(found), Optional.empty());
  }

  /**
   * The incidents that began in a period and that a filter lets through, newest first; days of the
   * index are in UTC.
   */
  Read begun(PagePeriod period, IncidentChoice filter, PageAddress address, int most) {
    Instant end = address.find(BEFORE).map(IncidentLists::moment).orElse(period.until());
    Instant since = period.since();
    var pks = new ArrayList<String>();
    Optional<Instant> rest = Optional.empty();
    LocalDate day = end.minusNanos(1).atZone(ZoneOffset.UTC).toLocalDate();
    int rows = 0;
    for (int days = 0; !start(day.plusDays(1)).minusSeconds(1).isBefore(since); days++) {
      if (days == MOST_DAYS || rows > MOST_ROWS) {
        rest = Optional.of(start(day.plusDays(1)));
        break;
      }
      Instant from = start(day).isBefore(since) ? since : start(day);
      Instant to = start(day.plusDays(1)).isAfter(end) ? end : start(day.plusDays(1));
      List<Row> begun = new ArrayList<>();
      if (from.isBefore(to)) {
        index.created(from, to).forEach(begun::add);
      }
      rows += begun.size();
      rest = add(begun.reversed(), filter, pks, most);
      if (rest.isPresent()) {
        break;
      }
      day = day.minusDays(1);
    }
    return new Read(
        newestFirst(byIds(pks, filter)), rest.map(at -> address.with(BEFORE, at.toString())));
  }

  /** Adds the incidents of a day until there are enough; returns when the last one began. */
  private static Optional<Instant> add(
      List<Row> newestFirst, IncidentChoice filter, List<String> pks, int most) {
    String last = "";
    for (Row row : newestFirst) {
      String created = row.get("createdAt");
      if (pks.size() >= most && !created.equals(last)) {
        // All of a second stand on the same page.
        return Optional.of(
            last.isEmpty() ? Instant.parse(created).plusSeconds(1) : Instant.parse(last));
      }
      last = created;
      boolean other =
          filter.service().filter(id -> !row.find("serviceId").equals(Optional.of(id))).isPresent();
      if (!other) {
        pks.add(row.pk());
      }
    }
    return Optional.empty();
  }

  private List<Listed> byIds(List<String> pks, IncidentChoice filter) {
    List<String> kept = pks;
    Map<String, Tally> loads = Map.of();
    if (filter.needsLoad()) {
      loads = rollups.ofIncidents(pks.stream().map(IncidentIndex::id).toList());
      Map<String, Tally> known = loads;
      kept =
          pks.stream()
              .filter(pk -> filter.has(known.getOrDefault(IncidentIndex.id(pk), Tally.NONE)))
              .toList();
    }
    var found = new ArrayList<Listed>();
    for (Row row : index.findAll(kept)) {
      Incident incident = IncidentRows.incident(row);
      if (filter.has(incident)) {
        found.add(new Listed(incident, Optional.ofNullable(loads.get(incident.id()))));
      }
    }
    return found;
  }

  private static Instant start(LocalDate day) {
    return day.atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  /** Reads a moment in whole seconds, as those are to which incidents are dated. */
  private static Instant moment(String text) {
    try {
      if (text.matches("[0-9]{4}-[0-9-]{5}T[0-9:]{8}Z")) {
        return Instant.parse(text);
      }
    } catch (DateTimeException e) {
      // Refused below, like what no page gives.
    }
    throw RequestException.invalid("before must be a moment that a page gave");
  }

  private static List<Listed> newestFirst(List<Listed> incidents) {
    return incidents.stream()
        .sorted(
            Comparator.<Listed, Instant>comparing(each -> each.incident().createdAt()).reversed())
        .toList();
  }
}
