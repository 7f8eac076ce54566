package dev.opsledger.local;

import dev.opsledger.local.bus.EventBridge;
import dev.opsledger.local.bus.Schedules;
import dev.opsledger.local.function.LocalFunction;
import dev.opsledger.local.gateway.GatewayRoute;
import dev.opsledger.local.queue.AsyncCalls;
import dev.opsledger.local.queue.FunctionFeed;
import dev.opsledger.local.queue.Pausable;
import dev.opsledger.local.queue.QueueConsumer;
import dev.opsledger.local.queue.QueueDepths;
import dev.opsledger.local.queue.Queues;
import dev.opsledger.local.stream.StreamConsumer;
import dev.opsledger.local.stream.Streams;
import dev.opsledger.local.template.EventSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Everything that triggers functions, except HTTP requests. */
final class EventSources {
  private final SqsClient sqs;
  private final QueueDepths depths;
  private final Queues queues;
  private final Streams streams;
  private final EventBridge events;
  private final Schedules schedules;

  final List<GatewayRoute> routes = new ArrayList<>();
  private final List<QueueConsumer> queueConsumers = new ArrayList<>();
  private final List<StreamConsumer> streamConsumers = new ArrayList<>();
  private final Map<String, List<Pausable>> pausable = new HashMap<>();

  EventSources(
      SqsClient sqs,
      QueueDepths depths,
      Queues queues,
      Streams streams,
      EventBridge events,
      Schedules schedules) {
    this.sqs = sqs;
    this.depths = depths;
    this.queues = queues;
    this.streams = streams;
    this.events = events;
    this.schedules = schedules;
  }

  /** Adds the event sources of a function. */
  void add(LocalFunction function) {
    AsyncCalls calls = null;
    for (EventSource source : function.spec().sources()) {
      if (calls == null && isAsynchronous(source)) {
        calls = new AsyncCalls(function, sqs, queues);
        add(function, calls.consumer());
      }
      add(function, source, calls);
    }
  }

  private static boolean isAsynchronous(EventSource source) {
    return source instanceof EventSource.Timer || source instanceof EventSource.BusRule;
  }

  private void add(LocalFunction function, EventSource source, AsyncCalls calls) {
    switch (source) {
      case EventSource.Route route ->
          routes.add(new GatewayRoute(route.method(), route.path(), function, route.timeout()));
      case EventSource.Timer timer -> schedules.add(timer, calls);
      case EventSource.BusRule rule ->
          events.add(rule, calls).ifPresent(consumer -> add(function, consumer));
      case EventSource.QueueFeed feed -> {
        if (feed.enabled()) {
          var handler = new FunctionFeed(function, feed);
          add(function, new QueueConsumer(sqs, queues.url(feed.queue()), handler.pace(), handler));
        }
      }
      case EventSource.StreamFeed feed -> {
        if (feed.enabled()) {
          add(function, streams.consumer(function, feed));
        }
      }
    }
  }

  private void add(LocalFunction function, QueueConsumer consumer) {
    queueConsumers.add(consumer);
    remember(function, consumer);
  }

  private void add(LocalFunction function, StreamConsumer consumer) {
    streamConsumers.add(consumer);
    remember(function, consumer);
  }

  private void remember(LocalFunction function, Pausable source) {
    pausable.computeIfAbsent(function.spec().logicalId(), id -> new ArrayList<>()).add(source);
  }

  void start(boolean withSchedules) {
    streamConsumers.forEach(StreamConsumer::start);
    queueConsumers.forEach(QueueConsumer::start);
    if (withSchedules) {
      schedules.start();
    }
  }

  void pause(String function) throws InterruptedException {
    for (Pausable each : pausable.getOrDefault(function, List.of())) {
      each.pause();
    }
  }

  void resume(String function) {
    pausable.getOrDefault(function, List.of()).forEach(Pausable::resume);
    streams.written().run();
  }

  /** Whether every stream was seen empty after the latest write. */
  boolean streamsEmpty() {
    return streamConsumers.stream().allMatch(StreamConsumer::empty);
  }

  boolean queuesIdle(boolean delayedToo) {
    return queueConsumers.stream().allMatch(each -> each.idle(depths, delayedToo));
  }

  /** Has streams read again whose writes this host does not see. */
  void recheckStreams() {
    streams.written().recheck();
  }

  /** Cuts short the pauses of streams that may have records. */
  void hurryStreams() {
    streams.written().hurry();
  }

  void stop() {
    schedules.close();
    queueConsumers.forEach(QueueConsumer::stop);
    streamConsumers.forEach(StreamConsumer::stop);
  }

  /** Waits for running calls to end, with one time limit for all of them. */
  void finish(Duration atMost) throws InterruptedException {
    long end = System.nanoTime() + atMost.toNanos();
    for (QueueConsumer each : queueConsumers) {
      each.finish(Duration.ofNanos(Math.max(0, end - System.nanoTime())));
    }
    for (StreamConsumer each : streamConsumers) {
      each.finish(Duration.ofNanos(Math.max(1, end - System.nanoTime())));
    }
  }

  /** Returns unfinished messages to their queues. */
  void release() {
    queueConsumers.forEach(QueueConsumer::release);
  }
}
