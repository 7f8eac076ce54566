package dev.opsledger.traffic.page;

import dev.opsledger.core.openapi.ApiDoc;
import dev.opsledger.core.openapi.ApiOperation;
import dev.opsledger.core.openapi.ApiResponse;
import dev.opsledger.core.openapi.Schema;
import dev.opsledger.core.page.PageResponse;

/** {@link PagesApi}, for the API's document. */
@ApiDoc(value = PagesApi.class, tag = "Pages")
interface PagesDocs {
  /** Where a browser is sent that shows the user's token in its address bar. */
  String READ_ONLY = "redirect to the same page, with a read-only key in place of the token";

  /** What every page is. */
  String HTML = PageResponse.HTML;

  @ApiOperation(
      value = "Scripts, styles and images of the traffic pages",
      security = "none",
      answers = {
        @ApiResponse(
            status = 200,
            value = "a style sheet, script or image",
            type =
                "text/css; charset=utf-8 | text/javascript; charset=utf-8 | image/svg+xml |"
                    + " text/plain; charset=utf-8",
            headers = "Cache-Control"),
        @ApiResponse(status = 304, value = "unchanged", state = "it is kept already"),
        @ApiResponse(status = 404, value = "there is no such file", ask = "/users/static/none.css")
      })
  void asset(@Schema(value = "a file's name", example = "traffic.css") String file);

  @ApiOperation(
      value = "Charts of the repositories that a key opens",
      security = "none",
      answers = {
        @ApiResponse(
            status = 200,
            value = "the page",
            type = HTML,
            headers = "Content-Security-Policy"),
        @ApiResponse(
            status = 303,
            value = READ_ONLY,
            type = HTML,
            headers = "Location",
            state = "a browser opens an address with the user's token"),
        @ApiResponse(
            status = 400,
            value = "an error page that names the malformed date",
            type = HTML,
            ask = "/users/8c93ff66f7dd1d267958ad2cc3dbc9be/repos?start=yesterday"),
        @ApiResponse(
            status = 404,
            value = "an error page",
            type = HTML,
            ask = "/users/00000000000000000000000000000000/repos"),
        @ApiResponse(
            status = 429,
            value = "an error page: too many wrong keys came from the caller's address",
            type = HTML,
            headers = "Retry-After",
            ask = "/users/00000000000000000000000000000000/repos",
            state = "many wrong keys came before")
      })
  void repositories(
      @Schema(
              value = "a read-only key, or the user's token",
              example = "8c93ff66f7dd1d267958ad2cc3dbc9be")
          String token,
      @Schema(value = "the first day", format = "date") String start,
      @Schema(value = "the last day", format = "date") String end);

  @ApiOperation(
      value = "A chart of one repository",
      more = "With .csv after the id, the same days as CSV.",
      security = "none",
      answers = {
        @ApiResponse(
            status = 200,
            value = "the page, or the file",
            type = HTML + " | text/csv; charset=utf-8",
            headers = "Content-Security-Policy"),
        @ApiResponse(
            status = 303,
            value = READ_ONLY,
            type = HTML,
            headers = "Location",
            state = "a browser opens an address with the user's token"),
        @ApiResponse(
            status = 400,
            value = "an error page that names the malformed date",
            type = HTML,
            ask =
                "/users/8c93ff66f7dd1d267958ad2cc3dbc9be/repos/6c21d80b-df56-4ff5-ba20-e22226d9c503?start=yesterday"),
        @ApiResponse(
            status = 404,
            value = "an error page",
            type = HTML,
            ask = "/users/8c93ff66f7dd1d267958ad2cc3dbc9be/repos/none"),
        @ApiResponse(
            status = 429,
            value = "an error page: too many wrong keys came from the caller's address",
            type = HTML,
            headers = "Retry-After",
            ask = "/users/00000000000000000000000000000000/repos/none",
            state = "many wrong keys came before")
      })
  void repository(
      @Schema(
              value = "a read-only key, or the user's token",
              example = "8c93ff66f7dd1d267958ad2cc3dbc9be")
          String token,
      @Schema(value = "a repository's id", example = "6c21d80b-df56-4ff5-ba20-e22226d9c503")
          String id,
      @Schema(value = "the first day", format = "date") String start,
      @Schema(value = "the last day", format = "date") String end);
}
