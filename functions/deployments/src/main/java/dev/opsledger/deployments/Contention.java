package dev.opsledger.deployments;

import dev.opsledger.core.vendor.Pause;
import dev.opsledger.core.web.Problem;
import io.micronaut.http.HttpStatus;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/**
 * Repeats what lost against another writer, each time from a fresh look. The waits between are
 * random, so that those who met once do not meet again, and grow up to a quarter of a second.
 */
final class Contention {
  private static final int TRIES = 80;
  private static final long FIRST_MILLIS = 8;
  private static final long LONGEST_MILLIS = 250;

  private final Pause pause;

  Contention(Pause pause) {
    this.pause = pause;
  }

  /**
   * Repeats an attempt until it has a result.
   *
   * @throws Problem 503 after 80 attempts, which take ten seconds or so
   */
  <T> T settle(Supplier<Optional<T>> attempt) {
    for (int tries = 0; tries < TRIES; tries++) {
      Optional<T> result = once(attempt);
      if (result.isPresent()) {
        return result.get();
      }
      long most = Math.min(LONGEST_MILLIS, FIRST_MILLIS << Math.min(tries, 10));
      pause.pause(Duration.ofMillis(1 + RandomGenerator.getDefault().nextLong(most)));
    }
    throw new Problem(HttpStatus.SERVICE_UNAVAILABLE, "too many change this at once; try again");
  }

  private static <T> Optional<T> once(Supplier<Optional<T>> attempt) {
    try {
      return attempt.get();
    } catch (TransactionCanceledException e) {
      if (conflicts(e)) {
        return Optional.empty();
      }
      throw e;
    }
  }

  /** DynamoDB refuses two transactions on one row at the same time ("TransactWriteItems"). */
  private static boolean conflicts(TransactionCanceledException e) {
    return e.cancellationReasons().stream()
        .anyMatch(reason -> "TransactionConflict".equals(reason.code()));
  }
}
