package dev.opsledger.ci.sync;

import dev.opsledger.ci.domain.Installation;
import dev.opsledger.ci.domain.WorkflowRun.Repository;
import dev.opsledger.core.json.Json;
import dev.opsledger.core.sync.SyncPlanner;
import dev.opsledger.core.sync.Unit;
import dev.opsledger.core.sync.Work;
import dev.opsledger.core.vendor.RateLimitedException;
import dev.opsledger.core.vendor.VendorRefusedException;
import dev.opsledger.core.vendor.VendorUnavailableException;
import dev.opsledger.github.GitHub;
import io.micronaut.json.tree.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Lists the repositories of an installation and plans the runs of each, a page at a time. */
public record RepositoriesWork(GitHub github, ListWalk lists, SyncPlanner planner) implements Work {
  public static final String KIND = "repositories";
  private static final String DAILY = "daily";

  /**
   * The repositories of an installation.
   *
   * @param daily whether each is also looked at for what GitHub will delete
   */
  static Unit.Draft draft(Installation installation, boolean daily) {
    return new Unit.Draft(
        KIND,
        Long.toString(installation.id()),
        installation.login(),
        Json.object(
            "installation",
            installation.id(),
            "login",
            installation.login(),
            "account",
            installation.account(),
            DAILY,
            daily ? 1 : 0));
  }

  /** The unit that continues a list which is too long for one function call. */
  private static Unit.Draft rest(Unit unit, long installation, ListWalk.Position at) {
    JsonNode body =
        Json.object(
            "installation",
            installation,
            "login",
            Json.text(unit.body(), "login"),
            "account",
            Json.number(unit.body(), "account"),
            DAILY,
            Json.number(unit.body(), DAILY),
            "from",
            at.json());
    return new Unit.Draft(KIND, Long.toString(installation), unit.name(), body);
  }

  @Override
  public void work(Unit unit)
      throws RateLimitedException, VendorRefusedException, VendorUnavailableException {
    long installation = Json.number(unit.body(), "installation").orElseThrow();
    Optional<Long> account = Json.number(unit.body(), "account");
    Optional<String> login = Json.text(unit.body(), "login");
    boolean daily = Json.number(unit.body(), DAILY).filter(n -> n == 1).isPresent();
    var source =
        new ListWalk.Source(
            "repositories#" + installation,
            github.at("/installation/repositories?per_page=100"),
            page -> page.items("repositories"),
            json -> RunParser.parseRepository(json).map(RepositoriesWork::brief));
    ListWalk.Walked walked =
        lists.walk(
            github.installation(installation),
            source,
            ListWalk.Position.parse(Json.child(unit.body(), "from")),
            (part, items) -> {
              List<Unit.Draft> drafts =
                  items.stream()
                      .flatMap(json -> RunParser.parseRepository(json).stream())
                      .map(r -> isOf(login, r) ? r.ownedBy(account) : r)
                      .map(r -> RunsUnit.of(installation, r))
                      .flatMap(target -> drafts(target, daily))
                      .toList();
              planner.fanOut(unit, part, drafts);
            });
    if (walked.rest().isPresent()) {
      ListWalk.Position at = walked.rest().get();
      String part = "rest." + at.part();
      planner.fanOut(unit, part, List.of(rest(unit, installation, at)));
      return;
    }
    long missing = walked.listed().missing();
    if (missing > 0) {
      planner.count(
          walked.listed().counted(),
          missing,
          Optional.of(missing + " repositories are counted by GitHub but missing from its list"));
    }
  }

  private static Stream<Unit.Draft> drafts(RunsUnit target, boolean daily) {
    return daily
        ? Stream.of(target.draft(), ArchiveUnit.daily(target).draft())
        : Stream.of(target.draft());
  }

  private static boolean isOf(Optional<String> login, Repository repository) {
    return login.filter(name -> name.equalsIgnoreCase(repository.ownerName())).isPresent();
  }

  private static JsonNode brief(Repository repository) {
    return Json.object(
        "id", repository.id(),
        "name", repository.name(),
        "owner", Json.object("login", repository.ownerName(), "id", repository.ownerId()),
        "default_branch", repository.defaultBranch());
  }
}
