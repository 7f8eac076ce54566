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
 * Repeats what met another writer. The waits between are random, so that those who met once do not
 * meet again, and grow up to a quarter of a second; all of them together stay below ten seconds or
 * so.
 */
public final class OptimisticRetry {
  private static final System.Logger LOG = System.getLogger(OptimisticRetry.class.getName());
  private static final int TRIES = 80;
  private static final long FIRST_MILLIS = 8;
  private static final long LONGEST_MILLIS = 250;

  /** What a cancelled transaction says when the same may succeed a moment later. */
  private static final Set<String> PASSING =
      Set.of("TransactionConflict", "ThrottlingError", "ProvisionedThroughputExceeded");

  private static final String CONDITION = "ConditionalCheckFailed";

  private final Sleeper pause;

  public OptimisticRetry(Sleeper pause) {
    this.pause = pause;
  }

  /**
   * Repeats an attempt, each time from a fresh look, until it has a result.
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
   * Makes a call, and makes it again while DynamoDB refuses it for the sake of another writer, in
   * which case it changed nothing ("Transaction conflict handling in DynamoDB").
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

  /** Waits before another try, the longer the more there were. */
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
