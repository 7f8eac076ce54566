package dev.opsledger.local.function;

import com.amazonaws.services.lambda.runtime.api.client.LambdaRequestHandler;
import com.amazonaws.services.lambda.runtime.api.client.runtimeapi.dto.InvocationRequest;
import dev.opsledger.core.runtime.FunctionEnvironment;
import dev.opsledger.local.template.FunctionSpec;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * One execution environment of a function. As in Lambda it handles one event at a time, always on
 * the same thread: the runtime interface client binds its serializers to a thread.
 */
final class Instance {
  private final FunctionSpec spec;
  private final FunctionEnvironment environment;
  private final ExecutorService thread;
  private LambdaRequestHandler handler;

  Instance(FunctionSpec spec, FunctionEnvironment environment) {
    this.spec = spec;
    this.environment = environment;
    // A platform thread: constructing a handler initializes many classes, and a virtual thread that
    // waits for another's class initialization pins its carrier, so that a few of them could
    // deadlock.
    this.thread =
        Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name(spec.logicalId()).factory());
  }

  /** Constructs the handler, which is where a function reads its settings. */
  void construct() throws InterruptedException, ExecutionException {
    try {
      handler = thread.submit(() -> surrounded(() -> HandlerFactory.create(spec.handler()))).get();
    } catch (ExecutionException failure) {
      discard();
      throw failure;
    }
  }

  byte[] call(byte[] event, String requestId, Duration timeout)
      throws InterruptedException, ExecutionException, TimeoutException {
    var request = new InvocationRequest();
    request.setId(requestId);
    request.setInvokedFunctionArn(spec.arn());
    request.setDeadlineTimeInMs(System.currentTimeMillis() + timeout.toMillis());
    request.setContent(event);
    return thread
        .submit(() -> surrounded(() -> handler.call(request).toByteArray()))
        .get(timeout.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Closes this environment, interrupting a running call. */
  void discard() {
    thread.shutdownNow();
  }

  private <T> T surrounded(Callable<T> action) throws Exception {
    return ScopedValue.where(FunctionEnvironment.BOUND, environment).call(action::call);
  }
}
