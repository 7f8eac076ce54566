package dev.opsledger.traffic.api;

import dev.opsledger.core.openapi.ApiDoc;
import dev.opsledger.core.openapi.ApiOperation;
import dev.opsledger.core.openapi.ApiResponse;
import dev.opsledger.core.openapi.Schema;

/** {@link RepositoriesApi}, for the API's document. */
@ApiDoc(value = RepositoriesApi.class, tag = "Repository traffic")
interface RepositoriesDocs {
  @ApiOperation(
      value = "Watch a repository",
      more = "Watching it again returns the same id; a new access_token replaces the old one.",
      security = "userToken",
      body = NewRepository.class,
      answers = {
        @ApiResponse(
            status = 200,
            value = "its id",
            as = Created.class,
            body = "{\"url\":\"https://github.com/acme-rockets/launchpad\"}"),
        @ApiResponse(
            status = 400,
            value =
                "url is not the address of a GitHub repository, or the user has too many already",
            body = "{\"url\":\"https://github.com.evil.example/acme-rockets/launchpad\"}"),
        @ApiResponse(status = 413, value = "the body is over 10 kB", bytes = 10_001)
      })
  void create();

  @ApiOperation(
      value = "The user's repositories",
      security = "userToken",
      answers = @ApiResponse(status = 200, value = "all of them", as = Listed[].class))
  void list();

  @ApiOperation(
      value = "A repository with its traffic",
      security = "userToken",
      answers = {
        @ApiResponse(status = 200, value = "oldest day first", as = Detailed.class),
        @ApiResponse(
            status = 400,
            value = "a date is malformed, or start is after end",
            ask = "/api/repos/6c21d80b-df56-4ff5-ba20-e22226d9c503?start=yesterday"),
        @ApiResponse(
            status = 404,
            value = "the user does not watch such a repository",
            ask = "/api/repos/00000000-0000-0000-0000-000000000000")
      })
  void find(
      @Schema(value = "a repository's id", example = "6c21d80b-df56-4ff5-ba20-e22226d9c503")
          String id,
      @Schema(value = "the first day", format = "date") String start,
      @Schema(value = "the last day", format = "date") String end);

  @ApiOperation(
      value = "Stop watching a repository",
      more = "Its traffic is deleted once nobody watches it.",
      security = "userToken",
      answers = {
        @ApiResponse(
            status = 202,
            value = "the deletion has begun",
            as = Created.class,
            state = "last"),
        @ApiResponse(
            status = 400,
            value = "the user does not watch such a repository",
            ask = "/api/repos/00000000-0000-0000-0000-000000000000/delete")
      })
  void delete(
      @Schema(value = "a repository's id", example = "6c21d80b-df56-4ff5-ba20-e22226d9c503")
          String id);

  @ApiOperation(
      value = "Share the pages of a repository",
      more = "Returns the same address until it is revoked. The address gives read-only access.",
      security = "userToken",
      answers = {
        @ApiResponse(status = 200, value = "the address of its page", as = Shared.class),
        @ApiResponse(
            status = 404,
            value = "the user does not watch such a repository",
            ask = "/api/repos/00000000-0000-0000-0000-000000000000/share")
      })
  void share(
      @Schema(value = "a repository's id", example = "6c21d80b-df56-4ff5-ba20-e22226d9c503")
          String id);

  @ApiOperation(
      value = "Revoke the shared address",
      more = "The address becomes invalid at once; sharing again returns a new one.",
      security = "userToken",
      answers = {
        @ApiResponse(status = 200, value = "it is revoked, or there was none", as = Created.class),
        @ApiResponse(
            status = 404,
            value = "the user does not watch such a repository",
            ask = "/api/repos/00000000-0000-0000-0000-000000000000/share")
      })
  void revoke(
      @Schema(value = "a repository's id", example = "6c21d80b-df56-4ff5-ba20-e22226d9c503")
          String id);

  @Schema("The address to share.")
  record Shared(
      @Schema(
              format = "uri",
              example =
                  "https://abc.execute-api.eu-west-1.amazonaws.com/users/0c23ff66f7dd1d267958ad2cc3dbc9be/repos/6c21d80b-df56-4ff5-ba20-e22226d9c503")
          String url) {}

  @Schema("A repository to watch.")
  record NewRepository(
      @Schema(example = "https://github.com/acme-rockets/launchpad") String url,
      @Schema(
              value = "a GitHub token that may read its traffic; stored encrypted, never returned",
              optional = true,
              nullable = true,
              pattern = "[!-~]{1,4000}")
          String access_token) {}

  @Schema(value = "A repository's id.", name = "RepositoryId")
  record Created(
      @Schema(format = "uuid", example = "6c21d80b-df56-4ff5-ba20-e22226d9c503") String id) {}

  @Schema(value = "A repository.", name = "Repository")
  record Listed(
      @Schema(format = "uuid", example = "6c21d80b-df56-4ff5-ba20-e22226d9c503") String id,
      @Schema(example = "https://github.com/acme-rockets/launchpad") String url,
      @Schema(format = "date-time") String created_at,
      SyncOfRepository sync) {}

  @Schema(value = "A repository with its traffic.", name = "RepositoryTraffic")
  record Detailed(
      @Schema(format = "uuid", example = "6c21d80b-df56-4ff5-ba20-e22226d9c503") String id,
      @Schema(example = "https://github.com/acme-rockets/launchpad") String url,
      @Schema(format = "date-time") String created_at,
      SyncOfRepository sync,
      TrafficDay[] traffic) {}

  @Schema("The state of its fetches.")
  record SyncOfRepository(
      @Schema(values = {"pending", "ok", "no_access", "not_found", "failing"}) String status,
      @Schema(value = "when the status last changed", format = "date-time") String since,
      @Schema(value = "what is wrong or missing; null while all is well", nullable = true)
          String reason) {}

  @Schema("A day of traffic. Days that no fetch covered are left out, which does not mean zero.")
  record TrafficDay(
      @Schema(value = "the beginning of the day", format = "date-time") String timestamp,
      @Schema(value = "views", example = "120") long count,
      @Schema(value = "unique visitors", example = "40") long uniques,
      @Schema(value = "null if GitHub has not given them", nullable = true) Clones clones,
      @Schema(value = "whether a fetch after the day's end has covered it", name = "final")
          boolean finished) {}

  @Schema("Clones of a day.")
  record Clones(@Schema(example = "7") long count, @Schema(example = "5") long uniques) {}
}
