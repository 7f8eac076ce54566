package dev.opsledger.local.template;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A Lambda function.
 *
 * @param logicalId its name in the template
 * @param name its name in Lambda
 * @param handler its class, with a method if that is not the usual one
 * @param timeout how long one call may take
 * @param concurrency how many calls may run at once
 * @param declared the names of the environment variables that the template declares
 * @param environment those of them that have a value
 * @param sources what calls it
 * @param asynchronous what becomes of calls that nobody waits for
 * @param grants what its role allows, where the template says it
 * @param version what is published for its alias, where it has one
 */
public record FunctionSpec(
    String logicalId,
    String name,
    String handler,
    Duration timeout,
    int concurrency,
    Set<String> declared,
    Map<String, String> environment,
    List<EventSource> sources,
    Asynchronous asynchronous,
    Optional<List<Grant>> grants,
    Optional<VersionSpec> version) {

  /** Its ARN. */
  public String arn() {
    return Arn.of("lambda", "function:" + name);
  }

  /**
   * What becomes of a call that nobody waits for.
   *
   * @param retries how often a failed call is repeated
   * @param deadLetterArn the queue for events whose calls all failed, or null
   */
  public record Asynchronous(int retries, String deadLetterArn) {}
}
