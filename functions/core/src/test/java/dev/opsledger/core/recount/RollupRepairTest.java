package dev.opsledger.core.recount;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.dynamo.Table;
import dev.opsledger.core.json.Json;
import dev.opsledger.core.rollup.Tally;
import dev.opsledger.core.sync.SyncLedger;
import dev.opsledger.core.sync.SyncPlanner;
import dev.opsledger.core.sync.Unit;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

class RollupRepairTest {
  private static final StoredFigures DAY = StoredFigures.rollup("ROLLUP#1", "2026-11-22");
  private static final Unit UNIT =
      new Unit("sync", "first.0", "recount:1", "recount", "a day", Json.object());

  private final Rows rows = new Rows();

  /** One row of figures, the corrections of it, and what was noted. */
  private static final class Rows implements DynamoDbClient {
    private Optional<Row> stored = Optional.empty();
    private Runnable whenRead = () -> {};
    private final List<UpdateItemRequest> corrections = new ArrayList<>();
    private final List<String> noted = new ArrayList<>();

    @Override
    public BatchGetItemResponse batchGetItem(BatchGetItemRequest request) {
      whenRead.run();
      var items = stored.map(row -> List.of(row.attributes())).orElse(List.of());
      return BatchGetItemResponse.builder().responses(Map.of("figures", items)).build();
    }

    @Override
    public UpdateItemResponse updateItem(UpdateItemRequest request) {
      corrections.add(request);
      return UpdateItemResponse.builder().attributes(Map.of()).build();
    }

    @Override
    public PutItemResponse putItem(PutItemRequest request) {
      Row row = new Row(request.item());
      noted.add(
          "%s %s %d %d"
              .formatted(
                  row.get("key"), row.get("figure"), row.number("stored"), row.number("counted")));
      return PutItemResponse.builder().build();
    }

    @Override
    public String serviceName() {
      return "dynamodb";
    }

    @Override
    public void close() {}
  }

  private void settle(boolean writes, RollupRepair.Count again) {
    var planner =
        new SyncPlanner("ci", new SyncLedger(new Table(rows, "sync"), Clock.systemUTC()), null);
    var repair =
        new RollupRepair(new Table(rows, "figures"), new Findings(planner, UNIT), writes, _ -> {});
    repair.settle(rows.stored.stream().toList(), again.apply(Set.of(DAY)), again);
  }

  private static Row row(long runs, long revision) {
    return Row.of(DAY.pk(), DAY.sk()).with("runs", runs).with("revision", revision);
  }

  private static Map<StoredFigures, Tally> counted(long runs) {
    return Map.of(DAY, Tally.of("runs", runs));
  }

  @Test
  void whatIsRightCostsNothing() {
    rows.stored = Optional.of(row(3, 7));
    settle(true, _ -> counted(3));
    assertThat(rows.corrections).isEmpty();
    assertThat(rows.noted).isEmpty();
  }

  @Test
  void whatDiffersTwiceIsNotedAndCorrectedOverTheStateThatWasCounted() {
    rows.stored = Optional.of(row(5, 7));
    settle(true, _ -> counted(3));
    assertThat(rows.noted).containsExactly("ROLLUP#1 2026-11-22 runs 5 3");
    assertThat(rows.corrections).hasSize(1);
    UpdateItemRequest correction = rows.corrections.getFirst();
    assertThat(correction.conditionExpression()).isEqualTo("revision = :revision");
    assertThat(correction.updateExpression()).isEqualTo("SET #0 = :0 ADD revision :one");
    Map<String, AttributeValue> values = new HashMap<>();
    values.put(":0", Row.number(3L));
    values.put(":one", Row.number(1L));
    values.put(":revision", Row.number(7L));
    assertThat(correction.expressionAttributeValues()).isEqualTo(values);
  }

  @Test
  void aMissingRollupIsMadeUnlessSomebodyMakesIt() {
    settle(true, _ -> counted(3));
    assertThat(rows.noted).containsExactly("ROLLUP#1 2026-11-22 runs 0 3");
    assertThat(rows.corrections.getFirst().conditionExpression())
        .isEqualTo("attribute_not_exists(revision)");
  }

  @Test
  void aComparisonOnlyNotes() {
    rows.stored = Optional.of(row(5, 7));
    settle(false, _ -> counted(3));
    assertThat(rows.noted).hasSize(1);
    assertThat(rows.corrections).isEmpty();
  }

  @Test
  void aRowThatAnIndexShowsLateIsNoDifference() {
    rows.stored = Optional.of(row(5, 7));
    var looks = new int[] {0};
    settle(true, _ -> counted(looks[0]++ == 0 ? 4 : 5));
    assertThat(rows.noted).isEmpty();
    assertThat(rows.corrections).isEmpty();
  }

  @Test
  void figuresThatChangeWhileTheyAreCountedAreCountedAgain() {
    rows.stored = Optional.of(row(5, 7));
    var reads = new int[] {0};
    // Somebody writes between the two reads of the first look.
    rows.whenRead = () -> rows.stored = Optional.of(row(6, reads[0]++ == 0 ? 7 : 8));
    settle(true, _ -> counted(reads[0] < 3 ? 4 : 6));
    assertThat(rows.noted).isEmpty();
  }

  @Test
  void whatNeverComesToRestIsLeftToALaterTry() {
    rows.stored = Optional.of(row(5, 7));
    var revision = new long[] {7};
    rows.whenRead = () -> rows.stored = Optional.of(row(5, revision[0]++));
    assertThatIllegalStateException()
        .isThrownBy(() -> settle(true, _ -> counted(3)))
        .withMessageContaining("all the time");
    assertThat(rows.corrections).isEmpty();
  }

  @Test
  void countsWithoutARevisionAreCorrectedOverTheirValues() {
    var figures = new StoredFigures("USER#1", "USER", Set.of("deployments"));
    rows.stored = Optional.of(Row.of("USER#1", "USER").with("deployments", 5L).with("id", 1L));
    var planner =
        new SyncPlanner("ci", new SyncLedger(new Table(rows, "sync"), Clock.systemUTC()), null);
    new RollupRepair(new Table(rows, "figures"), new Findings(planner, UNIT), true, _ -> {})
        .settle(
            Set.of(figures),
            rows.stored.stream().toList(),
            Map.of(figures, Tally.of("deployments", 4)),
            _ -> Map.of(figures, Tally.of("deployments", 4)));
    assertThat(rows.corrections.getFirst().conditionExpression()).isEqualTo("#0 = :was0");
    assertThat(rows.corrections.getFirst().updateExpression()).isEqualTo("SET #0 = :0");
  }
}
