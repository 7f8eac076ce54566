package dev.opsledger.deployments.api;

import dev.opsledger.core.openapi.ApiDoc;
import dev.opsledger.core.openapi.ApiOperation;
import dev.opsledger.core.openapi.ApiResponse;
import dev.opsledger.core.openapi.NamedError;
import dev.opsledger.core.openapi.Schema;

/** Documentation of {@link StatisticsApi}. */
@ApiDoc(value = StatisticsApi.class, tag = "Deployments", errors = NamedError.class)
interface StatisticsDocs {
  @ApiOperation(
      value = "How often a user deploys",
      more =
          "Averages over the ISO weeks from the user's first deployment to now, empty weeks included.",
      answers = {
        @ApiResponse(status = 200, value = "the averages", as = WeeklyStats.class),
        @ApiResponse(
            status = 400,
            value = "weeks is not a whole number from 1 to 520",
            ask = "/users/1/deployment-stats?weeks=0"),
        @ApiResponse(
            status = 404,
            value = "there is no such user",
            ask = "/users/999999/deployment-stats")
      })
  void of(
      @Schema(value = "a user's id", example = "1") String id,
      @Schema(
              value = "only this many weeks, the present one included",
              example = "12",
              type = "integer",
              min = 1,
              max = 520)
          String weeks);

  @Schema("Averages over ISO weeks.")
  record WeeklyStats(
      @Schema(example = "2.5") double averageWeeklyDeployments,
      @Schema(example = "2") double averageWeeklySuccessfulDeployments,
      @Schema(value = "how many weeks; 0 if the user never deployed", example = "4") long weeks,
      @Schema(
              value = "the first week's Monday",
              format = "date",
              nullable = true,
              example = "2026-11-02")
          String from,
      @Schema(
              value = "the last week's Sunday",
              format = "date",
              nullable = true,
              example = "2026-11-29")
          String to) {}
}
