package dev.opsledger.core.page;

import dev.opsledger.core.access.ReadAccess;
import dev.opsledger.core.web.RequestCaller;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;

/** Lets only readers see pages, and tells the page and its errors who asks. */
@PageRoute
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class PageFilter {
  private static final String PAGE = "opsledger.page";
  private static final String CALLER = "opsledger.caller";

  private final ReadAccess access;

  PageFilter(ReadAccess access) {
    this.access = access;
  }

  @RequestFilter
  void check(HttpRequest<?> request) {
    request.setAttribute(PAGE, true);
    request.setAttribute(CALLER, access.admit(request));
  }

  /** Notes that a browser asks for a page, before anything can refuse it. */
  @PageRoute.ForBrowsers
  @ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
  static final class ForBrowsers implements Ordered {
    @RequestFilter
    void note(HttpRequest<?> request) {
      if (isBrowser(request)) {
        request.setAttribute(PAGE, true);
      }
    }

    @Override
    public int getOrder() {
      return HIGHEST_PRECEDENCE;
    }
  }

  /** Whether a request accepts HTML. */
  static boolean isBrowser(HttpRequest<?> request) {
    String accept = request.getHeaders().get(HttpHeaders.ACCEPT);
    return accept != null && accept.contains("text/html");
  }

  /** Whether a request asks for a page, not for the rows of its tables. */
  static boolean isPage(HttpRequest<?> request) {
    return request.getAttribute(PAGE).isPresent()
        && !request.getParameters().contains(PageAnswers.FORM);
  }

  /** Who asks; somebody who may nothing but read as long as that is not known. */
  static RequestCaller caller(HttpRequest<?> request) {
    return request
        .getAttribute(CALLER, RequestCaller.class)
        .orElse(new RequestCaller("nobody", false, false));
  }
}
