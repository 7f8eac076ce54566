package dev.opsledger.activity.api;

import dev.opsledger.core.openapi.ApiDoc;
import dev.opsledger.core.openapi.ApiOperation;
import dev.opsledger.core.openapi.ApiResponse;
import dev.opsledger.core.openapi.NamedError;
import dev.opsledger.core.openapi.Schema;

/** {@link AtomApi}, for the API's document. */
@ApiDoc(value = AtomApi.class, tag = "Home", errors = NamedError.class)
interface AtomDocs {
  @ApiOperation(
      value = "What happened anywhere, as an Atom feed",
      more =
          "The newest 50 entries that match, of the newest 200. Ids stay the same for ever, and an"
              + " entry links to the page of what it is about. With If-None-Match or If-Modified-Since an unchanged feed is a 304.",
      answers = {
        @ApiResponse(
            status = 200,
            value = "the feed",
            type = AtomApi.TYPE,
            headers = {"ETag", "Last-Modified"}),
        @ApiResponse(status = 304, value = "unchanged", state = "it is kept already"),
        @ApiResponse(
            status = 400,
            value = "the source is unknown, or the organization or project is malformed",
            ask = "/activity.atom?source=none")
      })
  void atom(
      @Schema(
              value = "only entries of this source",
              values = {"ci", "deployments", "oncall", "gists", "traffic"})
          String source,
      @Schema(value = "only entries of this organization", example = "acme-rockets") String org,
      @Schema(value = "only entries of this project", example = "1", type = "integer", min = 1)
          String project);
}
