package dev.opsledger.ci;

import dev.opsledger.local.simulator.server.SimulatedApi;
import dev.opsledger.local.simulator.server.SimulatedRequest;
import dev.opsledger.local.simulator.server.SimulatedResponse;
import java.util.function.IntConsumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Lets something happen on GitHub between the answers of one list. */
final class MovingGitHub implements UnaryOperator<SimulatedApi> {
  private final Predicate<SimulatedRequest> list;
  private IntConsumer after = _ -> {};
  private int answers;

  /** Counts the answers to the requests of a list. */
  MovingGitHub(Predicate<SimulatedRequest> list) {
    this.list = list;
  }

  /** What happens after each answer from now on; it is told how many there were. */
  synchronized void after(IntConsumer happens) {
    after = happens;
    answers = 0;
  }

  @Override
  public SimulatedApi apply(SimulatedApi api) {
    return request -> {
      SimulatedResponse answer = api.answer(request);
      if (list.test(request)) {
        next();
      }
      return answer;
    };
  }

  private synchronized void next() {
    after.accept(++answers);
  }
}
