package dev.opsledger.core.aws;

import dev.opsledger.core.json.Json;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Client of SSM Parameter Store. */
public final class Parameters {
  private final AwsJsonClient ssm;

  Parameters(AwsJsonClient ssm) {
    this.ssm = ssm;
  }

  /**
   * Returns the decrypted values of parameters by name, without those that do not exist.
   *
   * @param names at most ten (SSM, {@code GetParameters})
   */
  public Map<String, String> read(List<String> names) {
    return ask(names, true);
  }

  /**
   * Returns the names that exist, without decrypting: SSM sends only the ciphertext of a
   * SecureString.
   */
  public Set<String> present(List<String> names) {
    return Set.copyOf(ask(names, false).keySet());
  }

  private Map<String, String> ask(List<String> names, boolean decrypted) {
    var request = Json.object("Names", names, "WithDecryption", decrypted);
    var values = new HashMap<String, String>();
    var answer = ssm.call("GetParameters", String.join(",", names), request);
    for (var parameter : Json.elements(answer, "Parameters")) {
      values.put(
          Json.text(parameter, "Name").orElseThrow(), Json.text(parameter, "Value").orElseThrow());
    }
    return values;
  }
}
