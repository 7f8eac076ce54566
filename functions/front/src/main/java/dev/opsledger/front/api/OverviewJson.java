package dev.opsledger.front.api;

import dev.opsledger.core.feed.FeedEntry;
import dev.opsledger.core.json.Json;
import dev.opsledger.core.sync.SourceState;
import dev.opsledger.front.overview.Overview;
import dev.opsledger.front.overview.SyncStatus;
import io.micronaut.json.tree.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The overview as JSON. */
final class OverviewJson {
  private OverviewJson() {}

  static JsonNode of(Overview all) {
    return Json.object(
        "at", all.at(),
        "time_zone", all.zone(),
        "day", all.day(),
        "runs", of(all.runs()),
        "organizations", list(all.organizations(), OverviewJson::of),
        "more_organizations", all.moreOrganizations(),
        "deployments", of(all.deployments()),
        "incidents", of(all.incidents()),
        "visits", of(all.visits()),
        "gists", of(all.gists()),
        "sources", sources(all),
        "activity", list(all.activity(), FeedEntry::json));
  }

  private static <T> List<JsonNode> list(List<T> items, Function<T, JsonNode> json) {
    return items.stream().map(json).toList();
  }

  private static JsonNode of(Overview.Runs runs) {
    return Json.object(
        "total", runs.total(),
        "succeeded", runs.succeeded(),
        "failed", runs.failed(),
        "running", runs.running(),
        "other", runs.other());
  }

  private static JsonNode of(Overview.Organization organization) {
    return Json.object(
        "name", organization.name(),
        "runs", of(organization.runs()),
        "flakiest", list(organization.flakiest(), OverviewJson::of),
        "slowest", list(organization.slowest(), OverviewJson::of));
  }

  private static JsonNode of(Overview.Flaky workflow) {
    return Json.object(
        "workflow_id", workflow.id(),
        "name", workflow.name(),
        "repository", workflow.repository(),
        "runs", workflow.runs(),
        "failed", workflow.failed(),
        "flaky", workflow.flaky());
  }

  private static JsonNode of(Overview.Slow workflow) {
    return Json.object(
        "workflow_id", workflow.id(),
        "name", workflow.name(),
        "repository", workflow.repository(),
        "runs", workflow.runs(),
        "average_seconds", workflow.seconds());
  }

  private static JsonNode of(Overview.Deployments all) {
    return Json.object(
        "ongoing", all.ongoing(),
        "newest", list(all.newest(), OverviewJson::of),
        "done_today", all.done(),
        "failed_today", all.failed(),
        "cancelled_today", all.cancelled(),
        "failures", list(all.failures(), OverviewJson::of),
        "projects", list(all.projects(), OverviewJson::of));
  }

  private static JsonNode of(Overview.Deployment deployment) {
    return Json.object(
        "id", deployment.id(),
        "project", deployment.project(),
        "status", deployment.status(),
        "since", deployment.since());
  }

  private static JsonNode of(Overview.Project project) {
    return Json.object(
        "id", project.id(),
        "name", project.name(),
        "done", project.done(),
        "failed", project.failed(),
        "cancelled", project.cancelled());
  }

  private static JsonNode of(Overview.Incidents incidents) {
    return Json.object(
        "open", incidents.open(),
        "triggered", incidents.triggered(),
        "acknowledged", incidents.acknowledged(),
        "services", list(incidents.services(), OverviewJson::of));
  }

  private static JsonNode of(Overview.Service service) {
    return Json.object(
        "id", service.id(),
        "name", service.name(),
        "triggered", service.triggered(),
        "acknowledged", service.acknowledged());
  }

  private static JsonNode of(Overview.Visits visits) {
    return Json.object(
        "days", list(visits.days(), OverviewJson::of),
        "last_day", visits.lastDay(),
        "repositories", list(visits.repositories(), OverviewJson::of));
  }

  private static JsonNode of(Overview.VisitedDay day) {
    return Json.object(
        "day", day.day(),
        "views", day.views(),
        "clones", day.clones(),
        "repositories", day.repositories());
  }

  private static JsonNode of(Overview.Visited repository) {
    return Json.object(
        "name", repository.name(),
        "views", repository.views(),
        "visitors", repository.visitors(),
        "views_a_week_before", repository.weekBefore());
  }

  private static JsonNode of(Overview.Gists gists) {
    return Json.object(
        "all", gists.all(),
        "deals", gists.deals(),
        "waiting", gists.waiting(),
        "refused", gists.refused(),
        "newest", list(gists.newest(), OverviewJson::of));
  }

  private static JsonNode of(Overview.Gist gist) {
    return Json.object(
        "id", gist.id(),
        "user", gist.user(),
        "created_at", gist.createdAt(),
        "deal_id", gist.deal(),
        "deal", gist.state());
  }

  private static JsonNode sources(Overview all) {
    var sources = new LinkedHashMap<String, JsonNode>();
    all.sources().forEach(each -> sources.put(each.source().source(), source(each)));
    return Json.node(sources);
  }

  private static JsonNode source(SyncStatus status) {
    Optional<SourceState.Ended> last = status.source().last();
    return Json.object(
        "status", status.status().word(),
        "last_good", status.source().lastGoodAt(),
        "expected", last.map(SourceState.Ended::planned).orElse(0L),
        "stored", last.map(SourceState.Ended::done).orElse(0L),
        "missing", last.map(SourceState.Ended::failed).orElse(0L));
  }
}
