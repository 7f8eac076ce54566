package dev.opsledger.core.page;

import io.micronaut.http.annotation.FilterMatcher;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a route that shows a page: it needs {@code READ_TOKEN} where one is configured, and its
 * errors are pages, too.
 */
@FilterMatcher
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface PageRoute {
  /** Marks a route that answers browsers with a page: for those its errors are pages, too. */
  @FilterMatcher
  @Retention(RetentionPolicy.RUNTIME)
  @Target({ElementType.TYPE, ElementType.METHOD})
  @interface ForBrowsers {}
}
