package dev.opsledger.gists;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.opsledger.core.dynamo.Table;
import dev.opsledger.core.log.Metrics;
import dev.opsledger.gists.store.CrmStateStore;
import dev.opsledger.gists.store.OpenDeals;
import dev.opsledger.gists.sync.CrmCircuitBreaker;
import dev.opsledger.gists.sync.DealQueue;
import dev.opsledger.gists.sync.DueDeals;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;

/** The planner's search for deals that are due, run by the test. */
final class Sweep {
  private Sweep() {}

  /** The planner's line of metrics, which hosts keep to themselves. */
  static String told(CrmScene scene, GistsHost gists) {
    var out = new ByteArrayOutputStream();
    var table = new Table(gists.host.dynamo(), gists.host.tableName("GistsTable"));
    new DueDeals(
            new OpenDeals(table, scene.clock),
            new CrmCircuitBreaker(new CrmStateStore(table), scene.clock),
            new DealQueue(gists.host::sqs, gists.host.queueUrl("GistsDealQueue"), ""),
            new Metrics(scene.clock, new PrintStream(out, true, UTF_8)),
            scene.clock)
        .send();
    return out.toString(UTF_8);
  }
}
