package dev.opsledger.deployments.sync;

import dev.opsledger.core.json.Json;
import dev.opsledger.core.sync.SyncPlanner;
import dev.opsledger.core.sync.Unit;
import dev.opsledger.core.vendor.RateLimitedException;
import dev.opsledger.core.vendor.VendorRefusedException;
import dev.opsledger.core.vendor.VendorUnavailableException;
import dev.opsledger.deployments.domain.GitHubDeployment;
import dev.opsledger.deployments.domain.ListCheckpoint;
import dev.opsledger.deployments.store.GitHubDeploymentStore;
import dev.opsledger.deployments.store.GitHubPointer;
import dev.opsledger.deployments.store.ListCheckpoints;
import dev.opsledger.github.Credential;
import dev.opsledger.github.GitHub;
import dev.opsledger.github.Page;
import io.micronaut.json.tree.JsonNode;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads a repository's list of deployments, newest first.
 *
 * <p>New deployments are stored at once, oldest first, and the statuses of new and changed ones are
 * read by further units. GitHub's list shows a change in {@code updated_at} only; deployments that
 * have not ended are read whenever the list changed. The list's ETag is kept only after a sync that
 * found nothing to do: so whatever those units could not read is found again, and then an unchanged
 * repository costs one request, which GitHub answers with 304.
 *
 * <p>A walk ends at the first page without anything new, but goes to the end of the list the first
 * time, and once a day where something changed.
 */
public record DeploymentList(
    GitHub github,
    GitHubDeploymentStore store,
    ListCheckpoints checkpoints,
    SyncPlanner planner,
    Clock clock) {
  /** The most pages of one unit, far below the function's time limit. */
  private static final int MOST_PAGES = 20;

  /** The most deployments whose statuses one unit reads, with a call for each. */
  private static final int STATUSES_A_UNIT = 20;

  /** What a unit found on its pages, each deployment once, newest first. */
  private record Found(Map<Long, GitHubDeployment> unknown, Map<Long, JsonNode> due) {
    Found() {
      this(new LinkedHashMap<>(), new LinkedHashMap<>());
    }
  }

  void read(Unit unit, RepositoryUnit target, Credential credential)
      throws RateLimitedException, VendorRefusedException, VendorUnavailableException {
    if (target.walk().isPresent()) {
      ListPosition from = target.walk().get();
      walk(unit, target, credential, from, github.get(credential, from.next()));
      return;
    }
    ListCheckpoint known = checkpoints.of(target.mapping().repository());
    boolean whole = known.needsWholeList(clock.instant());
    URI uri = github.at(target.path() + "?per_page=100");
    Optional<Page> first = github.get(credential, uri, whole ? Optional.empty() : known.etag());
    if (first.isPresent()) {
      Optional<String> etag = first.get().etag();
      boolean again = etag.isPresent() && etag.equals(known.listed());
      boolean toTheEnd = whole || known.isOld(clock.instant());
      var start = ListPosition.start(uri, etag, again, toTheEnd);
      walk(unit, target, credential, start, first.get());
    }
  }

  private void walk(
      Unit unit, RepositoryUnit target, Credential credential, ListPosition from, Page first)
      throws RateLimitedException, VendorRefusedException, VendorUnavailableException {
    var found = new Found();
    ListPosition at = from;
    Page page = first;
    while (true) {
      int before = found.due().size();
      Optional<Instant> open = take(target, at, page, found);
      boolean settled = found.due().size() == before;
      at = at.after(page.next(), settled, open);
      boolean ended = page.next().isEmpty() || (settled && !at.whole());
      if (ended || at.pages() - from.pages() == MOST_PAGES) {
        finish(unit, target, at, found, ended);
        return;
      }
      page = github.get(credential, page.next().get());
    }
  }

  /**
   * Sorts out what is new or changed on a page.
   *
   * @return when the newest deployment of the page was created that has not ended
   */
  private Optional<Instant> take(RepositoryUnit target, ListPosition at, Page page, Found found) {
    List<JsonNode> items = Json.elements(page.body());
    Map<Long, GitHubPointer> known =
        store.pointers(items.stream().flatMap(each -> Json.number(each, "id").stream()).toList());
    Optional<Instant> open = Optional.empty();
    for (JsonNode item : items) {
      Optional<GitHubDeployment> parsed =
          DeploymentParser.parse(item, target.mapping().repository(), List.of());
      if (parsed.isPresent()) {
        GitHubDeployment each = parsed.get();
        GitHubPointer pointer = known.get(each.id());
        if (pointer == null) {
          found.unknown().put(each.id(), each);
        }
        if (isDue(each, pointer, at.again())) {
          found.due().put(each.id(), DeploymentParser.brief(item));
        }
        boolean ended = pointer != null && pointer.ended();
        open = ended ? open : open.or(() -> Optional.of(each.createdAt()));
      }
    }
    return open;
  }

  private static boolean isDue(GitHubDeployment listed, GitHubPointer pointer, boolean again) {
    return pointer == null
        || !pointer.asOf().equals(listed.updatedAt())
        || (!pointer.ended() && !again);
  }

  private void finish(
      Unit unit, RepositoryUnit target, ListPosition at, Found found, boolean ended) {
    List<GitHubDeployment> unknown = List.copyOf(found.unknown().values());
    store.create(target.mapping().project(), unknown.reversed());
    planner.fanOut(unit, "statuses." + at.pages(), statuses(target, found));
    if (!ended) {
      planner.fanOut(unit, "rest." + at.pages(), List.of(target.from(at).draft()));
      return;
    }
    ListCheckpoint known = checkpoints.of(target.mapping().repository());
    boolean wholly = at.whole() && at.rest();
    Optional<Instant> wholeAt = wholly ? Optional.of(clock.instant()) : known.wholeAt();
    boolean stored = at.first() && at.rest() && wholeAt.isPresent();
    var now =
        new ListCheckpoint(
            stored ? at.etag() : Optional.empty(),
            at.etag(),
            wholeAt,
            at.whole() ? at.open() : known.open());
    if (!now.equals(known)) {
      checkpoints.put(target.mapping().repository(), now);
    }
  }

  private static List<Unit.Draft> statuses(RepositoryUnit target, Found found) {
    var drafts = new ArrayList<Unit.Draft>();
    List<JsonNode> due = List.copyOf(found.due().values()).reversed();
    for (int from = 0; from < due.size(); from += STATUSES_A_UNIT) {
      List<JsonNode> some = due.subList(from, Math.min(due.size(), from + STATUSES_A_UNIT));
      drafts.add(target.reading(some).draft());
    }
    return drafts;
  }
}
