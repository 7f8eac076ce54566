package dev.opsledger.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.opsledger.local.Checkout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * The served OpenAPI document is the one that the code generates. After changing a route,
 * regenerate it with {@code mvn test -Dtest=DocumentTest -Dopenapi.write=true}.
 */
class DocumentTest {
  private static final Path RESOURCES =
      Checkout.file("functions/front/src/main/resources/dev/opsledger/front");
  private static final Pattern ROUTE =
      Pattern.compile("Type: HttpApi,.* Path: \"?([^\", ]+)\"?, Method: (GET|POST|PUT|DELETE) ");

  @Test
  void theServedDocumentIsTheOneThatTheCodeMakes() throws IOException {
    assertServed("openapi.json", ApiDocument.text(ApiDocument.make()));
  }

  @Test
  void theServedPageIsMadeOfTheDocument() throws IOException {
    assertServed("docs.html", new DocsPage(ApiDocument.make()).html());
  }

  private static void assertServed(String name, String made) throws IOException {
    Path file = RESOURCES.resolve(name);
    if (Boolean.getBoolean("openapi.write")) {
      Files.createDirectories(RESOURCES);
      Files.writeString(file, made);
    }
    assertThat(Files.exists(file) ? Files.readString(file) : "")
        .as("%s; mvn test -Dtest=DocumentTest -Dopenapi.write=true writes it", name)
        .isEqualTo(made);
  }

  @Test
  void everyRouteOfTheTemplateIsDocumentedAndNoOther() throws IOException {
    var documented = new TreeSet<String>();
    for (Operation operation : ApiDocument.operations()) {
      operation.paths().stream()
          .map(path -> operation.method().toUpperCase(Locale.ROOT) + " " + path)
          .forEach(documented::add);
    }
    var routed = new TreeSet<String>();
    ROUTE
        .matcher(Files.readString(Checkout.file("template.yaml")))
        .results()
        .forEach(found -> routed.add(found.group(2) + " " + found.group(1)));
    assertThat(documented).isEqualTo(routed).hasSizeGreaterThan(35);
  }
}
