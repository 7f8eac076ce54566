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
 * @param handler the handler class, with a method unless it is the default one
 * @param timeout the time limit of one call
 * @param concurrency the maximum number of concurrent calls
 * @param declared the names of all environment variables that the template declares
 * @param environment those of them that have a value
 * @param sources its event sources
 * @param asynchronous retries and dead letters of asynchronous calls
 * @param grants what its role allows, if the template defines the role
 * @param version what is published for its alias, if it has one
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
   * How failed asynchronous calls are handled.
   *
   * @param retries how often a failed call is retried
   * @param deadLetterArn the queue for events whose last retry failed, or null
   */
  public record Asynchronous(int retries, String deadLetterArn) {}
}
