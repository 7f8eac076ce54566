package dev.opsledger.local.function;

import dev.opsledger.core.runtime.FunctionEnvironment;
import dev.opsledger.local.template.FunctionSpec;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/** A function with its pool of execution environments; idle ones are reused. */
public final class LocalFunction {
  private static final int LARGEST_ANSWER = 6 * 1024 * 1024;
  private static final Logger LOG = System.getLogger(LocalFunction.class.getName());

  private final FunctionSpec spec;
  private final FunctionEnvironment environment;
  private final int concurrency;
  private final Semaphore free;
  private final ConcurrentLinkedDeque<Instance> idle = new ConcurrentLinkedDeque<>();
  private final Set<Instance> busy = ConcurrentHashMap.newKeySet();
  private final AtomicLong started = new AtomicLong();
  private final AtomicReference<CallCount> work =
      new AtomicReference<>(new CallCount(0, Duration.ZERO));

  /**
   * @param most the maximum number of concurrent instances, even where AWS would run more
   */
  public LocalFunction(FunctionSpec spec, FunctionEnvironment environment, int most) {
    this.spec = spec;
    this.environment = environment;
    this.concurrency = Math.clamp(spec.concurrency(), 1, most);
    this.free = new Semaphore(concurrency, true);
  }

  /** Its definition in the template. */
  public FunctionSpec spec() {
    return spec;
  }

  /** The environment variables that it gets. */
  public Map<String, String> variables() {
    return environment.variables();
  }

  /** The maximum number of concurrent calls. */
  public int concurrency() {
    return concurrency;
  }

  /** The number of running calls. */
  public int running() {
    return concurrency - free.availablePermits();
  }

  /** The number of calls started so far. */
  public long calls() {
    return started.get();
  }

  /** Completed calls and their duration so far. */
  public CallCount work() {
    return work.get();
  }

  /** Creates the first instance, so that a constructor's failure is reported at start. */
  public void warm() throws Exception {
    try {
      idle.push(instance());
    } catch (ExecutionException failure) {
      throw failure.getCause() instanceof Exception cause ? cause : failure;
    }
  }

  /** Invokes the function and waits for its response, and before that for a free instance. */
  public byte[] invoke(byte[] event) throws FunctionException, InterruptedException {
    free.acquire();
    try {
      started.incrementAndGet();
      return callOnce(event, UUID.randomUUID().toString());
    } catch (FunctionException failure) {
      LOG.log(Level.WARNING, failure.getMessage());
      throw failure;
    } finally {
      free.release();
    }
  }

  /** Interrupts running calls and discards all instances. */
  public void stop() {
    idle.forEach(Instance::discard);
    busy.forEach(Instance::discard);
  }

  /** Waits until no call runs; false if the time is up first. */
  public boolean finish(Duration atMost) throws InterruptedException {
    return free.tryAcquire(concurrency, Math.max(0, atMost.toMillis()), TimeUnit.MILLISECONDS);
  }

  private byte[] callOnce(byte[] event, String requestId)
      throws FunctionException, InterruptedException {
    Instance instance = take(requestId);
    busy.add(instance);
    long before = System.nanoTime();
    try {
      byte[] answer = call(instance, event, requestId);
      if (answer.length > LARGEST_ANSWER) {
        throw failed(requestId, "Function.ResponseSizeTooLarge", "over 6 MB", null);
      }
      return answer;
    } finally {
      var call = new CallCount(1, Duration.ofNanos(System.nanoTime() - before));
      work.accumulateAndGet(call, CallCount::plus);
      busy.remove(instance);
    }
  }

  private Instance take(String requestId) throws FunctionException, InterruptedException {
    Instance instance = idle.poll();
    try {
      return instance == null ? instance() : instance;
    } catch (ExecutionException failure) {
      throw failed(requestId, failure.getCause());
    }
  }

  private Instance instance() throws InterruptedException, ExecutionException {
    var instance = new Instance(spec, environment);
    instance.construct();
    return instance;
  }

  private byte[] call(Instance instance, byte[] event, String requestId)
      throws FunctionException, InterruptedException {
    try {
      byte[] answer = instance.call(event, requestId, spec.timeout());
      idle.push(instance);
      return answer;
    } catch (TimeoutException late) {
      instance.discard();
      String message = "Task timed out after %d seconds".formatted(spec.timeout().toSeconds());
      throw failed(requestId, "Sandbox.Timedout", message, late);
    } catch (RejectedExecutionException stopped) {
      throw failed(requestId, "Sandbox.Stopped", "the host stops", stopped);
    } catch (ExecutionException failure) {
      keepUnlessBroken(instance, failure.getCause());
      throw failed(requestId, failure.getCause());
    } catch (InterruptedException stopping) {
      instance.discard();
      throw stopping;
    }
  }

  /** On Lambda an Error ends the process, an exception does not. */
  private void keepUnlessBroken(Instance instance, Throwable thrown) {
    if (thrown instanceof Error) {
      instance.discard();
    } else {
      idle.push(instance);
    }
  }

  private FunctionException failed(String requestId, Throwable thrown) {
    return failed(requestId, thrown.getClass().getName(), thrown.getMessage(), thrown);
  }

  private FunctionException failed(String requestId, String type, String message, Throwable cause) {
    return new FunctionException(spec.logicalId(), requestId, type, message, cause);
  }
}
