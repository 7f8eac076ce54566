package dev.opsledger.front.api.timeline;

import dev.opsledger.core.openapi.ApiDoc;
import dev.opsledger.core.openapi.ApiOperation;
import dev.opsledger.core.openapi.ApiResponse;
import dev.opsledger.core.openapi.Schema;

/** Documents {@link TimelineApi}. */
@ApiDoc(value = TimelineApi.class, tag = "DORA figures")
interface TimelineDocs {
  @ApiOperation(
      value = "What changed",
      more =
          "Of an incident: the deployments of the projects to which its service belongs, failed"
              + " runs on the default branch of their repositories, and record traffic, some"
              + " minutes before it and until its resolution. These are candidates, the likeliest"
              + " first: the last release before it, however old, then others by their distance."
              + " Of a commit: its runs, its deployments, and the incidents that count against"
              + " these. Of a deployment: its incidents. Of a project: the deployments and"
              + " incidents of a period. Give exactly one of the four.",
      answers = {
        @ApiResponse(
            status = 200,
            value = "the timeline",
            as = TimelineShown.class,
            ask = "/timeline?project=1"),
        @ApiResponse(
            status = 400,
            value =
                "none or several of the four are given, a parameter is malformed, or one does not"
                    + " belong to what is asked for",
            ask = "/timeline"),
        @ApiResponse(
            status = 404,
            value = "there is no such thing",
            ask = "/timeline?incident=none")
      })
  void read(
      @Schema(value = "an incident's id", example = "PT4KHLK", longest = 200) String incident,
      @Schema(
              value = "a commit's id, or at least its first seven digits",
              example = "593ddcf11650629feb02bdb217966882cff9d916")
          String commit,
      @Schema(value = "a deployment's id", example = "1", type = "integer", min = 1)
          String deployment,
      @Schema(value = "a project's id", example = "1", type = "integer", min = 1) String project,
      @Schema(
              value = "how long before an incident; 120 is the default",
              example = "120",
              type = "integer",
              min = 1,
              max = 1440)
          String minutes,
      @Schema("of a project: a date, or a time with an offset; thirty days before until")
          String since,
      @Schema("of a project: a date, which is included, or a time with an offset; now")
          String until);

  @Schema("What happened around something.")
  record TimelineShown(
      TimelineSubject about,
      @Schema(format = "date-time") String since,
      @Schema(format = "date-time") String until,
      @Schema(value = "the projects that were looked at", example = "1") long[] projects,
      TimelineEntry[] entries,
      TimelineCost cost,
      @Schema("whether nothing was left out and nothing is known to be missing") boolean complete,
      @Schema(value = "why it is not complete", nullable = true) String why) {}

  @Schema("What a timeline is about.")
  record TimelineSubject(
      @Schema(values = {"incident", "commit", "deployment", "project"}) String kind,
      @Schema(example = "PT4KHLK") String id) {}

  @Schema("Something that happened. What its kind does not have is null.")
  record TimelineEntry(
      @Schema(values = {"deployment", "run", "incident", "traffic"}) String kind,
      @Schema(example = "12") String id,
      @Schema(format = "date-time") String at,
      @Schema(
              value =
                  "seconds from what the timeline is about, or its beginning; negative before it",
              example = "-300")
          long seconds,
      @Schema(value = "why it stands here", example = "it failed on the default branch of acme/web")
          String why,
      @Schema(nullable = true, example = "Build") String title,
      @Schema(value = "or a run's conclusion", nullable = true, example = "done") String status,
      @Schema(nullable = true, example = "1") long project_id,
      @Schema(nullable = true, example = "production") String environment,
      @Schema(nullable = true, example = "acme/web") String repository,
      @Schema(nullable = true, example = "593ddcf11650629feb02bdb217966882cff9d916")
          String commit_sha,
      @Schema(nullable = true, example = "PSVC001") String service_id,
      @Schema(
              value = "the deployment against which an incident counts",
              nullable = true,
              example = "12")
          long deployment_id,
      @Schema(format = "date-time", nullable = true) String resolved_at,
      @Schema(value = "of those on call; null if unknown", nullable = true, example = "3")
          long interruptions,
      @Schema(nullable = true, example = "1800") long engaged_seconds) {}

  @Schema("What the incidents told cost those on call.")
  record TimelineCost(
      @Schema(example = "1") long incidents,
      @Schema(value = "null if unknown", nullable = true, example = "3") long interruptions,
      @Schema(value = "null if unknown", nullable = true, example = "1800") long engaged_seconds,
      @Schema(value = "why it is unknown", nullable = true) String why) {}
}
