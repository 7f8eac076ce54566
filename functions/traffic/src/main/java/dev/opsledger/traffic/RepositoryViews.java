package dev.opsledger.traffic;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What users see of their repositories. */
final class RepositoryViews {
  /** What every id looks like. */
  static final String ID = "[0-9a-f-]{36}";

  private final MembershipStore memberships;
  private final RepositoryStore repositories;
  private final DayStore days;

  RepositoryViews(MembershipStore memberships, RepositoryStore repositories, DayStore days) {
    this.memberships = memberships;
    this.repositories = repositories;
    this.days = days;
  }

  /** All of a user's. */
  List<View> of(String user) {
    List<Membership> mine = memberships.of(user);
    var shared = repositories.findAll(mine.stream().map(Membership::repository).toList());
    var views = new ArrayList<View>(mine.size());
    for (Membership membership : mine) {
      Repository repository = shared.get(membership.repository());
      if (repository != null) {
        views.add(new View(membership, repository.sync()));
      }
    }
    return views;
  }

  /** One of a user's; empty when it is not there or somebody else's. */
  Optional<View> find(String user, String id) {
    if (!id.matches(ID)) {
      return Optional.empty();
    }
    return memberships
        .find(user, id)
        .flatMap(m -> repositories.find(id).map(repository -> new View(m, repository.sync())));
  }

  /** The days of one that the user may see. */
  List<Day> days(View view, DateRange range) {
    return view.visible(range).map(visible -> days.read(view.id(), visible)).orElse(List.of());
  }

  /** The latest top tens of one, if the user may see them. */
  Optional<Snapshot> latestSnapshot(View view) {
    return view.visible(DateRange.ALL)
        .flatMap(visible -> days.latestSnapshot(view.id(), visible.end()));
  }
}
