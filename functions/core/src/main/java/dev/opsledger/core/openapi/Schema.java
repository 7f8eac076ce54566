package dev.opsledger.core.openapi;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Describes a JSON field, a parameter, or a whole record. */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.RECORD_COMPONENT, ElementType.PARAMETER, ElementType.TYPE})
public @interface Schema {
  /** The description. */
  String value() default "";

  /** The name, where it differs from Java's, for example because Java does not allow it. */
  String name() default "";

  /** A regular expression that the whole text matches. */
  String pattern() default "";

  /** The OpenAPI format of a text. */
  String format() default "";

  /** All values that a text can have. */
  String[] values() default {};

  /** An example value, as text. */
  String example() default "";

  /** Whether the value may be null. */
  boolean nullable() default false;

  /** Whether the field may be missing. */
  boolean optional() default false;

  /** The JSON type where Java's type does not tell it: {@code integer}, {@code any}. */
  String type() default "";

  /** The smallest number. */
  long min() default Long.MIN_VALUE;

  /** The largest number. */
  long max() default Long.MAX_VALUE;

  /** The greatest length of a text, in characters. */
  int longest() default Integer.MAX_VALUE;
}
