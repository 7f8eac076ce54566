package dev.opsledger.local.bus;

import dev.opsledger.local.queue.AsyncCalls;
import dev.opsledger.local.queue.QueueConsumer;
import dev.opsledger.local.queue.Queues;
import dev.opsledger.local.template.Arn;
import dev.opsledger.local.template.EventSource.BusRule;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.ResourceAlreadyExistsException;
import software.amazon.awssdk.services.eventbridge.model.Target;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

/**
 * External event buses, such as LocalStack's. They cannot call the functions of this host, so each
 * rule targets a queue of its own, named after the function and the rule, which the host consumes.
 */
public final class ExternalBuses implements EventBridge {
  private final URI address;
  private final EventBridgeClient events;
  private final SqsClient sqs;
  private final Queues queues;

  /** Creates the buses that the external service lacks, except {@code default}. */
  public ExternalBuses(
      URI address, EventBridgeClient events, SqsClient sqs, Queues queues, Set<String> names) {
    this.address = address;
    this.events = events;
    this.sqs = sqs;
    this.queues = queues;
    names.stream().filter(name -> !name.equals("default")).forEach(this::ensure);
  }

  private void ensure(String bus) {
    try {
      events.createEventBus(r -> r.name(bus));
    } catch (ResourceAlreadyExistsException there) {
      // The bus exists already.
    }
  }

  @Override
  public URI address() {
    return address;
  }

  @Override
  public Optional<QueueConsumer> add(BusRule rule, AsyncCalls calls) {
    if (!rule.enabled()) {
      return Optional.empty();
    }
    String name = calls.function() + "-" + rule.name();
    String queue = "rule-" + name;
    queues.ensure(queue, Map.of("VisibilityTimeout", "30"));
    events.putRule(r -> r.name(name).eventBusName(rule.bus()).eventPattern(rule.pattern()));
    Target target = Target.builder().id(name).arn(Arn.of("sqs", queue)).build();
    events.putTargets(r -> r.rule(name).eventBusName(rule.bus()).targets(target));
    var pace = new QueueConsumer.Pace(10, Duration.ZERO, 1);
    return Optional.of(
        new QueueConsumer(sqs, queues.url(queue), pace, batch -> submit(batch, rule, calls)));
  }

  private static Set<String> submit(List<Message> batch, BusRule rule, AsyncCalls calls) {
    for (Message each : batch) {
      calls.submit(rule.input().orElse(each.body()), rule.retries(), rule.deadLetterArn());
    }
    return Set.of();
  }

  @Override
  public void close() {
    events.close();
  }
}
