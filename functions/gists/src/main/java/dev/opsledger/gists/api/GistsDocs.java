package dev.opsledger.gists.api;

import dev.opsledger.core.openapi.ApiDoc;
import dev.opsledger.core.openapi.ApiOperation;
import dev.opsledger.core.openapi.ApiResponse;
import dev.opsledger.core.openapi.Schema;

/** Documentation of {@link GistsApi}. */
@ApiDoc(value = GistsApi.class, tag = "Gists")
interface GistsDocs {
  @ApiOperation(
      value = "Every user name ever scanned",
      answers = @ApiResponse(status = 200, value = "the names", as = String[].class))
  void allUsers();

  @ApiOperation(
      value = "The users that are scanned now",
      answers = @ApiResponse(status = 200, value = "the names", as = String[].class))
  void currentUsers();

  @ApiOperation(
      value = "The gists that this session has not been shown",
      more =
          "Without the cookie opsledger_session, or if it has expired, all gists; ids, or objects with"
              + " details=true. Gists beyond one response are in the next one.",
      answers = {
        @ApiResponse(
            status = 200,
            value = "the gists",
            as = Gist[].class,
            oneOf = String[].class,
            headers = {"Set-Cookie", "Link", "Cache-Control"}),
        @ApiResponse(
            status = 400,
            value = "details must be true or false",
            ask = "/getGists?details=maybe")
      })
  void unseen(
      @Schema(
              value = "whether to return objects in place of ids",
              values = {"true", "false"},
              example = "true")
          String details);

  @Schema("A gist.")
  record Gist(
      @Schema(example = "aa5a315d61ae9438b18d") String id,
      @Schema(example = "antomer") String user,
      @Schema(nullable = true, example = "Hello World") String description,
      @Schema(example = "https://gist.github.com/aa5a315d61ae9438b18d") String url,
      @Schema(format = "date-time", nullable = true) String createdAt,
      @Schema(value = "null until the gist has a deal", nullable = true, example = "12")
          long dealId) {}
}
