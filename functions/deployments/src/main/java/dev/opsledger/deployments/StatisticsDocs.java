package dev.opsledger.deployments;

import dev.opsledger.core.openapi.About;
import dev.opsledger.core.openapi.Answer;
import dev.opsledger.core.openapi.Describe;
import dev.opsledger.core.openapi.Documents;
import dev.opsledger.core.openapi.NamedError;

/** {@link StatisticsApi}, for the API's document. */
@Documents(value = StatisticsApi.class, tag = "Deployments", errors = NamedError.class)
interface StatisticsDocs {
  @Describe(
      value = "How often a user deploys",
      more = "Over the ISO weeks from the user's first deployment to now, empty ones included.",
      answers = {
        @Answer(status = 200, value = "the averages", as = WeeklyStats.class),
        @Answer(
            status = 400,
            value = "the number of weeks is none",
            ask = "/users/1/deployment-stats?weeks=0"),
        @Answer(
            status = 404,
            value = "there is no such user",
            ask = "/users/999999/deployment-stats")
      })
  void of(
      @About(value = "a user's id", example = "1") String id,
      @About(
              value = "only the last so many weeks",
              example = "12",
              type = "integer",
              min = 1,
              max = 520)
          String weeks);

  @About("Averages over ISO weeks.")
  record WeeklyStats(
      @About(example = "2.5") double averageWeeklyDeployments,
      @About(example = "2") double averageWeeklySuccessfulDeployments,
      @About(value = "how many weeks; 0 when the user never deployed", example = "4") long weeks,
      @About(
              value = "the first week's Monday",
              format = "date",
              nullable = true,
              example = "2026-11-02")
          String from,
      @About(
              value = "the last week's Sunday",
              format = "date",
              nullable = true,
              example = "2026-11-29")
          String to) {}
}
