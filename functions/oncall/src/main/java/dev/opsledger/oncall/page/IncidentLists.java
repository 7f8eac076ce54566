package dev.opsledger.oncall.page;

import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.error.RequestException;
import dev.opsledger.core.page.PageAddress;
import dev.opsledger.core.page.PagePeriod;
import dev.opsledger.oncall.domain.Incident;
import dev.opsledger.oncall.domain.IncidentSearch;
import dev.opsledger.oncall.domain.Reference;
import dev.opsledger.oncall.store.IncidentIndex;
import dev.opsledger.oncall.store.IncidentRows;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Reads incidents for a page, and never more than a page may cost.
 *
 * @param index the stored incidents
 */
record IncidentLists(IncidentIndex index) {
  static final String STATUS = "status";
  static final String AFTER = "after";
  static final String BEFORE = "before";

  /** The most incidents on a page. */
  private static final int SHOWN = 50;

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
  record Read(List<Incident> incidents, Optional<PageAddress> next) {}

  /** The statuses that an address asks for; all of them where it asks for none. */
  static List<String> statuses(PageAddress address) {
    String asked = address.find(STATUS).orElse("");
    if (asked.equals("open")) {
      return List.of("triggered", "acknowledged");
    }
    if (asked.isEmpty() || Incident.STATUSES.contains(asked)) {
      return asked.isEmpty() ? List.of() : List.of(asked);
    }
    throw RequestException.invalid("status must be open, triggered, acknowledged or resolved");
  }

  /** The incidents with a status, newest first on each page. */
  Read withStatus(String status, PageAddress address) {
    return search(IncidentSearch.ofStatus(status), List.of(), address);
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
    var found = new ArrayList<Incident>();
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
        found.add(incident);
      }
    }
    return new Read(newestFirst(found), Optional.empty());
  }

  /** The incidents that began in a period, newest first; days of the index are in UTC. */
  Read begun(PagePeriod period, PageAddress address) {
    Instant end = address.find(BEFORE).map(IncidentLists::moment).orElse(period.until());
    Instant since = period.since();
    var ids = new ArrayList<String>();
    LocalDate day = end.minusNanos(1).atZone(ZoneOffset.UTC).toLocalDate();
    for (int days = 0; !start(day.plusDays(1)).minusSeconds(1).isBefore(since); days++) {
      if (days == MOST_DAYS || ids.size() >= SHOWN) {
        return new Read(
            newestFirst(byIds(ids)),
            Optional.of(address.with(BEFORE, start(day.plusDays(1)).toString())));
      }
      Instant from = start(day).isBefore(since) ? since : start(day);
      Instant to = start(day.plusDays(1)).isAfter(end) ? end : start(day.plusDays(1));
      if (from.isBefore(to)) {
        index.created(from, to).forEach(row -> ids.add(row.pk()));
      }
      day = day.minusDays(1);
    }
    return new Read(newestFirst(byIds(ids)), Optional.empty());
  }

  private List<Incident> byIds(List<String> pks) {
    return index.findAll(pks).stream().map(IncidentRows::incident).toList();
  }

  private static Instant start(LocalDate day) {
    return day.atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  private static Instant moment(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeException e) {
      throw RequestException.invalid("before must be a moment that a page gave");
    }
  }

  private static List<Incident> newestFirst(List<Incident> incidents) {
    return incidents.stream().sorted(Comparator.comparing(Incident::createdAt).reversed()).toList();
  }
}
