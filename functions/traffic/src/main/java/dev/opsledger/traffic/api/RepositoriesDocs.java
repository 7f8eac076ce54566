package dev.opsledger.traffic.api;

import dev.opsledger.core.openapi.ApiDoc;
import dev.opsledger.core.openapi.ApiOperation;
import dev.opsledger.core.openapi.ApiResponse;
import dev.opsledger.core.openapi.Schema;

/** {@link RepositoriesApi}, for the API's document. */
@ApiDoc(value = RepositoriesApi.class, tag = "Repository traffic")
interface RepositoriesDocs {
  @ApiOperation(
      value = "Keep an eye on a repository",
      more = "The same again gives the same id; a new access_token replaces the old.",
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
            value = "that is no GitHub repository's address, or one more than a user may have",
            body = "{\"url\":\"https://github.com.evil.example/acme-rockets/launchpad\"}"),
        @ApiResponse(status = 413, value = "the body is over 10 kB", bytes = 10_001)
      })
  void create();

  @ApiOperation(
      value = "One's repositories",
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
            value = "there is no such repository, or it is somebody else's",
            ask = "/api/repos/00000000-0000-0000-0000-000000000000")
      })
  void find(
      @Schema(value = "a repository's id", example = "6c21d80b-df56-4ff5-ba20-e22226d9c503")
          String id,
      @Schema(value = "the first day", format = "date") String start,
      @Schema(value = "the last day", format = "date") String end);

  @ApiOperation(
      value = "Forget a repository",
      more = "Everything of it goes.",
      security = "userToken",
      answers = {
        @ApiResponse(status = 202, value = "it goes", as = Created.class, state = "last"),
        @ApiResponse(
            status = 400,
            value = "there is no such repository, or it is somebody else's",
            ask = "/api/repos/00000000-0000-0000-0000-000000000000/delete")
      })
  void delete(
      @Schema(value = "a repository's id", example = "6c21d80b-df56-4ff5-ba20-e22226d9c503")
          String id);

  @ApiOperation(
      value = "Share the pages of a repository",
      more = "The same address until it is made void. Who has it can read, and nothing else.",
      security = "userToken",
      answers = {
        @ApiResponse(status = 200, value = "the address of its page", as = Shared.class),
        @ApiResponse(
            status = 404,
            value = "there is no such repository, or it is somebody else's",
            ask = "/api/repos/00000000-0000-0000-0000-000000000000/share")
      })
  void share(
      @Schema(value = "a repository's id", example = "6c21d80b-df56-4ff5-ba20-e22226d9c503")
          String id);

  @ApiOperation(
      value = "Share it no more",
      more = "The address is void at once; sharing it again makes another.",
      security = "userToken",
      answers = {
        @ApiResponse(status = 200, value = "it is void, or never was", as = Created.class),
        @ApiResponse(
            status = 404,
            value = "there is no such repository, or it is somebody else's",
            ask = "/api/repos/00000000-0000-0000-0000-000000000000/share")
      })
  void revoke(
      @Schema(value = "a repository's id", example = "6c21d80b-df56-4ff5-ba20-e22226d9c503")
          String id);

  @Schema("What others may be given.")
  record Shared(
      @Schema(
              format = "uri",
              example =
                  "https://abc.execute-api.eu-west-1.amazonaws.com/users/0c23ff66f7dd1d267958ad2cc3dbc9be/repos/6c21d80b-df56-4ff5-ba20-e22226d9c503")
          String url) {}

  @Schema("A repository to keep an eye on.")
  record NewRepository(
      @Schema(example = "https://github.com/acme-rockets/launchpad") String url,
      @Schema(
              value = "a GitHub token that may see its traffic; kept encrypted, never shown",
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

  @Schema("How far its fetching is.")
  record SyncOfRepository(
      @Schema(values = {"pending", "ok", "no_access", "not_found", "failing"}) String status,
      @Schema(value = "since when", format = "date-time") String since,
      @Schema(value = "what is wrong or lacks, null while all is well", nullable = true)
          String reason) {}

  @Schema("A day of traffic; one that no fetch covered is left out, which is not zero.")
  record TrafficDay(
      @Schema(value = "its beginning", format = "date-time") String timestamp,
      @Schema(value = "views", example = "120") long count,
      @Schema(value = "unique visitors", example = "40") long uniques,
      @Schema(value = "null where GitHub never gave them", nullable = true) Clones clones,
      @Schema(value = "whether a fetch after its end has covered it", name = "final")
          boolean finished) {}

  @Schema("Clones of a day.")
  record Clones(@Schema(example = "7") long count, @Schema(example = "5") long uniques) {}
}
