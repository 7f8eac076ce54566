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
 * One execution environment of a function. Like Lambda's it does one event at a time and always on
 * the same thread, to which the runtime interface client ties its serializers.
 */
final class Instance {
  private final FunctionSpec spec;
  private final FunctionEnvironment environment;
  private final ExecutorService thread;
  private LambdaRequestHandler handler;

  Instance(FunctionSpec spec, FunctionEnvironment environment) {
    this.spec = spec;
    this.environment = environment;
    // A handler's construction initializes many classes, and a virtual thread that waits for
    // another
    // one's class initialization holds its carrier: a few of them could wait for each other for
    // ever.
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

  /** Ends this environment, interrupting what it does. */
  void discard() {
    thread.shutdownNow();
  }

  private <T> T surrounded(Callable<T> action) throws Exception {
    return ScopedValue.where(FunctionEnvironment.BOUND, environment).call(action::call);
  }
}
