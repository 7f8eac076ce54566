package dev.opsledger.oncall.api.load;

import dev.opsledger.core.rollup.Tally;
import dev.opsledger.oncall.domain.Catalog;
import dev.opsledger.oncall.domain.IncidentLoad;
import dev.opsledger.oncall.domain.LoadNames;
import dev.opsledger.oncall.store.LoadRollups;
import dev.opsledger.oncall.store.catalog.CatalogStore;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Adds the load of services up. To which team and policy a service belongs is what the catalog says
 * today: a service of two teams counts for both.
 */
final class LoadItems {
  /** Sorts behind every id. */
  private static final String LAST = "\uffff";

  private final LoadRollups.Compared load;
  private final NavigableMap<String, LoadItem> items = new TreeMap<>();

  LoadItems(LoadRollups.Compared load) {
    this.load = load;
  }

  /** The items in the order of their ids; what belongs to none comes last. */
  NavigableMap<String, LoadItem> all() {
    return items;
  }

  private Set<String> ids() {
    var ids = new TreeSet<>(load.now().keySet());
    ids.addAll(load.before().keySet());
    return ids;
  }

  private void put(String id, Optional<String> name, Collection<String> of, List<String> groups) {
    boolean none = id.equals(LAST);
    items.put(
        id,
        new LoadItem(
            none ? Optional.empty() : Optional.of(id),
            name,
            groups,
            sum(load.now(), of),
            sum(load.before(), of)));
  }

  private static Tally sum(Map<String, Tally> load, Collection<String> of) {
    return of.stream().map(id -> load.getOrDefault(id, Tally.NONE)).reduce(Tally.NONE, Tally::plus);
  }

  /** An item for each service of the catalog, and for those of former catalogs that have load. */
  void services(CatalogStore catalogs) {
    Catalog catalog = catalogs.current();
    Set<String> former = ids();
    former.removeAll(catalog.services().keySet());
    boolean withoutService = former.remove(IncidentLoad.NO_SERVICE);
    catalog
        .services()
        .forEach((id, s) -> put(id, Optional.of(s.name()), List.of(id), LoadNames.GROUPS));
    var names = catalogs.lastNames(former);
    for (String id : former) {
      put(id, Optional.of(names.getOrDefault(id, id)), List.of(id), LoadNames.GROUPS);
    }
    if (withoutService) {
      put(LAST, Optional.empty(), List.of(IncidentLoad.NO_SERVICE), LoadNames.GROUPS);
    }
  }

  /** An item for each team or policy, and one for the services that belong to none. */
  void groups(Map<String, List<Catalog.Service>> services, Function<String, String> name) {
    Set<String> rest = ids();
    services.forEach(
        (id, of) -> {
          var ids = new HashSet<>(of.stream().map(Catalog.Service::id).toList());
          put(id, Optional.of(name.apply(id)), ids, LoadNames.GROUPS);
          rest.removeAll(ids);
        });
    if (!rest.isEmpty()) {
      put(LAST, Optional.empty(), rest, LoadNames.GROUPS);
    }
  }

  /** An item for an urgency; one that PagerDuty does not have is left out without load. */
  void urgency(String group) {
    String urgency = LoadNames.urgency(group);
    Tally now = sum(load.now(), ids());
    Tally before = sum(load.before(), ids());
    var item =
        new LoadItem(
            Optional.of(urgency),
            Optional.of(urgency),
            List.of(group),
            only(group, now),
            only(group, before));
    if (!item.isEmpty() || !urgency.equals(LoadNames.OTHER)) {
      items.put(urgency, item);
    }
  }

  private static Tally only(String group, Tally tally) {
    return LoadNames.inGroup(group, tally.under(group));
  }

  /** An item for each person with load. */
  void people(Map<String, String> names) {
    for (String id : ids()) {
      put(id, Optional.ofNullable(names.get(id)), List.of(id), List.of(LoadNames.PERSON));
    }
  }
}
