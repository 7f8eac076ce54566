package dev.opsledger.core.openapi;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks an interface that documents a controller. It has one method per route, with the route
 * method's name; the parameters are what callers may send.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface ApiDoc {
  /** The documented controller. */
  Class<?> value();

  /** The tag under which its routes are listed. */
  String tag();

  /** The record that describes its JSON errors. */
  Class<?> errors() default PlainError.class;
}
