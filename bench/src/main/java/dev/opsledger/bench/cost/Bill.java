package dev.opsledger.bench.cost;

import dev.opsledger.bench.Figures;
import java.util.List;

/**
 * A month's bill in dollars: us-east-1, on demand, arm64, 1 GB, without free tiers and storage
 * (AWS's price pages; check them). Quantities are {@link Rates} and the reads and milliseconds of
 * the routes, as measured here.
 */
final class Bill {
  private static final double READ = 0.125e-6;
  private static final double WRITE = 0.625e-6;
  private static final double GB_SECOND = 0.0000133334;
  private static final double INVOCATION = 0.2e-6;
  private static final double QUEUE_CALL = 0.4e-6;
  private static final double HTTP_REQUEST = 1e-6;

  /** Every quarter of an hour. */
  private static final double SYNCS = 4 * 24 * 30;

  private static final double UNITS_OF_A_BATCH = 10;

  private final Rates rates;
  private final double readsOfAPage;
  private final double secondsOfAPage;

  Bill(Rates rates, double readsOfAPage, double secondsOfAPage) {
    this.rates = rates;
    this.readsOfAPage = readsOfAPage;
    this.secondsOfAPage = secondsOfAPage;
  }

  /** A company, and its month. */
  private record Company(double repositories, double runs, double incidents, double pages) {}

  void print() {
    Figures.line(
        "an unchanged repository in a sync: %.2f reads, %.2f writes, %.2f SQS calls, %.3f s;"
            + " a new run: %.2f writes; a new incident: %.2f writes;"
            + " a page: %.1f reads, %.3f s",
        rates.repository().reads(),
        rates.repository().writes(),
        rates.repository().queueCalls(),
        rates.repository().seconds(),
        rates.run().writes(),
        rates.incident().writes(),
        readsOfAPage,
        secondsOfAPage);
    Figures.line("");
    Figures.line(
        "| repositories | runs | incidents | pages | DynamoDB | Lambda | SQS | HTTP API | USD |");
    Figures.line("|---|---|---|---|---|---|---|---|---|");
    List.of(
            new Company(10, 2_000, 20, 5_000),
            new Company(200, 60_000, 500, 100_000),
            new Company(2_000, 1_000_000, 5_000, 1_000_000))
        .forEach(this::print);
  }

  /** A run is written when it begins and when it ends, an incident as often. */
  private void print(Company company) {
    double units = SYNCS * company.repositories();
    double dynamo =
        READ * (units * rates.repository().reads() + company.pages() * readsOfAPage)
            + WRITE
                * (units * rates.repository().writes()
                    + 2 * company.runs() * rates.run().writes()
                    + 2 * company.incidents() * rates.incident().writes());
    double lambda =
        GB_SECOND * (units * rates.repository().seconds() + company.pages() * secondsOfAPage)
            + INVOCATION * (units / UNITS_OF_A_BATCH + company.pages());
    double queues = QUEUE_CALL * units * rates.repository().queueCalls();
    double http = HTTP_REQUEST * company.pages();
    Figures.line(
        "| %.0f | %.0f | %.0f | %.0f | %.2f | %.2f | %.2f | %.2f | %.2f |",
        company.repositories(),
        company.runs(),
        company.incidents(),
        company.pages(),
        dynamo,
        lambda,
        queues,
        http,
        dynamo + lambda + queues + http);
  }
}
