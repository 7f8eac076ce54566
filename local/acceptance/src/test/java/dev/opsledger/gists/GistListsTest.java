package dev.opsledger.gists;

import static org.assertj.core.api.Assertions.assertThat;

import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.dynamo.Table;
import dev.opsledger.gists.store.WatchedUserStore;
import dev.opsledger.local.simulator.SettableClock;
import dev.opsledger.local.simulator.github.GitHubSimulator;
import dev.opsledger.local.simulator.github.GitHubSimulator.Setup;
import dev.opsledger.local.simulator.github.world.GitHubGist;
import dev.opsledger.local.simulator.github.world.GitHubWorld;
import dev.opsledger.local.simulator.pipedrive.PipedriveSimulator;
import dev.opsledger.local.simulator.server.Fault;
import dev.opsledger.local.simulator.server.RequestFilters;
import dev.opsledger.local.simulator.server.SimulatedApi;
import dev.opsledger.local.simulator.server.SimulatedRequest;
import dev.opsledger.local.simulator.server.SimulatedResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * GitHub's lists of gists move, lag, are refused or unreadable; each test has a user of its own.
 */
class GistListsTest {
  private static final List<String> USERS =
      List.of(
          "mover", "lagger", "odd", "half", "refused", "former", "earlier", "later", "sleeper",
          "taken");

  private static final SettableClock clock = new SettableClock("2026-11-22T10:00:00Z");
  private static final GitHubWorld world = new GitHubWorld(clock);
  private static final AtomicReference<Consumer<SimulatedRequest>> afterwards =
      new AtomicReference<>(_ -> {});
  private static GitHubSimulator github;
  private static PipedriveSimulator crm;
  private static GistsHost gists;

  @BeforeAll
  static void start() {
    USERS.stream().filter(user -> !user.equals("later")).forEach(world::user);
    UnaryOperator<SimulatedApi> moving =
        api ->
            request -> {
              SimulatedResponse answer = api.answer(request);
              afterwards.get().accept(request);
              return answer;
            };
    github = GitHubSimulator.start(world, clock, Setup.usual().around(moving));
    github.limits().limitAnonymous(1_000_000);
    crm = PipedriveSimulator.start(clock);
    crm.limits().burst(1_000_000);
    gists =
        new GistsHost(
            clock,
            List.of(
                Map.of("GITHUB_API_URL", github.url(), "QUERIED_USERS", String.join(",", USERS)),
                crm.settings()));
  }

  @AfterAll
  static void stop() {
    gists.close();
    crm.close();
    github.close();
  }

  @BeforeEach
  void rest() {
    afterwards.set(_ -> {});
    github.faults().clear();
    clock.advance(Duration.ofHours(1));
  }

  private static GitHubGist publish(String user, String id, Duration ago) {
    var file = new GitHubGist.File("a.md", "Markdown", 1);
    var at = clock.instant().minus(ago);
    var gist = new GitHubGist(id, world.user(user), "d", List.of(file), at, at);
    world.put(gist);
    return gist;
  }

  /** As if the user had never been scanned; other tests' scans take everybody. */
  private static void forget(String user) {
    new Table(gists.host.dynamo(), gists.table()).put(Row.of("USERS", user).with("name", user));
  }

  @Test
  void aGistThatIsDeletedBetweenTwoPagesHidesNone() {
    for (int i = 0; i < 230; i++) {
      publish("mover", "m%03d".formatted(i), Duration.ofDays(i));
    }
    var first = publish("mover", "newest", Duration.ofMinutes(1));
    forget("mover");
    afterwards.set(
        request -> {
          if (request.path().endsWith("/gists") && request.query("page").isEmpty()) {
            world.delete(first);
          }
        });
    gists.refresh();
    assertThat(gists.texts("/getGists")).contains("m098", "m099", "m100", "m199", "m200", "m229");
  }

  @Test
  void gistsThatAListDoesNotHaveYetAreFoundByTheSecondLook() {
    publish("lagger", "l1", Duration.ofDays(3));
    forget("lagger");
    gists.refresh();
    publish("lagger", "l2", Duration.ofDays(20));
    clock.advance(Duration.ofHours(1));
    gists.refresh();
    assertThat(gists.texts("/getGists")).contains("l1", "l2");
  }

  @Test
  void gistsThatTwoListsInARowLackAreFoundSomeHoursLater() {
    publish("sleeper", "s1", Duration.ofDays(3));
    forget("sleeper");
    gists.refresh();
    clock.advance(Duration.ofHours(1));
    gists.refresh();
    publish("sleeper", "s2", Duration.ofDays(20));
    clock.advance(Duration.ofHours(1));
    gists.refresh();
    assertThat(gists.texts("/getGists")).contains("s1").doesNotContain("s2");
    clock.advance(Duration.ofHours(6));
    gists.refresh();
    assertThat(gists.texts("/getGists")).contains("s2");
  }

  /** The person is renamed, and a stranger takes the former name. */
  @Test
  void gistsOfAStrangerWhoTookTheNameAreNotTaken() {
    publish("taken", "t1", Duration.ofDays(1));
    forget("taken");
    gists.refresh();
    world.rename(world.user("taken"), "taken-elsewhere");
    publish("taken", "strange", Duration.ofMinutes(1));
    for (int scan = 0; scan < 2; scan++) {
      clock.advance(Duration.ofHours(1));
      var progress = gists.refresh();
      assertThat(progress.get("failures").toString())
          .contains("taken is another GitHub account now");
    }
    assertThat(gists.texts("/getGists")).contains("t1").doesNotContain("strange");
    // As the planner does when the name is taken out of the configuration and put back.
    new WatchedUserStore(new Table(gists.host.dynamo(), gists.table())).forgetOwner("taken");
    clock.advance(Duration.ofHours(1));
    gists.refresh();
    assertThat(gists.texts("/getGists")).contains("t1", "strange");
  }

  /** Its row does not know whose gists were read, and the list is unchanged since. */
  @Test
  void aUserOfAFormerVersionLearnsItsOwner() {
    publish("former", "f2", Duration.ofDays(1));
    gists.refresh();
    var table = new Table(gists.host.dynamo(), gists.table());
    table.update("USERS", "former", u -> u.updateExpression("REMOVE ownerId, againAt"));
    clock.advance(Duration.ofHours(1));
    gists.refresh();
    assertThat(table.getStrictly("USERS", "former").orElseThrow().findNumber("ownerId"))
        .contains(world.user("former").id());
  }

  @Test
  void anAnswerThatIsNoListIsTriedAgain() {
    publish("odd", "o1", Duration.ofDays(1));
    var object = new Fault.Instead(SimulatedResponse.json(200, "{\"message\":\"try later\"}"));
    github.faults().times(2, RequestFilters.path("/users/odd/gists"), object);
    var progress = gists.refresh();
    assertThat(progress.get("failed").asInt()).as("later is missing").isEqualTo(1);
    assertThat(gists.texts("/getGists")).contains("o1");
  }

  @Test
  void whatCannotBeReadIsCounted() {
    String list = "[{\"id\":\"h1\",\"owner\":{\"login\":\"half\",\"id\":77}},{\"id\":null}]";
    github
        .faults()
        .always(
            RequestFilters.path("/users/half/gists"),
            new Fault.Instead(SimulatedResponse.json(200, list)));
    gists.refresh();
    assertThat(gists.texts("/getGists")).contains("h1");
    assertThat(gists.get("/sync").body()).contains("1 of the gists have no valid id");
  }

  @Test
  void aUserWhoIsRefusedForEverRepeatsNothingOfTheOthers() {
    publish("former", "f0", Duration.ofDays(1));
    gists.refresh();
    github.faults().always(RequestFilters.path("/users/refused/gists"), Fault.status(451));
    for (int i = 0; i < 3; i++) {
      clock.advance(Duration.ofHours(7));
      gists.refresh();
    }
    github.log().clear();
    clock.advance(Duration.ofHours(1));
    gists.refresh();
    assertThat(github.log().entries(RequestFilters.path("/users/former/gists")))
        .singleElement()
        .matches(call -> call.status() == 304);
  }

  @Test
  void aUserOfAFormerVersionIsLookedAtOnceMore() {
    var table = new Table(gists.host.dynamo(), gists.table());
    publish("former", "f1", Duration.ofDays(200));
    table.put(
        Row.of("USERS", "former")
            .with("name", "former")
            .with("since", clock.instant().minus(Duration.ofDays(2)))
            .with("asOf", clock.instant().minus(Duration.ofDays(1))));
    gists.refresh();
    assertThat(gists.texts("/getGists")).contains("f1");
  }

  @Test
  void aPersonWithANewNameKeepsTheOrganization() {
    publish("earlier", "e1", Duration.ofDays(1));
    gists.refresh();
    world.rename(world.user("earlier"), "later");
    publish("later", "e2", Duration.ofMinutes(1));
    clock.advance(Duration.ofHours(1));
    var progress = gists.refresh();
    assertThat(progress.get("failures").toString()).contains("GitHub has no user earlier");
    assertThat(gists.texts("/getGists")).containsOnlyOnce("e1").containsOnlyOnce("e2");
    assertThat(gists.texts("/getAllScannedUsers")).contains("earlier", "later");
    var organizations =
        crm.world().organizations().stream().filter(o -> o.name().matches("earlier|later"));
    var organization = organizations.toList();
    assertThat(organization).hasSize(1);
    assertThat(crm.world().deals())
        .filteredOn(deal -> deal.title().startsWith("e"))
        .extracting(deal -> deal.title() + " " + deal.organization().orElseThrow())
        .containsExactlyInAnyOrder(
            "e1 " + organization.getFirst().id(), "e2 " + organization.getFirst().id());
  }
}
