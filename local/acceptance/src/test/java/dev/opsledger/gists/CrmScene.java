package dev.opsledger.gists;

import static org.assertj.core.api.Assertions.assertThat;

import dev.opsledger.local.simulator.SettableClock;
import dev.opsledger.local.simulator.github.GitHubSimulator;
import dev.opsledger.local.simulator.github.world.GitHubGist;
import dev.opsledger.local.simulator.github.world.GitHubWorld;
import dev.opsledger.local.simulator.pipedrive.PipedriveSimulator;
import dev.opsledger.local.simulator.pipedrive.PipedriveWorld.Deal;
import dev.opsledger.local.simulator.pipedrive.PipedriveWorld.Organization;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Authors with gists, a CRM, and what must be in it in the end. */
final class CrmScene implements AutoCloseable {
  final SettableClock clock = new SettableClock("2026-11-22T10:00:00Z");
  final GitHubWorld world = new GitHubWorld(clock);
  final GitHubSimulator github = GitHubSimulator.start(world, clock);
  final PipedriveSimulator crm = PipedriveSimulator.start(clock);

  /** Each gist's author. */
  final Map<String, String> authors = new HashMap<>();

  private final List<String> users;

  CrmScene(List<String> users) {
    this.users = users;
    users.forEach(world::user);
    github.limits().limitAnonymous(1_000_000);
    // The clock stands still while work is done: all of it would fall into one window.
    crm.limits().burst(1_000_000);
  }

  /** One whose users are only numbered. */
  static CrmScene of(int users) {
    return new CrmScene(IntStream.range(0, users).mapToObj(i -> "user-" + i).toList());
  }

  /** All users publish, and half of it is by the first five, whose lists have several pages. */
  void publish(int gists) {
    for (int i = 0; i < gists; i++) {
      int author = i % 2 == 0 ? i / 2 % Math.min(5, users.size()) : i % users.size();
      publish(users.get(author), "gist " + i);
    }
  }

  void publish(String user, String... descriptions) {
    for (String description : descriptions) {
      String id = "%08x".formatted((authors.size() + 1) * 2654435761L & 0xffffffffL);
      var file = new GitHubGist.File("notes.md", "Markdown", 100);
      var at = clock.instant();
      world.put(new GitHubGist(id, world.user(user), description, List.of(file), at, at));
      authors.put(id, user);
    }
  }

  /** The one gist of an author. */
  String gistOf(String author) {
    return authors.entrySet().stream()
        .filter(entry -> entry.getValue().equals(author))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseThrow();
  }

  /** Settings for scanning the users, without the CRM's. */
  Map<String, String> scanning() {
    return Map.of(
        "GITHUB_API_URL", github.url(),
        "QUERIED_USERS", String.join(",", users),
        "QUERYING_INTERVAL", "60");
  }

  GistsHost host() {
    return new GistsHost(clock, List.of(scanning(), crm.settings()));
  }

  /** Lets time pass until nothing is to be done any more. */
  void settle(GistsHost gists) {
    for (int i = 0; i < 60 && crm.world().notes().size() < authors.size(); i++) {
      clock.advance(Duration.ofMinutes(7));
      gists.tick();
    }
    clock.advance(Duration.ofHours(2));
    gists.tick();
  }

  /** One organization of each author, one deal of each gist, in it, and one note of each deal. */
  void assertOneOfEach() {
    var organizations =
        crm.world().organizations().stream()
            .collect(Collectors.toMap(Organization::id, Organization::name));
    assertThat(organizations.values())
        .doesNotHaveDuplicates()
        .containsExactlyInAnyOrderElementsOf(authors.values().stream().distinct().toList());
    assertThat(crm.world().deals())
        .extracting(Deal::title)
        .doesNotHaveDuplicates()
        .containsExactlyInAnyOrderElementsOf(authors.keySet());
    for (Deal deal : crm.world().deals()) {
      assertThat(deal.organization().flatMap(id -> Optional.ofNullable(organizations.get(id))))
          .contains(authors.get(deal.title()));
    }
    assertThat(crm.world().notes()).extracting(n -> n.deal()).doesNotHaveDuplicates();
    assertThat(crm.world().notes()).hasSameSizeAs(authors.keySet());
  }

  @Override
  public void close() {
    crm.close();
    github.close();
  }
}
