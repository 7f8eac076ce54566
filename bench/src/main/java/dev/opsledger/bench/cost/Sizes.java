package dev.opsledger.bench.cost;

import dev.opsledger.bench.Meter;
import dev.opsledger.bench.SourceRefresh;
import dev.opsledger.local.LocalHost;
import dev.opsledger.local.function.CallCount;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.function.Predicate;

/** A host over a {@link World} that counts the costs of requests and syncs. */
final class Sizes implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(30);
  private static final int LONG = 700;
  private static final Predicate<String> REQUESTS = function -> function.endsWith("Api");
  private static final Predicate<String> BEHIND = REQUESTS.negate();

  final World world;
  final LocalHost host;
  final MeasuredRequests requests;

  /** Calls of the HTTP functions. */
  private final Meter inRequests = new Meter();

  /** Calls of all other functions. */
  private final Meter behind = new Meter();

  Sizes(int older, int repositories) {
    this(older, repositories, Path.of("template.yaml"));
  }

  Sizes(int older, int repositories, Path template) {
    world = new World(older, repositories);
    host =
        LocalHost.builder()
            .template(template)
            .variables(world.settings())
            .inMemory()
            .port(0)
            .clock(world.clock)
            .observers(function -> REQUESTS.test(function) ? inRequests : behind)
            .schedules(false)
            // DynamoDB Local needs longer to store this much at once than a worker's timeout on
            // AWS.
            .with("CiWorker.Properties.Timeout", LONG)
            .with("OncallWorker.Properties.Timeout", LONG)
            .with("GistsWorker.Properties.Timeout", LONG)
            .with("ActivityAggregator.Properties.Timeout", LONG)
            .start();
    requests = new MeasuredRequests(host.uri());
  }

  /** Runs a sync of a source and returns its cost. */
  Cost sync(String source) throws Exception {
    settle();
    CallCount before = begin(BEHIND);
    SourceRefresh.run(host, source, PATIENCE);
    return Cost.of(behind, work(BEHIND).since(before));
  }

  /** The cost of a request itself, and of the background work that it causes. */
  record Answered(Cost request, Cost after) {}

  /** Measures one request; it is prepared first, with the data that it needs. */
  Answered ask(MeasuredRoute route) throws Exception {
    HttpRequest request = route.preparation().prepare();
    settle();
    CallCount front = begin(REQUESTS);
    CallCount rest = work(BEHIND);
    requests.send(request);
    settle();
    return new Answered(
        Cost.of(inRequests, work(REQUESTS).since(front)),
        Cost.of(behind, work(BEHIND).since(rest)));
  }

  private CallCount begin(Predicate<String> functions) {
    inRequests.reset();
    behind.reset();
    return work(functions);
  }

  private CallCount work(Predicate<String> functions) {
    return host.work().entrySet().stream()
        .filter(each -> functions.test(each.getKey()))
        .map(Map.Entry::getValue)
        .reduce(new CallCount(0, Duration.ZERO), CallCount::plus);
  }

  /** Waits until all background work is done. */
  void settle() throws Exception {
    host.awaitIdle(PATIENCE);
  }

  @Override
  public void close() {
    requests.close();
    host.close();
    world.close();
  }
}
