package dev.opsledger.ci.api;

import dev.opsledger.core.access.OperateRoute;
import dev.opsledger.core.access.ReadRoute;
import dev.opsledger.core.error.RequestException;
import dev.opsledger.core.json.Json;
import dev.opsledger.core.sync.Refresh;
import dev.opsledger.core.sync.Refreshes;
import dev.opsledger.core.sync.SyncProgress;
import dev.opsledger.core.sync.SyncProgress.Found;
import dev.opsledger.core.sync.SyncProgress.Remark;
import dev.opsledger.core.web.Origin;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.json.tree.JsonNode;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/**
 * {@code /refresh-data}: starts a sync of every source and shows its progress, or that of a
 * recount.
 */
@Controller("/refresh-data")
final class RefreshApi {
  private static final int MOST_FOUND = 100;

  private final Refreshes refreshes;

  RefreshApi(Refreshes refreshes) {
    this.refreshes = refreshes;
  }

  @Post(consumes = "*/*")
  @OperateRoute
  HttpResponse<String> ask(HttpRequest<?> request) {
    String id = refreshes.ask();
    String status = Origin.of(request) + "/refresh-data/" + id;
    return HttpResponse.<String>accepted()
        .body(Json.text(Json.object("refreshId", id, "status", status)));
  }

  @Get("/{refreshId}")
  @ReadRoute
  String find(@PathVariable String refreshId) {
    if (!refreshId.matches("[0-9a-f-]{36}")) {
      throw RequestException.notFound("no refresh has this id");
    }
    return refreshes
        .find(refreshId)
        .map(refresh -> Json.text(json(refresh)))
        .orElseThrow(() -> RequestException.notFound("no refresh has this id"));
  }

  private static JsonNode json(Refresh refresh) {
    List<Remark> failures = remarks(refresh, SyncProgress::failures);
    List<Remark> skipped = remarks(refresh, SyncProgress::skipped);
    var space = new RemarkSpace();
    List<JsonNode> shownFailures = space.take(failures);
    List<JsonNode> shownSkipped = space.take(skipped);
    List<Found> found = refresh.sources().stream().flatMap(s -> s.found().stream()).toList();
    return Json.object(
        "refreshId", refresh.refreshId(),
        "askedAt", refresh.askedAt(),
        "finished", refresh.finished(),
        "planned", sum(refresh, SyncProgress::planned),
        "done", sum(refresh, SyncProgress::done),
        "failed", sum(refresh, SyncProgress::failed),
        "failures", shownFailures,
        "moreFailures", (long) failures.size() - shownFailures.size(),
        "skipped", shownSkipped,
        "moreSkipped", (long) skipped.size() - shownSkipped.size(),
        "found", found.stream().limit(MOST_FOUND).map(RefreshApi::json).toList(),
        "moreFound", sum(refresh, SyncProgress::moreFound) + Math.max(0, found.size() - MOST_FOUND),
        "sources", refresh.sources().stream().map(RefreshApi::json).toList());
  }

  private static JsonNode json(Found found) {
    return Json.object(
        "source", found.source(),
        "key", found.key(),
        "figure", found.figure(),
        "stored", found.stored(),
        "counted", found.counted());
  }

  private static JsonNode json(SyncProgress source) {
    return Json.object(
        "source", source.source(),
        "planned", source.planned(),
        "done", source.done(),
        "failed", source.failed(),
        "finished", source.finished());
  }

  private static long sum(Refresh refresh, ToLongFunction<SyncProgress> count) {
    return refresh.sources().stream().mapToLong(count).sum();
  }

  private static List<Remark> remarks(Refresh refresh, Function<SyncProgress, List<Remark>> which) {
    return refresh.sources().stream().flatMap(source -> which.apply(source).stream()).toList();
  }
}
