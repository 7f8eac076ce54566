package dev.opsledger.core.aws;

import dev.opsledger.core.lambda.Priming;
import dev.opsledger.core.runtime.CallObserver;
import dev.opsledger.core.runtime.CallObserver.Call;
import dev.opsledger.core.runtime.CallObserver.Cost;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;

/** Reports every SDK call to the observer, with the capacity that DynamoDB reports as consumed. */
final class ObservingInterceptor implements ExecutionInterceptor {
  private final CallObserver observer;

  ObservingInterceptor(CallObserver observer) {
    this.observer = observer;
  }

  @Override
  public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
    observer.asked(context.request());
    observer.before(call(context.request(), attributes));
  }

  /**
   * While priming, connections are closed after use: one kept in a snapshot is dead in every copy.
   */
  @Override
  public SdkHttpRequest modifyHttpRequest(
      Context.ModifyHttpRequest context, ExecutionAttributes attributes) {
    SdkHttpRequest request = context.httpRequest();
    return Priming.isUnderWay()
        ? request.toBuilder().putHeader("Connection", "close").build()
        : request;
  }

  @Override
  public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
    observer.after(call(context.request(), attributes), cost(context.response()));
  }

  private static Call call(SdkRequest request, ExecutionAttributes attributes) {
    return new Call(
        attributes.getAttribute(SdkExecutionAttribute.SERVICE_NAME),
        attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME),
        text(request, "TableName")
            .or(() -> text(request, "QueueUrl"))
            .or(() -> tableOfBatch(request))
            .or(() -> tableOfTransaction(request))
            .orElse(""));
  }

  private static Optional<String> text(SdkPojo request, String field) {
    return field(request, field).map(Object::toString);
  }

  private static Optional<String> tableOfBatch(SdkRequest request) {
    return field(request, "RequestItems")
        .filter(Map.class::isInstance)
        .flatMap(tables -> ((Map<?, ?>) tables).keySet().stream().findFirst())
        .map(Object::toString);
  }

  /** A transaction's first write names its table; ours have one table each. */
  private static Optional<String> tableOfTransaction(SdkRequest request) {
    return field(request, "TransactItems")
        .filter(List.class::isInstance)
        .flatMap(items -> ((List<?>) items).stream().findFirst())
        .map(SdkPojo.class::cast)
        .flatMap(
            item ->
                item.sdkFields().stream()
                    .map(f -> f.getValueOrDefault(item))
                    .filter(SdkPojo.class::isInstance)
                    .findFirst())
        .flatMap(write -> text((SdkPojo) write, "TableName"));
  }

  private static Optional<Object> field(SdkPojo pojo, String name) {
    return pojo.sdkFields().stream()
        .filter(f -> f.memberName().equals(name))
        .findFirst()
        .map(f -> f.getValueOrDefault(pojo));
  }

  private static Cost cost(SdkPojo response) {
    return switch (field(response, "ConsumedCapacity").orElse(null)) {
      case ConsumedCapacity one -> sum(List.of(one), response);
      case List<?> many -> sum(many.stream().map(ConsumedCapacity.class::cast).toList(), response);
      case null, default -> Cost.NOTHING;
    };
  }

  /**
   * DynamoDB does not always split units into read and write; the operation tells which they are.
   */
  private static Cost sum(List<ConsumedCapacity> capacities, SdkPojo response) {
    boolean reads = response.getClass().getSimpleName().matches("(Get|BatchGet|Query|Scan).*");
    double units = capacities.stream().mapToDouble(ConsumedCapacity::capacityUnits).sum();
    return reads ? new Cost(units, 0) : new Cost(0, units);
  }
}
