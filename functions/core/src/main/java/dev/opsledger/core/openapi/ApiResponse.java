package dev.opsledger.core.openapi;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** An answer of a route, and a request that gets it, which a test sends. */
@Retention(RetentionPolicy.RUNTIME)
@Target({})
public @interface ApiResponse {
  /** The HTTP status. */
  int status();

  /** When it is given. */
  String value();

  /** The JSON: a record or an array of records; {@code void} for the error shape from 400 on. */
  Class<?> as() default void.class;

  /** Another JSON that it may be; {@code void} for none. */
  Class<?> oneOf() default void.class;

  /** The media type. */
  String type() default "application/json";

  /** Headers that it may carry, by name. */
  String[] headers() default {};

  /** Path and query of a request that gets it; the route's own examples where it is empty. */
  String ask() default "";

  /** Whether that request carries the route's credential. */
  boolean credential() default true;

  /** The body of that request. */
  String body() default "";

  /** So many bytes in place of a body that would be too long to show. */
  int bytes() default 0;

  /**
   * The state in which the request meets this answer, in a word that the test of examples knows;
   * empty where any state will do.
   */
  String state() default "";
}
