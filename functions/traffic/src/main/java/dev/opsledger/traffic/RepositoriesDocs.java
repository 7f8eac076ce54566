package dev.opsledger.traffic;

import dev.opsledger.core.openapi.About;
import dev.opsledger.core.openapi.Answer;
import dev.opsledger.core.openapi.Describe;
import dev.opsledger.core.openapi.Documents;

/** {@link RepositoriesApi}, for the API's document. */
@Documents(value = RepositoriesApi.class, tag = "Repository traffic")
interface RepositoriesDocs {
  @Describe(
      value = "Keep an eye on a repository",
      more = "The same again gives the same id; a new access_token replaces the old.",
      security = "userToken",
      body = NewRepository.class,
      answers = {
        @Answer(
            status = 200,
            value = "its id",
            as = Created.class,
            body = "{\"url\":\"https://github.com/acme-rockets/launchpad\"}"),
        @Answer(
            status = 400,
            value = "that is no GitHub repository's address, or one more than a user may have",
            body = "{\"url\":\"https://github.com.evil.example/acme-rockets/launchpad\"}"),
        @Answer(status = 413, value = "the body is over 10 kB", bytes = 10_001)
      })
  void create();

  @Describe(
      value = "One's repositories",
      security = "userToken",
      answers = @Answer(status = 200, value = "all of them", as = Listed[].class))
  void list();

  @Describe(
      value = "A repository with its traffic",
      security = "userToken",
      answers = {
        @Answer(status = 200, value = "oldest day first", as = Detailed.class),
        @Answer(
            status = 400,
            value = "a date is malformed, or start is after end",
            ask = "/api/repos/6c21d80b-df56-4ff5-ba20-e22226d9c503?start=yesterday"),
        @Answer(
            status = 404,
            value = "there is no such repository, or it is somebody else's",
            ask = "/api/repos/00000000-0000-0000-0000-000000000000")
      })
  void find(
      @About(value = "a repository's id", example = "6c21d80b-df56-4ff5-ba20-e22226d9c503")
          String id,
      @About(value = "the first day", format = "date") String start,
      @About(value = "the last day", format = "date") String end);

  @Describe(
      value = "Forget a repository",
      more = "Everything of it goes.",
      security = "userToken",
      answers = {
        @Answer(status = 202, value = "it goes", as = Created.class, state = "last"),
        @Answer(
            status = 400,
            value = "there is no such repository, or it is somebody else's",
            ask = "/api/repos/00000000-0000-0000-0000-000000000000/delete")
      })
  void delete(
      @About(value = "a repository's id", example = "6c21d80b-df56-4ff5-ba20-e22226d9c503")
          String id);

  @Describe(
      value = "Share the pages of a repository",
      more = "The same address until it is made void. Who has it can read, and nothing else.",
      security = "userToken",
      answers = {
        @Answer(status = 200, value = "the address of its page", as = Shared.class),
        @Answer(
            status = 404,
            value = "there is no such repository, or it is somebody else's",
            ask = "/api/repos/00000000-0000-0000-0000-000000000000/share")
      })
  void share(
      @About(value = "a repository's id", example = "6c21d80b-df56-4ff5-ba20-e22226d9c503")
          String id);

  @Describe(
      value = "Share it no more",
      more = "The address is void at once; sharing it again makes another.",
      security = "userToken",
      answers = {
        @Answer(status = 200, value = "it is void, or never was", as = Created.class),
        @Answer(
            status = 404,
            value = "there is no such repository, or it is somebody else's",
            ask = "/api/repos/00000000-0000-0000-0000-000000000000/share")
      })
  void revoke(
      @About(value = "a repository's id", example = "6c21d80b-df56-4ff5-ba20-e22226d9c503")
          String id);

  @About("What others may be given.")
  record Shared(
      @About(
              format = "uri",
              example =
                  "https://abc.execute-api.eu-west-1.amazonaws.com/users/0c23ff66f7dd1d267958ad2cc3dbc9be/repos/6c21d80b-df56-4ff5-ba20-e22226d9c503")
          String url) {}

  @About("A repository to keep an eye on.")
  record NewRepository(
      @About(example = "https://github.com/acme-rockets/launchpad") String url,
      @About(
              value = "a GitHub token that may see its traffic; kept encrypted, never shown",
              optional = true,
              nullable = true,
              pattern = "[!-~]{1,4000}")
          String access_token) {}

  @About(value = "A repository's id.", name = "RepositoryId")
  record Created(
      @About(format = "uuid", example = "6c21d80b-df56-4ff5-ba20-e22226d9c503") String id) {}

  @About(value = "A repository.", name = "Repository")
  record Listed(
      @About(format = "uuid", example = "6c21d80b-df56-4ff5-ba20-e22226d9c503") String id,
      @About(example = "https://github.com/acme-rockets/launchpad") String url,
      @About(format = "date-time") String created_at,
      SyncOfRepository sync) {}

  @About(value = "A repository with its traffic.", name = "RepositoryTraffic")
  record Detailed(
      @About(format = "uuid", example = "6c21d80b-df56-4ff5-ba20-e22226d9c503") String id,
      @About(example = "https://github.com/acme-rockets/launchpad") String url,
      @About(format = "date-time") String created_at,
      SyncOfRepository sync,
      TrafficDay[] traffic) {}

  @About("How far its fetching is.")
  record SyncOfRepository(
      @About(values = {"pending", "ok", "no_access", "not_found", "failing"}) String status,
      @About(value = "since when", format = "date-time") String since,
      @About(value = "what is wrong or lacks, null while all is well", nullable = true)
          String reason) {}

  @About("A day of traffic; one that no fetch covered is left out, which is not zero.")
  record TrafficDay(
      @About(value = "its beginning", format = "date-time") String timestamp,
      @About(value = "views", example = "120") long count,
      @About(value = "unique visitors", example = "40") long uniques,
      @About(value = "null where GitHub never gave them", nullable = true) Clones clones,
      @About(value = "whether a fetch after its end has covered it", name = "final")
          boolean finished) {}

  @About("Clones of a day.")
  record Clones(@About(example = "7") long count, @About(example = "5") long uniques) {}
}
