package dev.opsledger.openapi;

import java.util.List;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Fails every test class during which a response deviated from the OpenAPI document. */
public final class ContractExtension implements AfterAllCallback {
  @Override
  public void afterAll(ExtensionContext context) {
    List<String> wrong = Watch.take().stream().distinct().limit(20).toList();
    if (!wrong.isEmpty()) {
      throw new AssertionError(
          "answers that are not as the API's document says:\n" + String.join("\n", wrong));
    }
  }
}
