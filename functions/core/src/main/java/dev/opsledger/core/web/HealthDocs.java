package dev.opsledger.core.web;

import dev.opsledger.core.openapi.About;
import dev.opsledger.core.openapi.Answer;
import dev.opsledger.core.openapi.Describe;
import dev.opsledger.core.openapi.Documents;

/** {@link HealthApi}, for the API's document. */
@Documents(value = HealthApi.class, tag = "Synchronization")
interface HealthDocs {
  @Describe(
      value = "Whether the tables can be reached",
      security = "none",
      answers = {
        @Answer(status = 200, value = "all is well", as = Up.class),
        @Answer(
            status = 503,
            value = "a table cannot be reached",
            as = Down.class,
            state = "a table is gone")
      })
  void health();

  @About("All is well.")
  record Up(@About(values = "UP") String status) {}

  @About("Something is not.")
  record Down(
      @About(values = "DOWN") String status,
      @About(value = "what is wrong", example = "a table cannot be reached") String error) {}
}
