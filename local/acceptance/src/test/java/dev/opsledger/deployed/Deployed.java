package dev.opsledger.deployed;

import dev.opsledger.local.Checkout;
import dev.opsledger.local.template.FunctionSpec;
import dev.opsledger.local.template.ResourceAddresses;
import dev.opsledger.local.template.Template;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The functions of the project's SAM template. */
public final class Deployed {
  static final Path TEMPLATE = Checkout.file("template.yaml");

  private Deployed() {}

  static Template template() {
    var addresses = new ResourceAddresses("http://localhost/queues", "http://localhost");
    return Template.read(TEMPLATE, Map.of(), addresses);
  }

  /** All functions, each with its settings, event sources and permissions. */
  public static List<FunctionSpec> functions() {
    return template().functions();
  }
}
