package dev.opsledger.local;

import dev.opsledger.core.runtime.CallObserver;
import dev.opsledger.core.runtime.FunctionEnvironment;
import dev.opsledger.local.access.Guard;
import dev.opsledger.local.bus.EventBridge;
import dev.opsledger.local.function.LocalFunction;
import dev.opsledger.local.template.FunctionSpec;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Creates the functions of a template with their variables, clock and observer. */
record FunctionLoader(
    LocalHostBuilder plan, DataFolder data, Services services, EventBridge events) {

  LoadedFunctions load(List<FunctionSpec> specs) throws IOException {
    PublishedVersions published = PublishedVersions.of(data);
    Variables variables = variables(published);
    var functions = new LoadedFunctions();
    for (FunctionSpec each : specs) {
      var environment = new FunctionEnvironment(variables.of(each), plan.clock, guarded(each));
      functions.add(new LocalFunction(each, environment, plan.instances));
    }
    published.save();
    return functions;
  }

  private Variables variables(PublishedVersions published) {
    return new Variables(
        plan.variables,
        Map.of(
            "AWS_ENDPOINT_URL_DYNAMODB", services.dynamo().toString(),
            "AWS_ENDPOINT_URL_SQS", services.queues().toString(),
            "AWS_ENDPOINT_URL_EVENTBRIDGE", events.address().toString(),
            "AWS_ENDPOINT_URL_SNS",
                plan.variables.getOrDefault("AWS_ENDPOINT_URL_SNS", events.address().toString())),
        Optional.ofNullable(plan.parameterStore),
        published);
  }

  private CallObserver guarded(FunctionSpec function) {
    CallObserver observer = plan.observers.apply(function.logicalId());
    return function
        .grants()
        .<CallObserver>map(grants -> new Guard(function.logicalId(), grants, observer))
        .orElse(observer);
  }
}
