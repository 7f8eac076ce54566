package dev.opsledger.ci.api;

import dev.opsledger.core.json.Json;
import dev.opsledger.core.sync.SyncProgress.Remark;
import dev.opsledger.core.web.ResponseSize;
import io.micronaut.json.tree.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * The space that a response has for remarks: a vendor that is down can fail any number of units.
 */
final class RemarkSpace {
  private int left = ResponseSize.LIMIT;

  /** The remarks that fit into what is left, in order. */
  List<JsonNode> take(List<Remark> remarks) {
    var taken = new ArrayList<JsonNode>();
    for (Remark remark : remarks) {
      JsonNode json =
          Json.object("source", remark.source(), "unit", remark.unit(), "reason", remark.reason());
      left -= ResponseSize.of(Json.text(json)) + 1;
      if (left < 0) {
        break;
      }
      taken.add(json);
    }
    return taken;
  }
}
