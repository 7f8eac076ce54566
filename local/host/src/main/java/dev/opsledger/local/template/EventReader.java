package dev.opsledger.local.template;

import dev.opsledger.local.StartException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads the {@code Events} of a function. */
final class EventReader {
  private final String function;

  EventReader(String function) {
    this.function = function;
  }

  EventSource read(String name, Properties event) {
    String type = event.required("Type");
    Properties properties = event.nested("Properties");
    event.finish();
    EventSource source =
        switch (type) {
          case "HttpApi" -> route(name, properties);
          case "Schedule" -> schedule(name, properties);
          case "ScheduleV2" -> scheduleV2(name, properties);
          case "EventBridgeRule" -> rule(name, properties);
          case "SQS" -> queue(name, properties);
          case "DynamoDB" -> stream(name, properties);
          default ->
              throw new StartException(
                  "%s has the type %s, which is not supported by the local host."
                      .formatted(event.where(), type));
        };
    properties.finish();
    return source;
  }

  private static EventSource route(String name, Properties properties) {
    properties.withoutEffect("ApiId", "RouteSettings");
    if (!properties.text("PayloadFormatVersion").orElse("2.0").equals("2.0")) {
      throw new StartException(properties.where() + ".PayloadFormatVersion must be 2.0.");
    }
    return new EventSource.Route(
        name,
        properties
            .text("Method")
            .orElse("ANY")
            .toUpperCase(Locale.ROOT)
            .replace("X-AMAZON-APIGATEWAY-ANY-METHOD", "ANY"),
        properties.text("Path").orElse("$default"),
        Duration.ofMillis(properties.number("TimeoutInMillis", 30_000)));
  }

  private EventSource schedule(String name, Properties properties) {
    properties.withoutEffect("Name", "Description");
    return new EventSource.Timer(
        name,
        Arn.of("events", "rule/" + function + "-" + name),
        properties.required("Schedule"),
        "UTC",
        properties.text("Input"),
        false,
        enabled(properties),
        retries(properties),
        deadLetters(properties));
  }

  private EventSource scheduleV2(String name, Properties properties) {
    properties.withoutEffect(
        "Name",
        "Description",
        "FlexibleTimeWindow",
        "GroupName",
        "RoleArn",
        "OmitName",
        "PermissionsBoundary",
        "KmsKeyArn");
    return new EventSource.Timer(
        name,
        Arn.of("scheduler", "schedule/default/" + function + "-" + name),
        properties.required("ScheduleExpression"),
        properties.text("ScheduleExpressionTimezone").orElse("UTC"),
        properties.text("Input"),
        true,
        enabled(properties),
        retries(properties),
        deadLetters(properties));
  }

  private static EventSource rule(String name, Properties properties) {
    properties.withoutEffect("RuleName", "Target");
    return new EventSource.BusRule(
        name,
        Arn.lastPart(properties.text("EventBusName").orElse("default")).replace("event-bus/", ""),
        properties
            .tree("Pattern")
            .orElseThrow(() -> new StartException(properties.where() + ".Pattern is missing."))
            .toString(),
        properties.text("Input"),
        enabled(properties),
        retries(properties),
        deadLetters(properties));
  }

  private static EventSource queue(String name, Properties properties) {
    Properties scaling = properties.nested("ScalingConfig");
    int concurrency = scaling.number("MaximumConcurrency", Integer.MAX_VALUE);
    scaling.finish();
    return new EventSource.QueueFeed(
        name,
        Arn.lastPart(properties.required("Queue")),
        properties.number("BatchSize", 10),
        Duration.ofSeconds(properties.number("MaximumBatchingWindowInSeconds", 0)),
        concurrency,
        partial(properties),
        properties.flag("Enabled", true));
  }

  private static EventSource stream(String name, Properties properties) {
    Properties filters = properties.nested("FilterCriteria");
    List<String> patterns =
        filters.list("Filters").stream()
            .map(
                each -> {
                  String pattern = each.required("Pattern");
                  each.finish();
                  return pattern;
                })
            .toList();
    filters.finish();
    // Reads one batch at a time per shard, which is within any factor.
    properties.withoutEffect("ParallelizationFactor");
    return new EventSource.StreamFeed(
        name,
        table(properties.required("Stream")),
        properties.required("StartingPosition").equals("TRIM_HORIZON"),
        properties.number("BatchSize", 100),
        Duration.ofSeconds(properties.number("MaximumBatchingWindowInSeconds", 0)),
        patterns,
        properties.flag("BisectBatchOnFunctionError", false),
        properties.number("MaximumRetryAttempts", -1),
        Duration.ofSeconds(Math.max(0, properties.number("MaximumRecordAgeInSeconds", -1))),
        onFailure(properties.nested("DestinationConfig")),
        partial(properties),
        properties.flag("Enabled", true));
  }

  private static String table(String streamArn) {
    return streamArn.split("/", 3)[1];
  }

  static String onFailure(Properties destinations) {
    Properties onFailure = destinations.nested("OnFailure");
    if (onFailure.isEmpty()) {
      destinations.finish();
      return null;
    }
    onFailure.withoutEffect("Type");
    String arn = onFailure.required("Destination");
    onFailure.finish();
    destinations.finish();
    if (!arn.startsWith("arn:aws:sqs:")) {
      throw new StartException(onFailure.where() + ".Destination must be a queue.");
    }
    return arn;
  }

  private static String deadLetters(Properties properties) {
    Properties config = properties.nested("DeadLetterConfig");
    if (config.isEmpty()) {
      return null;
    }
    String arn = config.required("Arn");
    config.finish();
    return arn;
  }

  private static Optional<Integer> retries(Properties properties) {
    Properties policy = properties.nested("RetryPolicy");
    policy.withoutEffect("MaximumEventAgeInSeconds");
    Optional<Integer> retries = policy.text("MaximumRetryAttempts").map(Integer::valueOf);
    policy.finish();
    return retries;
  }

  private static boolean enabled(Properties properties) {
    boolean enabled = properties.flag("Enabled", true);
    return enabled && !properties.text("State").orElse("ENABLED").equals("DISABLED");
  }

  private static boolean partial(Properties properties) {
    return properties.texts("FunctionResponseTypes").contains("ReportBatchItemFailures");
  }
}
