package dev.opsledger.local.app;

import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.ParameterNotFoundException;

/** A secret of a deployed stack, read from its SSM parameter with the caller's credentials. */
public final class StackParameter {
  private StackParameter() {}

  /**
   * Reads a parameter.
   *
   * @return its value; empty if there is none, or if the caller may not read it, which is said
   */
  public static Optional<String> read(Map<String, String> settings, String name) {
    try (var ssm = StackTable.at(SsmClient.builder(), settings, "SSM")) {
      return Optional.of(
          ssm.getParameter(p -> p.name(name).withDecryption(true)).parameter().value());
    } catch (ParameterNotFoundException none) {
      return Optional.empty();
    } catch (SdkException refused) {
      IO.println(
          "The parameter %s cannot be read and is done without: %s"
              .formatted(name, refused.getMessage()));
      return Optional.empty();
    }
  }
}
