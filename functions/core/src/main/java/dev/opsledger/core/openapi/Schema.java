package dev.opsledger.core.openapi;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Describes a field of JSON, a parameter, or a record as a whole. */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.RECORD_COMPONENT, ElementType.PARAMETER, ElementType.TYPE})
public @interface Schema {
  /** What it means. */
  String value() default "";

  /** The name where Java allows none such, or the parameter is no Java name. */
  String name() default "";

  /** What a text matches, as a whole. */
  String pattern() default "";

  /** The format of a text, as OpenAPI names it. */
  String format() default "";

  /** All that a text can be. */
  String[] values() default {};

  /** An example, as text. */
  String example() default "";

  /** Whether null stands for nothing. */
  boolean nullable() default false;

  /** Whether it may be missing. */
  boolean optional() default false;

  /** The type in JSON where Java's does not say it: {@code integer}, {@code any}. */
  String type() default "";

  /** The least and the greatest number. */
  long min() default Long.MIN_VALUE;

  /** As {@link #min()}. */
  long max() default Long.MAX_VALUE;

  /** The most characters of a text. */
  int longest() default Integer.MAX_VALUE;
}
