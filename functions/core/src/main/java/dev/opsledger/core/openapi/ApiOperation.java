package dev.opsledger.core.openapi;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Describes a route. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface ApiOperation {
  /** What it is for, in a few words. */
  String value();

  /** What else there is to know of it. */
  String more() default "";

  /** The JSON it takes: a record; {@code void} for none. */
  Class<?> body() default void.class;

  /** An example of the HTML form that it takes; empty for none. */
  String form() default "";

  /** Whether the body may be left out. */
  boolean bodyOptional() default false;

  /** The security schemes that open it, any of them; empty where the controller's filter says. */
  String[] security() default {};

  /** Every answer it gives; that of a missing credential adds itself. */
  ApiResponse[] answers();
}
