package dev.opsledger.core.web;

import com.amazonaws.services.lambda.runtime.Context;
import dev.opsledger.core.config.Reread;
import dev.opsledger.core.json.Json;
import dev.opsledger.core.json.MalformedJsonException;
import dev.opsledger.core.lambda.JsonHandler;
import dev.opsledger.core.lambda.Priming;
import dev.opsledger.core.runtime.FunctionEnvironment;
import io.micronaut.json.tree.JsonNode;
import java.util.List;
import java.util.function.Supplier;

/**
 * The HTTP function of a context: API Gateway payload 2.0 in front of Micronaut's routes. The
 * context's name is set as a property that each context's package requires, so that several
 * contexts on one class path do not see each other's routes.
 */
public abstract class ApiHandler extends JsonHandler implements AutoCloseable {
  private final String context;
  private final Supplier<List<Object>> beans;
  private final Reread<HttpEdge> edge;

  /** The edge now in use, replaced when settings change. */
  private HttpEdge latest;

  private PrimingPaths hot;

  /** Keeps a strong reference: CRaC registers resources weakly. */
  private final Priming priming;

  /**
   * @param context the context's name, such as {@code ci}
   * @param beans creates the objects injected into its controllers, optionally with {@link
   *     PrimingPaths}
   */
  protected ApiHandler(String context, Supplier<List<Object>> beans) {
    this.context = context;
    this.beans = beans;
    edge = new Reread<>(this::build);
    priming = new Priming(new PrimingRequests(latest).of(hot));
    if (FunctionEnvironment.current().becomesSnapshot()) {
      priming.register();
    }
  }

  private HttpEdge build() {
    HttpEdge former = latest;
    List<Object> made = beans.get();
    hot = hot(made);
    latest = new HttpEdge(context, made);
    if (former != null) {
      former.close();
    }
    return latest;
  }

  private static PrimingPaths hot(List<Object> beans) {
    return beans.stream()
        .filter(PrimingPaths.class::isInstance)
        .map(PrimingPaths.class::cast)
        .findFirst()
        .orElseGet(() -> new PrimingPaths(List.of(), List.of()));
  }

  /** Keeps the body byte for byte, since a webhook is signed over it; texts are cleaned later. */
  @Override
  protected final JsonNode read(byte[] event) throws MalformedJsonException {
    return Json.parseExactly(event);
  }

  @Override
  protected final JsonNode answer(JsonNode event, Context lambda) {
    return edge.get().answer(event);
  }

  /** The priming that runs before Lambda takes a snapshot. */
  public Priming priming() {
    return priming;
  }

  /** Closes Micronaut. Lambda never calls this; it ends the process. */
  @Override
  public void close() {
    latest.close();
  }
}
