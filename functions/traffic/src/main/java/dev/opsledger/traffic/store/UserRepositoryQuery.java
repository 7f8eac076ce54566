package dev.opsledger.traffic.store;

import dev.opsledger.traffic.domain.DateRange;
import dev.opsledger.traffic.domain.Day;
import dev.opsledger.traffic.domain.Membership;
import dev.opsledger.traffic.domain.TopTen;
import dev.opsledger.traffic.domain.UserRepository;
import dev.opsledger.traffic.domain.WatchedRepository;
import dev.opsledger.traffic.domain.clones.Pipelines;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads repositories as their users see them. */
public final class UserRepositoryQuery {
  /** The form of a repository's id. */
  public static final String ID = "[0-9a-f-]{36}";

  private final MembershipStore memberships;
  private final RepositoryStore repositories;
  private final DayStore days;
  private final PipelineQuery pipelines;

  public UserRepositoryQuery(
      MembershipStore memberships,
      RepositoryStore repositories,
      DayStore days,
      PipelineQuery pipelines) {
    this.memberships = memberships;
    this.repositories = repositories;
    this.days = days;
    this.pipelines = pipelines;
  }

  /** All repositories of a user. */
  public List<UserRepository> of(String user) {
    List<Membership> mine = memberships.of(user);
    var shared = repositories.findAll(mine.stream().map(Membership::repository).toList());
    var views = new ArrayList<UserRepository>(mine.size());
    for (Membership membership : mine) {
      WatchedRepository repository = shared.get(membership.repository());
      if (repository != null) {
        views.add(view(membership, repository));
      }
    }
    return views;
  }

  /** One repository of a user; empty if the user does not watch it. */
  public Optional<UserRepository> find(String user, String id) {
    if (!id.matches(ID)) {
      return Optional.empty();
    }
    return memberships
        .find(user, id)
        .flatMap(m -> repositories.find(id).map(repository -> view(m, repository)));
  }

  private static UserRepository view(Membership membership, WatchedRepository repository) {
    return new UserRepository(membership, repository.sync(), repository.identity().id());
  }

  /** The days within a range that the user may see. */
  public List<Day> days(UserRepository repository, DateRange range) {
    return repository
        .visible(range)
        .map(visible -> days.read(repository.id(), visible))
        .orElse(List.of());
  }

  /** What the repository's pipelines did within a range, as far as the user may see it. */
  public Pipelines pipelines(UserRepository repository, DateRange range) {
    return repository
        .visible(range)
        .filter(_ -> repository.showsRuns())
        .map(visible -> pipelines.of(repository.gitHub(), visible))
        .orElse(Pipelines.UNKNOWN);
  }

  /** The latest top ten lists that the user may see. */
  public Optional<TopTen> latestTopTen(UserRepository repository) {
    return repository
        .visible(DateRange.ALL)
        .flatMap(visible -> days.latestTopTen(repository.id(), visible.end()));
  }
}
