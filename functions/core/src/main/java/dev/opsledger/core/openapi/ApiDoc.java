package dev.opsledger.core.openapi;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * An interface that documents a controller: it has one method for each of the controller's routes,
 * of the same name, whose parameters are what callers may send.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface ApiDoc {
  /** The controller. */
  Class<?> value();

  /** Under which heading its routes stand. */
  String tag();

  /** The JSON of its errors: a record. */
  Class<?> errors() default PlainError.class;
}
