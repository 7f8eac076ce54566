package dev.opsledger.core.web;

import dev.opsledger.core.openapi.ApiDoc;
import dev.opsledger.core.openapi.ApiOperation;
import dev.opsledger.core.openapi.ApiResponse;
import dev.opsledger.core.openapi.Schema;

/** OpenAPI documentation of {@link HealthApi}. */
@ApiDoc(value = HealthApi.class, tag = "Synchronization")
interface HealthDocs {
  @ApiOperation(
      value = "Whether the tables can be reached",
      security = "none",
      answers = {
        @ApiResponse(status = 200, value = "all is well", as = Up.class),
        @ApiResponse(
            status = 503,
            value = "a table cannot be reached",
            as = Down.class,
            state = "a table is gone")
      })
  void health();

  @Schema("All is well.")
  record Up(@Schema(values = "UP") String status) {}

  @Schema("Something is not.")
  record Down(
      @Schema(values = "DOWN") String status,
      @Schema(value = "what is wrong", example = "a table cannot be reached") String error) {}
}
