package dev.opsledger.deployed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.opsledger.local.access.RequiredPermission;
import dev.opsledger.local.template.Arn;
import dev.opsledger.local.template.EventSource;
import dev.opsledger.local.template.FunctionSpec;
import dev.opsledger.local.template.Grant;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Compares each function's role with what the function did in all other tests and what the platform
 * does on its behalf. Runs after them, in a separate Surefire execution.
 */
@Tag("permissions")
class PermissionsTest {
  private static List<FunctionSpec> functions;
  private static Map<String, List<CallRecord.Line>> calls;

  @BeforeAll
  static void read() throws IOException {
    functions = Deployed.functions();
    calls =
        CallRecord.read().stream()
            .map(PermissionsTest::withTheTemplatesName)
            .collect(Collectors.groupingBy(CallRecord.Line::function));
  }

  /**
   * CloudFormation's table names consist of the stack's name, the logical id and a random suffix.
   */
  private static CallRecord.Line withTheTemplatesName(CallRecord.Line line) {
    String resource =
        TestStack.unnamed(line.need().resource())
            .replaceFirst("table/(?:[\\w-]+-)?(\\w+Table)-[A-Z0-9]+", "table/$1");
    return new CallRecord.Line(
        line.function(), new RequiredPermission(line.need().action(), resource), line.granted());
  }

  @Test
  void noFunctionWasDeniedACall() {
    var denied = calls.values().stream().flatMap(List::stream).filter(each -> !each.granted());
    assertThat(denied.map(CallRecord.Line::text)).isEmpty();
  }

  @Test
  void everyGrantIsUsed() {
    var unused = new TreeSet<String>();
    for (FunctionSpec function : functions) {
      List<RequiredPermission> needs = needs(function);
      granted(function).stream()
          .filter(grant -> needs.stream().noneMatch(n -> grant.allows(n.action(), n.resource())))
          .forEach(grant -> unused.add(text(function, grant.action(), grant.resource())));
    }
    assertThat(unused).as("granted, and needed by no path of the tests").isEmpty();
  }

  @Test
  void everyNeedIsGranted() {
    var missing = new TreeSet<String>();
    for (FunctionSpec function : functions) {
      List<Grant> grants = granted(function);
      needs(function).stream()
          .filter(need -> grants.stream().noneMatch(g -> g.allows(need.action(), need.resource())))
          .forEach(need -> missing.add(text(function, need.action(), need.resource())));
    }
    assertThat(missing).as("needed, and not granted").isEmpty();
  }

  @Test
  void noGrantIsWiderThanItsResource() {
    var wide =
        functions.stream()
            .flatMap(function -> granted(function).stream())
            .filter(grant -> grant.resource().contains("*") || grant.action().contains("*"))
            // IAM needs a wildcard for a log group's streams and for dynamodb:ListStreams.
            .filter(grant -> !grant.resource().matches("arn:aws:logs:.*:log-group:\\w+:\\*"))
            .filter(grant -> !grant.action().equals("dynamodb:ListStreams"));
    assertThat(wide).isEmpty();
  }

  private static List<Grant> granted(FunctionSpec function) {
    return function
        .grants()
        .orElseThrow(() -> new AssertionError(function.logicalId() + " has no role of its own"));
  }

  private static List<RequiredPermission> needs(FunctionSpec function) {
    var needs = new ArrayList<RequiredPermission>();
    calls.getOrDefault(function.logicalId(), List.of()).forEach(line -> needs.add(line.need()));
    function.sources().forEach(source -> needs.addAll(needs(source)));
    if (function.asynchronous().deadLetterArn() != null) {
      needs.add(new RequiredPermission("sqs:SendMessage", function.asynchronous().deadLetterArn()));
    }
    String logs = Arn.of("logs", "log-group:" + function.logicalId() + "Logs:*");
    needs.add(new RequiredPermission("logs:CreateLogStream", logs));
    needs.add(new RequiredPermission("logs:PutLogEvents", logs));
    secrets(function).forEach(name -> needs.add(new RequiredPermission("ssm:GetParameters", name)));
    return needs;
  }

  /** The permissions that Lambda needs to poll an event source with the function's role. */
  private static List<RequiredPermission> needs(EventSource source) {
    return switch (source) {
      case EventSource.QueueFeed feed -> {
        String queue = Arn.of("sqs", feed.queue());
        yield Stream.of("ReceiveMessage", "DeleteMessage", "GetQueueAttributes")
            .map(action -> new RequiredPermission("sqs:" + action, queue))
            .toList();
      }
      case EventSource.StreamFeed feed -> {
        String stream = Arn.of("dynamodb", "table/" + feed.table() + "/stream/");
        yield List.of(
            new RequiredPermission("dynamodb:DescribeStream", stream + "local"),
            new RequiredPermission("dynamodb:GetRecords", stream + "local"),
            new RequiredPermission("dynamodb:GetShardIterator", stream + "local"),
            new RequiredPermission("dynamodb:ListStreams", stream + "*"),
            new RequiredPermission("sqs:SendMessage", feed.failureArn()));
      }
      case EventSource.Route _, EventSource.Timer _, EventSource.BusRule _ -> List.of();
    };
  }

  /** The SSM parameters named by a function's variables, which it reads in a single call. */
  private static Stream<String> secrets(FunctionSpec function) {
    return function.environment().entrySet().stream()
        .filter(each -> each.getKey().endsWith("_PARAMETER") && !each.getValue().isBlank())
        .map(each -> Arn.of("ssm", "parameter" + each.getValue()))
        .distinct();
  }

  private static String text(FunctionSpec function, String action, String resource) {
    return String.join(" ", function.logicalId(), action, resource);
  }
}
