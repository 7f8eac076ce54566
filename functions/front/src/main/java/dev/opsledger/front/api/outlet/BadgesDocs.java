package dev.opsledger.front.api.outlet;

import dev.opsledger.core.openapi.ApiDoc;
import dev.opsledger.core.openapi.ApiOperation;
import dev.opsledger.core.openapi.ApiResponse;
import dev.opsledger.core.openapi.Schema;

/** Documents {@link BadgesApi}. */
@ApiDoc(value = BadgesApi.class, tag = "Outlets")
interface BadgesDocs {
  @ApiOperation(
      value = "A badge, for shields.io",
      more =
          "For https://img.shields.io/endpoint?url=…, only of repositories that PUBLIC_BADGES"
              + " names. Views and clones are those of the last 14 full days (UTC), and the badge"
              + " says of how many days they are known; ci is how the newest runs on the default"
              + " branch ended.",
      security = "none",
      answers = {
        @ApiResponse(
            status = 200,
            value = "the badge",
            as = Shield.class,
            headers = {"Cache-Control", "ETag"}),
        @ApiResponse(status = 304, value = "unchanged", state = "it is kept already"),
        @ApiResponse(
            status = 404,
            value = "there is no such badge, or the repository is not public",
            ask = "/badges/acme-rockets/none/ci.json")
      })
  void badge(
      @Schema(value = "the repository's owner", example = "acme-rockets") String org,
      @Schema(value = "the repository's name", example = "launchpad") String repo,
      @Schema(value = "views.json, clones.json or ci.json", example = "ci.json") String file);

  @Schema(value = "A badge in the form of shields.io's endpoint badge.", name = "Badge")
  record Shield(
      @Schema(example = "1") long schemaVersion,
      @Schema(example = "ci") String label,
      @Schema(example = "passing") String message,
      @Schema(example = "brightgreen") String color,
      @Schema(value = "for how long it may be kept", example = "300") long cacheSeconds) {}
}
