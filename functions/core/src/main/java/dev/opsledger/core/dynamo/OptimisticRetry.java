package dev.opsledger.core.dynamo;

import dev.opsledger.core.concurrent.Sleeper;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;
import software.amazon.awssdk.services.dynamodb.model.TransactionInProgressException;

/**
 * Retries writes that lost against a concurrent writer. The backoff is random, so that writers that
 * collided once do not collide again, and grows to a quarter of a second; all waits together stay
 * within about ten seconds.
 */
public final class OptimisticRetry {
  private static final System.Logger LOG = System.getLogger(OptimisticRetry.class.getName());
  private static final int TRIES = 80;
  private static final long FIRST_MILLIS = 8;
  private static final long LONGEST_MILLIS = 250;

  /** Cancellation reasons of transactions that may succeed when retried. */
  private static final Set<String> PASSING =
      Set.of("TransactionConflict", "ThrottlingError", "ProvisionedThroughputExceeded");

  private static final String CONDITION = "ConditionalCheckFailed";

  private final Sleeper pause;

  public OptimisticRetry(Sleeper pause) {
    this.pause = pause;
  }

  /**
   * Repeats an attempt, which must re-read its data each time, until it returns a result.
   *
   * @throws TooBusyException after 80 attempts
   */
  public <T> T settle(Supplier<Optional<T>> attempt) {
    for (int tries = 0; tries < TRIES; tries++) {
      Optional<T> result = attempt.get();
      if (result.isPresent()) {
        return result.get();
      }
      await(tries);
    }
    throw new TooBusyException();
  }

  /**
   * Makes a call and retries it while it conflicts with another writer's transaction; a rejected
   * call has changed nothing ("Transaction conflict handling in DynamoDB").
   *
   * @throws TooBusyException after 80 tries
   */
  <T> T call(Supplier<T> call) {
    for (int tries = 0; tries < TRIES; tries++) {
      try {
        return call.get();
      } catch (TransactionCanceledException e) {
        if (!passes(e)) {
          throw e;
        }
      } catch (TransactionConflictException | TransactionInProgressException e) {
        LOG.log(Level.DEBUG, "another writer's transaction is under way", e);
      }
      await(tries);
    }
    throw new TooBusyException();
  }

  /** Backs off before the next try, longer after more tries. */
  void await(int tries) {
    long most = Math.min(LONGEST_MILLIS, FIRST_MILLIS << Math.min(tries, 10));
    pause.pause(Duration.ofMillis(1 + RandomGenerator.getDefault().nextLong(most)));
  }

  private static boolean passes(TransactionCanceledException e) {
    return !failedCondition(e)
        && e.cancellationReasons().stream().anyMatch(reason -> PASSING.contains(reason.code()));
  }

  static boolean failedCondition(TransactionCanceledException e) {
    return e.cancellationReasons().stream().anyMatch(reason -> CONDITION.equals(reason.code()));
  }
}
