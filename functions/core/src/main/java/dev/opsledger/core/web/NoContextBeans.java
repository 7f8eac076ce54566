package dev.opsledger.core.web;

import com.amazonaws.services.lambda.runtime.Context;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.function.aws.DefaultLambdaContextFactory;
import io.micronaut.function.aws.LambdaContextFactory;
import jakarta.inject.Singleton;

/**
 * Registers nothing. Micronaut AWS 4.11.0 registers the Lambda context as a new singleton in every
 * call, which are never removed: each call is slower than the one before.
 */
@Singleton
@Replaces(DefaultLambdaContextFactory.class)
final class NoContextBeans implements LambdaContextFactory {
  @Override
  public void registerSingletons(Context context) {}
}
