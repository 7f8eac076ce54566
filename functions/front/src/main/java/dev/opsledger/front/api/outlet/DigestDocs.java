package dev.opsledger.front.api.outlet;

import dev.opsledger.core.openapi.ApiDoc;
import dev.opsledger.core.openapi.ApiOperation;
import dev.opsledger.core.openapi.ApiResponse;
import dev.opsledger.core.openapi.Schema;
import dev.opsledger.core.page.PageResponse;

/** Documents {@link DigestApi}. */
@ApiDoc(value = DigestApi.class, tag = "Outlets")
interface DigestDocs {
  @ApiOperation(
      value = "What people are told on a day",
      more =
          "The days since the working day before: what ran beside that weekday's median, newly"
              + " broken, flaky and slow workflows, failed deployments, open incidents, what is"
              + " incomplete and what GitHub deletes before it is kept. A digest that was told stays"
              + " as it was told; one of a former day that was not says what is only known now."
              + " Text, and a page where text/html is accepted.",
      answers = {
        @ApiResponse(
            status = 200,
            value = "the digest",
            type = DigestApi.TEXT + " | " + PageResponse.HTML,
            headers = "Vary"),
        @ApiResponse(
            status = 400,
            value = "the date is malformed or in the future",
            type = PageResponse.ERRORS,
            ask = "/digest?date=tomorrow"),
        @ApiResponse(
            status = 404,
            value = "nothing is known of that day any more",
            type = PageResponse.ERRORS,
            ask = "/digest?date=2001-01-01")
      })
  void digest(
      @Schema(value = "the day on which people are told; today by default", format = "date")
          String date);
}
