package dev.opsledger.core.openapi;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Documents a route. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface ApiOperation {
  /** A short summary. */
  String value();

  /** Further description. */
  String more() default "";

  /** The record of the JSON request body; {@code void} for none. */
  Class<?> body() default void.class;

  /** An example of the HTML form that the route accepts; empty for none. */
  String form() default "";

  /** Whether the body is optional. */
  boolean bodyOptional() default false;

  /** Security schemes, any of which suffices; by default those of the controller's filter. */
  String[] security() default {};

  /** All responses except the one to a missing credential, which is added automatically. */
  ApiResponse[] answers();
}
