package dev.opsledger.ci.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.opsledger.core.json.Json;
import dev.opsledger.core.sync.SyncProgress.Remark;
import dev.opsledger.core.web.ResponseSize;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class RemarkSpaceTest {
  private static final Remark FAILURE = new Remark("ci", "acme/r1", "GitHub answers 502");

  @Test
  void fewRemarksAreAllShown() {
    var space = new RemarkSpace();
    assertThat(space.take(List.of(FAILURE, FAILURE))).hasSize(2);
    assertThat(space.take(List.of())).isEmpty();
    assertThat(Json.text(space.take(List.of(FAILURE)).getFirst()))
        .isEqualTo("{\"source\":\"ci\",\"unit\":\"acme/r1\",\"reason\":\"GitHub answers 502\"}");
  }

  @Test
  void remarksThatDoNotFitAreLeftOut() {
    var space = new RemarkSpace();
    List<Remark> many = Collections.nCopies(100_000, FAILURE);
    var shown = space.take(many);
    assertThat(shown).hasSizeBetween(50_000, 70_000);
    assertThat(ResponseSize.of(Json.text(Json.node(shown)))).isLessThan(ResponseSize.LIMIT);
    assertThat(space.take(many)).as("nothing follows what did not fit").isEmpty();
  }
}
