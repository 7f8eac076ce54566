package dev.opsledger.core.openapi;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Documents a response of a route, with a request that triggers it, which a test sends. */
@Retention(RetentionPolicy.RUNTIME)
@Target({})
public @interface ApiResponse {
  /** The HTTP status. */
  int status();

  /** When the route responds so. */
  String value();

  /**
   * The JSON body: a record or an array of records; {@code void} for none, or the error shape from
   * 400 on.
   */
  Class<?> as() default void.class;

  /** An alternative JSON body; {@code void} for none. */
  Class<?> oneOf() default void.class;

  /** The media type. */
  String type() default "application/json";

  /** Names of headers that it may carry. */
  String[] headers() default {};

  /**
   * Path and query of the request that triggers it; by default those of the route's own examples.
   */
  String ask() default "";

  /** Whether that request carries the route's credential. */
  boolean credential() default true;

  /** The body of that request. */
  String body() default "";

  /** Length of a generated body, for one too long to write here. */
  int bytes() default 0;

  /**
   * The state that the request needs, by a name that the test of examples knows; empty when any
   * state will do.
   */
  String state() default "";
}
