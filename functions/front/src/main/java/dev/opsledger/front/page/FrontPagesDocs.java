package dev.opsledger.front.page;

import dev.opsledger.core.openapi.ApiDoc;
import dev.opsledger.core.openapi.ApiOperation;
import dev.opsledger.core.openapi.ApiResponse;
import dev.opsledger.core.openapi.Schema;
import dev.opsledger.core.page.PageResponse;

/** Documents {@link FrontPagesApi}. */
@ApiDoc(value = FrontPagesApi.class, tag = "Pages")
interface FrontPagesDocs {
  /** The header that says what a page may load. */
  String POLICY = "Content-Security-Policy";

  @ApiOperation(
      value = "How fresh and complete the sources are",
      answers =
          @ApiResponse(
              status = 200,
              value = "the page",
              type = PageResponse.FORMS,
              headers = {POLICY, "Content-Disposition"}))
  void completeness();

  @ApiOperation(
      value = "What a source reads, and how completely",
      more =
          "A hundred units, from the one after `after` on; with `show=troubled` only those that are"
              + " not complete.",
      answers = {
        @ApiResponse(
            status = 200,
            value = "the page",
            type = PageResponse.FORMS,
            headers = {POLICY, "Content-Disposition"}),
        @ApiResponse(
            status = 400,
            value = "a parameter is malformed",
            type = PageResponse.ERRORS,
            headers = POLICY,
            ask = "/completeness/ci?show=all"),
        @ApiResponse(
            status = 404,
            value = "there is no such source",
            type = PageResponse.ERRORS,
            headers = POLICY,
            ask = "/completeness/none")
      })
  void source(@Schema(value = "a source's name", example = "ci") String source);

  @ApiOperation(
      value = "The DORA figures of a project or a team",
      more =
          "`project` or `team` says whose figures, `environment` of which environment; the days are"
              + " those of `period` (today, 7, 30, 90 or year) or of `from` and `to`.",
      answers = {
        @ApiResponse(
            status = 200,
            value = "the page",
            type = PageResponse.FORMS,
            headers = {POLICY, "Content-Disposition"},
            ask = "/dora?project=1"),
        @ApiResponse(
            status = 400,
            value = "a parameter is malformed",
            type = PageResponse.ERRORS,
            headers = POLICY,
            ask = "/dora?period=yesterday"),
        @ApiResponse(
            status = 404,
            value = "there is no such project",
            type = PageResponse.ERRORS,
            headers = POLICY,
            ask = "/dora?project=987654321")
      })
  void dora();

  @ApiOperation(
      value = "The DORA figures of a project, at a short address",
      more = "Leads to `/dora?project=`, with the other parameters.",
      answers =
          @ApiResponse(
              status = 303,
              value = "the page is there",
              type = PageResponse.HTML,
              headers = "Location"))
  void doraOfProject(@Schema(value = "a project's id", example = "1") String project);

  @ApiOperation(
      value = "What belongs together",
      more = "The identity map, and what else may belong together.",
      answers =
          @ApiResponse(
              status = 200,
              value = "the page",
              type = PageResponse.FORMS,
              headers = {POLICY, "Content-Disposition"}))
  void identity();

  @ApiOperation(
      value = "What changed, and what it cost on call",
      more =
          "As `/timeline`: give one of `incident` (with `minutes` before it), `commit`, `deployment`"
              + " and `project`; a project's days are those of `period` (today, 7, 30, 90 or year)"
              + " or of `from` and `to`.",
      answers = {
        @ApiResponse(
            status = 200,
            value = "the page",
            type = PageResponse.FORMS,
            headers = {POLICY, "Content-Disposition"},
            ask = "/changes?project=1"),
        @ApiResponse(
            status = 400,
            value = "none or several of the four are given, or a parameter is malformed",
            type = PageResponse.ERRORS,
            headers = POLICY,
            ask = "/changes"),
        @ApiResponse(
            status = 404,
            value = "there is no such thing",
            type = PageResponse.ERRORS,
            headers = POLICY,
            ask = "/changes?deployment=987654321")
      })
  void changes();

  @ApiOperation(
      value = "Search",
      more =
          "`q` is a name, an id, an incident's number or a commit. One match leads straight to its"
              + " page.",
      answers = {
        @ApiResponse(
            status = 200,
            value = "what was found",
            type = PageResponse.FORMS,
            headers = {POLICY, "Content-Disposition"},
            ask = "/search?q=nothing-is-called-so"),
        @ApiResponse(
            status = 303,
            value = "the only match is there",
            type = PageResponse.HTML,
            headers = "Location",
            ask = "/search?q=harbour"),
        @ApiResponse(
            status = 400,
            value = "`q` is too long",
            type = PageResponse.ERRORS,
            headers = POLICY,
            ask =
                "/search?q=aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
                    + "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
                    + "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")
      })
  void search();
}
