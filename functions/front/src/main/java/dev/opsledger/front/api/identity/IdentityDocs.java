package dev.opsledger.front.api.identity;

import dev.opsledger.core.openapi.ApiDoc;
import dev.opsledger.core.openapi.ApiOperation;
import dev.opsledger.core.openapi.ApiResponse;
import dev.opsledger.core.openapi.Schema;

/** Documents {@link IdentityApi}. */
@ApiDoc(value = IdentityApi.class, tag = "DORA figures")
interface IdentityDocs {
  @ApiOperation(
      value = "Which repositories, projects, services and teams belong together",
      more =
          "Until somebody changes the map, its entries are those of DORA_SERVICES and"
              + " REPOSITORY_PROJECTS. Proposals are entries whose parts are called the same, or that"
              + " PagerDuty's teams suggest. `/dora/identity` is the page.",
      answers = {
        @ApiResponse(
            status = 200,
            value = "the map; ETag is its revision",
            as = IdentityShown.class)
      })
  void read();

  @ApiOperation(
      value = "Change the identity map",
      more =
          "The entries replace all former ones. The change needs the revision it began with, in the"
              + " body or as If-Match, and becomes an event of the feed. Past figures follow at"
              + " once.",
      body = IdentityChange.class,
      answers = {
        @ApiResponse(
            status = 200,
            value = "the map as it is now",
            as = IdentityShown.class,
            body =
                "{\"revision\":0,\"entries\":[{\"name\":\"shop\",\"project\":1,"
                    + "\"repositories\":[\"acme-rockets/launchpad\"],"
                    + "\"services\":[\"PSVC001\",\"PSVC002\"]}]}"),
        @ApiResponse(
            status = 400,
            value =
                "an entry is malformed or adds a project that does not exist, something is in two"
                    + " entries, or the revision is missing",
            body = "{\"entries\":[{}]}"),
        @ApiResponse(
            status = 409,
            value = "the map was changed meanwhile",
            body = "{\"revision\":999,\"entries\":[]}")
      })
  void change(
      @Schema(
              name = "If-Match",
              value = "the ETag with which the map was read, in place of revision",
              pattern = "^\\s*\"[0-9]{1,15}\"\\s*$")
          String ifMatch);

  @Schema("What is one thing under several names.")
  record IdentityEntryShape(
      @Schema(example = "shop", longest = 100) String name,
      @Schema(value = "the id of its project", nullable = true, example = "1") long project,
      @Schema(value = "owner/name of its repositories", example = "acme-rockets/shop")
          String[] repositories,
      @Schema(value = "ids of its services", example = "PSVC001") String[] services,
      @Schema(value = "the team that answers for it", nullable = true, example = "Storefront")
          String team) {}

  @Schema("The identity map.")
  record IdentityShown(
      @Schema(value = "how often it was changed", example = "3") long revision,
      @Schema(format = "date-time", nullable = true) String changed_at,
      @Schema(nullable = true) String changed_by,
      IdentityEntryShape[] entries,
      IdentityProposal[] proposals) {}

  @Schema("What may belong together.")
  record IdentityProposal(
      @Schema(value = "what suggests it", example = "called shop: the repository acme/shop")
          String why,
      @Schema("the entry as it would be") IdentityEntryShape entry) {}

  @Schema("An entry that is given; what is left out is empty.")
  record IdentityEntryGiven(
      @Schema(example = "shop", longest = 100) String name,
      @Schema(value = "the id of its project", optional = true, nullable = true, example = "1")
          long project,
      @Schema(
              value = "owner/name of its repositories",
              optional = true,
              nullable = true,
              example = "acme-rockets/launchpad")
          String[] repositories,
      @Schema(value = "ids of its services", optional = true, nullable = true, example = "PSVC001")
          String[] services,
      @Schema(
              value = "the team that answers for it",
              optional = true,
              nullable = true,
              example = "Storefront")
          String team) {}

  @Schema("A change of the identity map.")
  record IdentityChange(
      @Schema(value = "the revision that was changed", optional = true, nullable = true)
          long revision,
      @Schema(value = "who changes it", optional = true, nullable = true, example = "ada")
          String by,
      IdentityEntryGiven[] entries) {}
}
