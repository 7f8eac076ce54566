package dev.opsledger.core.recount;

import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import dev.opsledger.core.log.Correlation;
import dev.opsledger.core.sync.SyncPlanner;
import dev.opsledger.core.sync.Unit;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Starts the recount of a source when one is requested. An event that comes twice plans nothing
 * twice.
 *
 * @param source the source, such as {@code ci}
 * @param first the first units of a recount
 */
public record RecountStarter(
    String source, SyncPlanner planner, Function<RecountScope, List<Unit.Draft>> first) {

  /** Handles an event; returns false if it requests no recount, of whatever source. */
  public boolean handle(ScheduledEvent event) {
    Optional<RecountRequest> request = RecountRequest.of(event);
    request.filter(it -> it.sources().contains(source)).ifPresent(this::start);
    return request.isPresent();
  }

  private void start(RecountRequest request) {
    Correlation.call(
        request.id(),
        () -> {
          planner.startRecount(request.id(), request.sources(), first.apply(request.scope()));
          return request.id();
        });
  }
}
