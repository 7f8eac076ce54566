package dev.opsledger.front.api;

import dev.opsledger.core.openapi.ApiDoc;
import dev.opsledger.core.openapi.ApiOperation;
import dev.opsledger.core.openapi.ApiResponse;
import dev.opsledger.core.openapi.Schema;
import dev.opsledger.core.page.PageResponse;
import java.util.Map;

/** Documents {@link HomeApi}. */
@ApiDoc(value = HomeApi.class, tag = "Home")
interface HomeDocs {
  /** The media type of pages. */
  String HTML = PageResponse.HTML;

  @ApiOperation(
      value = "The home page",
      more =
          "For browsers, which may also send a session cookie. Without either, a sign-in page is"
              + " returned. With `as` csv or json and `table`, one of the page's tables instead, as"
              + " on every page.",
      answers = {
        @ApiResponse(
            status = 200,
            value = "the page",
            type = PageResponse.FORMS,
            headers = {"Content-Security-Policy", "Content-Disposition"})
      })
  void home();

  @ApiOperation(
      value = "The numbers of the home page",
      more = "A fixed number of reads, however much is stored.",
      answers = @ApiResponse(status = 200, value = "the numbers", as = Numbers.class))
  void overview();

  @ApiOperation(
      value = "Assets of the home page",
      security = "none",
      answers = {
        @ApiResponse(
            status = 200,
            value = "a style sheet, script or image",
            type = "text/css; charset=utf-8 | text/javascript; charset=utf-8 | image/svg+xml",
            headers = {"Cache-Control", "ETag"}),
        @ApiResponse(status = 304, value = "unchanged", state = "it is kept already"),
        @ApiResponse(status = 404, value = "there is no such file", ask = "/assets/none.css")
      })
  void asset(@Schema(value = "a file's name", example = "pages.css") String file);

  @Schema(value = "The numbers of the home page.", name = "Overview")
  record Numbers(
      @Schema(value = "when it was read", format = "date-time") String at,
      @Schema(value = "the time zone in which days begin", example = "UTC") String time_zone,
      @Schema(value = "the day to which today's numbers belong", format = "date") String day,
      RunCounts runs,
      @Schema("the organizations with the most failed runs today")
          OrganizationToday[] organizations,
      @Schema("whether other organizations had runs, too") boolean more_organizations,
      DeploymentsNow deployments,
      IncidentsNow incidents,
      VisitsNow visits,
      GistsNow gists,
      @Schema("the status of each source, by its name") Map<String, Object> sources,
      HomeEntry[] activity) {}

  @Schema("Runs of today.")
  record RunCounts(long total, long succeeded, long failed, long running, long other) {}

  @Schema("An organization's runs of today.")
  record OrganizationToday(
      @Schema(example = "acme-rockets") String name,
      RunCounts runs,
      FlakyWorkflow[] flakiest,
      SlowWorkflow[] slowest) {}

  @Schema("A workflow that failed and passed with the same commit.")
  record FlakyWorkflow(
      long workflow_id, String name, String repository, long runs, long failed, long flaky) {}

  @Schema("A workflow and its average duration.")
  record SlowWorkflow(
      long workflow_id, String name, String repository, long runs, long average_seconds) {}

  @Schema("Deployments under way, and those that ended today.")
  record DeploymentsNow(
      long ongoing,
      HomeDeployment[] newest,
      long done_today,
      long failed_today,
      long cancelled_today,
      HomeDeployment[] failures,
      ProjectToday[] projects) {}

  @Schema("A deployment.")
  record HomeDeployment(
      long id,
      @Schema(example = "Harbour Lights") String project,
      @Schema(example = "building") String status,
      @Schema(format = "date-time") String since) {}

  @Schema("A project's deployments that ended today.")
  record ProjectToday(long id, String name, long done, long failed, long cancelled) {}

  @Schema("Open incidents.")
  record IncidentsNow(long open, long triggered, long acknowledged, ServiceNow[] services) {}

  @Schema("A service's open incidents.")
  record ServiceNow(String id, String name, long triggered, long acknowledged) {}

  @Schema("The repositories' traffic.")
  record VisitsNow(
      VisitedDay[] days,
      @Schema(value = "the last full day, in UTC", format = "date", nullable = true)
          String last_day,
      VisitedRepository[] repositories) {}

  @Schema("The traffic of all repositories on a day.")
  record VisitedDay(
      @Schema(format = "date") String day, long views, long clones, long repositories) {}

  @Schema("A repository's traffic on the last full day.")
  record VisitedRepository(
      String name, long views, long visitors, @Schema(nullable = true) long views_a_week_before) {}

  @Schema("Gists, and how many became deals.")
  record GistsNow(long all, long deals, long waiting, long refused, HomeGist[] newest) {}

  @Schema("A gist.")
  record HomeGist(
      String id,
      String user,
      @Schema(format = "date-time", nullable = true) String created_at,
      @Schema(nullable = true) long deal_id,
      @Schema("the state of its deal, such as waiting or refused") String deal) {}

  @Schema("An entry of the activity feed.")
  record HomeEntry(
      long id,
      @Schema(example = "run.failed") String name,
      @Schema(example = "ci") String source,
      @Schema(format = "date-time") String occurred_at,
      String sentence) {}
}
