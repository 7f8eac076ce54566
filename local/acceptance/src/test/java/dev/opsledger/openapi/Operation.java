package dev.opsledger.openapi;

import dev.opsledger.core.openapi.ApiDoc;
import dev.opsledger.core.openapi.ApiOperation;
import dev.opsledger.core.page.PageRoute;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.QueryValue;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A controller's route with its documentation.
 *
 * @param method {@code get}, {@code post}, {@code put} or {@code delete}
 * @param paths the route's paths; the first is the main one, the others are aliases
 * @param route the controller's method
 * @param words the documentation interface's method
 */
record Operation(String method, List<String> paths, Method route, Method words) {
  private static final Map<String, String> FILTERS =
      Map.of(
          "ReadRoute", "readToken",
          "PageRoute", "readToken",
          "OperateRoute", "operateToken",
          "ProjectsRoute", "projectsToken",
          "ActivityRoute", "activityToken");

  /** The routes of a controller; fails if its documentation interface has other methods. */
  static List<Operation> of(Class<?> docs) {
    Class<?> controller = docs.getAnnotation(ApiDoc.class).value();
    String prefix = controller.getAnnotation(Controller.class).value();
    var operations = new ArrayList<Operation>();
    for (Method route : controller.getDeclaredMethods()) {
      var get = route.getAnnotation(Get.class);
      var post = route.getAnnotation(Post.class);
      var delete = route.getAnnotation(Delete.class);
      var put = route.getAnnotation(Put.class);
      if (put != null) {
        var paths = paths(prefix, put.uris(), put.uri(), put.value());
        operations.add(new Operation("put", paths, route, words(docs, route)));
      } else if (delete != null) {
        var paths = paths(prefix, delete.uris(), delete.uri(), delete.value());
        operations.add(new Operation("delete", paths, route, words(docs, route)));
      } else if (get != null) {
        var paths = paths(prefix, get.uris(), get.uri(), get.value());
        operations.add(new Operation("get", paths, route, words(docs, route)));
      } else if (post != null) {
        var paths = paths(prefix, post.uris(), post.uri(), post.value());
        operations.add(new Operation("post", paths, route, words(docs, route)));
      }
    }
    if (operations.size() != docs.getDeclaredMethods().length) {
      throw new AssertionError(docs + " documents other routes than " + controller + " has");
    }
    return operations;
  }

  private static Method words(Class<?> docs, Method route) {
    return Arrays.stream(docs.getDeclaredMethods())
        .filter(m -> m.getName().equals(route.getName()))
        .findFirst()
        .orElseThrow(() -> new AssertionError(docs + " does not document " + route));
  }

  private static List<String> paths(String prefix, String[] uris, String uri, String value) {
    boolean many = uris.length > 1 || !uris[0].equals("/");
    List<String> own = many ? List.of(uris) : List.of(uri.equals("/") ? value : uri);
    return own.stream().map(each -> joined(prefix, each)).toList();
  }

  private static String joined(String prefix, String own) {
    String path = (prefix + "/" + own).replaceAll("/+", "/");
    return path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
  }

  ApiOperation description() {
    return words.getAnnotation(ApiOperation.class);
  }

  ApiDoc documents() {
    return words.getDeclaringClass().getAnnotation(ApiDoc.class);
  }

  /**
   * The operationId, such as {@code ci.Runs.ofOrganization}. Clients may rely on it, so it leaves
   * out the subpackages {@code api} and {@code page} and those below, which may change.
   */
  String id() {
    String type = route.getDeclaringClass().getSimpleName().replace("Api", "");
    String context =
        route
            .getDeclaringClass()
            .getPackageName()
            .replaceFirst("\\.(api|page)(\\.\\w+)?$", "")
            .replaceAll(".*\\.", "");
    return context + "." + type + "." + route.getName();
  }

  /** Whether it shows a page, if only to browsers, so that its errors are pages, too. */
  boolean isPage() {
    return Stream.of(route, route.getDeclaringClass())
        .anyMatch(
            element ->
                element.isAnnotationPresent(PageRoute.class)
                    || element.isAnnotationPresent(PageRoute.ForBrowsers.class));
  }

  /** The name of the security scheme, {@code none} for a public route. */
  String security() {
    if (description().security().length > 0) {
      return description().security()[0];
    }
    return Stream.of(route, route.getDeclaringClass())
        .flatMap(element -> Arrays.stream(element.getAnnotations()))
        .map(annotation -> FILTERS.get(annotation.annotationType().getSimpleName()))
        .filter(scheme -> scheme != null)
        .findFirst()
        .orElse("none");
  }

  /**
   * A parameter of the route.
   *
   * @param in {@code path}, {@code query} or {@code header}
   * @param name the name in requests
   * @param words the documenting method's parameter
   */
  record Input(String in, String name, Parameter words) {}

  /** All parameters; fails if the documenting method has others. */
  List<Input> inputs() {
    var sent = new ArrayList<Input>();
    for (Parameter parameter : route.getParameters()) {
      String in = in(parameter);
      if (!in.isEmpty() && !isCredential(name(parameter))) {
        sent.add(new Input(in, name(parameter), words(name(parameter))));
      }
    }
    if (sent.size() != words.getParameterCount()) {
      throw new AssertionError(words + " has other parameters than " + route);
    }
    return sent;
  }

  private static boolean isCredential(String header) {
    return SecuritySchemes.HEADERS.contains(header);
  }

  private static String in(Parameter parameter) {
    for (Annotation each : parameter.getAnnotations()) {
      switch (each) {
        case PathVariable _ -> {
          return "path";
        }
        case QueryValue _ -> {
          return "query";
        }
        case Header _ -> {
          return "header";
        }
        default -> {}
      }
    }
    return "";
  }

  private static String name(Parameter parameter) {
    var query = parameter.getAnnotation(QueryValue.class);
    var header = parameter.getAnnotation(Header.class);
    String given = query != null ? query.value() : header != null ? header.value() : "";
    return given.isEmpty() ? parameter.getName() : given;
  }

  private Parameter words(String name) {
    return Arrays.stream(words.getParameters())
        .filter(p -> name.equals(Schemas.name(p, p.getName())))
        .findFirst()
        .orElseThrow(() -> new AssertionError(words + " does not document " + name));
  }
}
