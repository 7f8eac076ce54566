package dev.opsledger.front;

import dev.opsledger.core.openapi.About;
import dev.opsledger.core.openapi.Answer;
import dev.opsledger.core.openapi.Describe;
import dev.opsledger.core.openapi.Documents;
import java.util.Map;

/** {@link HomeApi}, for the API's document. */
@Documents(value = HomeApi.class, tag = "Home")
interface HomeDocs {
  /** What every page is. */
  String HTML = "text/html; charset=utf-8";

  @Describe(
      value = "The home page",
      more = "For browsers: a session's cookie opens it, too, and the token is asked for.",
      security = "readToken",
      answers = {
        @Answer(status = 200, value = "the page", type = HTML, headers = "Content-Security-Policy"),
        @Answer(
            status = 401,
            value = "a page that asks for the read token",
            type = HTML,
            headers = "Content-Security-Policy",
            credential = false),
        @Answer(
            status = 503,
            value = "a page that says that no read token is set yet",
            type = HTML,
            headers = "Content-Security-Policy",
            state = "no read token is set yet")
      })
  void home();

  @Describe(
      value = "What the home page shows",
      more = "Costs the same however much is stored.",
      answers = @Answer(status = 200, value = "the numbers", as = Numbers.class))
  void overview();

  @Describe(
      value = "What the home page loads",
      security = "none",
      answers = {
        @Answer(
            status = 200,
            value = "a style sheet, script or image",
            type = "text/css; charset=utf-8 | text/javascript; charset=utf-8 | image/svg+xml",
            headers = {"Cache-Control", "ETag"}),
        @Answer(status = 304, value = "unchanged", state = "it is kept already"),
        @Answer(status = 404, value = "there is no such file", ask = "/assets/none.css")
      })
  void asset(@About(value = "a file's name", example = "home.css") String file);

  @About(value = "What the home page shows.", name = "Overview")
  record Numbers(
      @About(value = "when it was read", format = "date-time") String at,
      @About(value = "in which days begin", example = "UTC") String time_zone,
      @About(value = "the day of today's numbers", format = "date") String day,
      RunCounts runs,
      @About("the busiest organizations of today") OrganizationToday[] organizations,
      @About("whether others had runs, too") boolean more_organizations,
      DeploymentsNow deployments,
      IncidentsNow incidents,
      VisitsNow visits,
      GistsNow gists,
      @About("each source's last good synchronization, by its name") Map<String, Object> sources,
      HomeEntry[] activity) {}

  @About("Runs of today.")
  record RunCounts(long total, long succeeded, long failed, long running, long other) {}

  @About("An organization today.")
  record OrganizationToday(
      @About(example = "acme-rockets") String name,
      RunCounts runs,
      FlakyWorkflow[] flakiest,
      SlowWorkflow[] slowest) {}

  @About("A workflow that failed and passed with the same commit.")
  record FlakyWorkflow(
      long workflow_id, String name, String repository, long runs, long failed, long flaky) {}

  @About("A workflow and how long it takes.")
  record SlowWorkflow(
      long workflow_id, String name, String repository, long runs, long average_seconds) {}

  @About("Deployments under way, and those that ended today.")
  record DeploymentsNow(
      long ongoing,
      HomeDeployment[] newest,
      long done_today,
      long failed_today,
      long cancelled_today,
      HomeDeployment[] failures,
      ProjectToday[] projects) {}

  @About("A deployment in short.")
  record HomeDeployment(
      long id,
      @About(example = "Harbour Lights") String project,
      @About(example = "building") String status,
      @About(format = "date-time") String since) {}

  @About("A project's deployments that ended today.")
  record ProjectToday(long id, String name, long done, long failed, long cancelled) {}

  @About("Incidents that are open.")
  record IncidentsNow(long open, long triggered, long acknowledged, ServiceNow[] services) {}

  @About("A service's open incidents.")
  record ServiceNow(String id, String name, long triggered, long acknowledged) {}

  @About("How visits move.")
  record VisitsNow(
      VisitedDay[] days,
      @About(value = "the last day of which GitHub told", format = "date", nullable = true)
          String last_day,
      VisitedRepository[] repositories) {}

  @About("All repositories' traffic of a day.")
  record VisitedDay(
      @About(format = "date") String day, long views, long clones, long repositories) {}

  @About("A repository's traffic of the last day.")
  record VisitedRepository(
      String name, long views, long visitors, @About(nullable = true) long views_a_week_before) {}

  @About("Gists and what became of them.")
  record GistsNow(long all, long deals, long waiting, long refused, HomeGist[] newest) {}

  @About("A gist in short.")
  record HomeGist(
      String id,
      String user,
      @About(format = "date-time", nullable = true) String created_at,
      @About(nullable = true) long deal_id,
      @About("whether it has its deal, waits for it or was refused") String deal) {}

  @About("Something that happened.")
  record HomeEntry(
      long id,
      @About(example = "run.failed") String name,
      @About(example = "ci") String source,
      @About(format = "date-time") String occurred_at,
      String sentence) {}
}
