package dev.opsledger.gists;

import dev.opsledger.core.openapi.About;
import dev.opsledger.core.openapi.Answer;
import dev.opsledger.core.openapi.Describe;
import dev.opsledger.core.openapi.Documents;

/** {@link GistsApi}, for the API's document. */
@Documents(value = GistsApi.class, tag = "Gists")
interface GistsDocs {
  @Describe(
      value = "Every user name ever scanned",
      answers = @Answer(status = 200, value = "the names", as = String[].class))
  void allUsers();

  @Describe(
      value = "The users that are scanned now",
      answers = @Answer(status = 200, value = "the names", as = String[].class))
  void currentUsers();

  @Describe(
      value = "Gists that this session has not been shown",
      more =
          "Without the cookie opsledger_session, or with one that has expired, all of them; ids, or"
              + " objects with details=true. What an answer leaves out is shown next time.",
      answers = {
        @Answer(
            status = 200,
            value = "the gists",
            as = Gist[].class,
            oneOf = String[].class,
            headers = {"Set-Cookie", "Link", "Cache-Control"}),
        @Answer(
            status = 400,
            value = "details is neither true nor false",
            ask = "/getGists?details=maybe")
      })
  void unseen(
      @About(
              value = "whether to show objects in place of ids",
              values = {"true", "false"},
              example = "true")
          String details);

  @About("A gist.")
  record Gist(
      @About(example = "aa5a315d61ae9438b18d") String id,
      @About(example = "antomer") String user,
      @About(nullable = true, example = "Hello World") String description,
      @About(example = "https://gist.github.com/aa5a315d61ae9438b18d") String url,
      @About(format = "date-time", nullable = true) String createdAt,
      @About(value = "null until it has one", nullable = true, example = "12") long dealId) {}
}
