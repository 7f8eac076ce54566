package dev.opsledger.response;

import static java.time.ZoneOffset.UTC;
import static org.assertj.core.api.Assertions.assertThat;

import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.runtime.CallObserver;
import dev.opsledger.oncall.OncallHost;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.dynamodb.model.PutRequest;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/**
 * What pages cost where 45,000 incidents a year are counted: {@link LoadTest} of the whole year
 * found rollups with as many counts as are made up here.
 */
@Tag(NamelessAnswers.PEOPLE)
class BusyYearTest {
  private static final double MOST_UNITS = 60;
  private static final int DAYS_BACK = 800;
  private static final LocalDate TODAY = LocalDate.parse("2026-11-22");
  private static final int BATCH = 25;

  private static final DoubleAdder READ = new DoubleAdder();
  private static final CallObserver COUNTING =
      new CallObserver() {
        @Override
        public void after(Call call, Cost cost) {
          READ.add(cost.readUnits());
        }
      };

  private static OncallHost oncall;

  @BeforeAll
  static void fill() throws Exception {
    oncall =
        new OncallHost(
            960,
            UnaryOperator.identity(),
            name -> name.equals("OncallApi") ? COUNTING : CallObserver.NONE,
            Map.of("ONCALL_PEOPLE", "on"),
            120);
    var world = new LoadWorld(oncall.world, 1);
    world.people();
    for (int i = 0; i < 40; i++) {
      world.incident(i, TODAY.atStartOfDay(UTC).toInstant(), oncall.clock.instant());
    }
    oncall.sync();
    var rows = new ArrayList<Row>();
    for (int i = 0; i < DAYS_BACK; i++) {
      LocalDate day = TODAY.minusDays(i);
      addAll(rows, "DAY", day.toString(), new int[] {140, 48, 27});
      if (day.getDayOfMonth() == 1 || i == 0) {
        addAll(rows, "MONTH", YearMonth.from(day).toString(), new int[] {430, 180, 103});
      }
    }
    write(rows);
  }

  @AfterAll
  static void close() {
    oncall.close();
  }

  /**
   * Adds the rows of a day or a month.
   *
   * @param counts how many counts there are in a row of all, of a service and of a person
   */
  private static void addAll(List<Row> rows, String length, String time, int[] counts) {
    long incidents = length.equals("DAY") ? 62 : 1_900;
    for (int i = 0; i < 2; i++) {
      rows.add(row("LOADTOTAL#" + i, time, incidents, counts[0]));
    }
    for (int i = 0; i < LoadWorld.SERVICES; i++) {
      String pk = "LOAD%s#%d".formatted(length, i % 4);
      rows.add(row(pk, time + "#S" + i, incidents / 4, counts[1]));
    }
    for (int i = 0; i < LoadWorld.USERS; i++) {
      String pk = "PEOPLE%s#%d".formatted(length, i % 4);
      rows.add(row(pk, time + "#" + LoadWorld.user(i), incidents / 8, counts[2]));
    }
  }

  private static Row row(String pk, String sk, long incidents, int counts) {
    Row row = Row.of(pk, sk).with("hi", incidents).with("pn", incidents);
    for (int i = 0; i < counts; i++) {
      String group = List.of("hr", "lr", "ha", "la", "pr").get(i % 5);
      row = row.with(group + Integer.toString(40 + i / 5, 36), 1L + i % 20);
    }
    return row;
  }

  private static void write(List<Row> rows) {
    String table = oncall.host.tableName("OncallTable");
    for (int from = 0; from < rows.size(); from += BATCH) {
      List<WriteRequest> some =
          rows.subList(from, Math.min(rows.size(), from + BATCH)).stream()
              .map(row -> PutRequest.builder().item(row.attributes()).build())
              .map(put -> WriteRequest.builder().putRequest(put).build())
              .toList();
      oncall.host.dynamo().batchWriteItem(b -> b.requestItems(Map.of(table, some)));
    }
  }

  private static String page(int days, String more) throws Exception {
    READ.reset();
    String path = "/oncall?from=%s&to=%s%s".formatted(TODAY.minusDays(days - 1), TODAY, more);
    var answer = oncall.get(path);
    assertThat(answer.statusCode()).as(path).isEqualTo(200);
    assertThat(READ.sum()).as(path).isBetween(1.0, MOST_UNITS);
    return answer.body();
  }

  @ParameterizedTest
  @CsvSource({"1", "7", "30", "60", "89", "90", "91", "120", "184", "185", "300", "365", "400"})
  void aPageCostsSixtyUnitsAtMostWhateverItsDays(int days) throws Exception {
    String all = page(days, "");
    for (String who : List.of("Service", "Person")) {
      String way = "Load by %s of these days".formatted(who.toLowerCase(Locale.ROOT));
      String ranking = page(days, "&by=" + (who.equals("Service") ? "services" : "people"));
      assertThat(ranking).as(who).contains(">" + who + "</th>").doesNotContain(way, "too many");
      assertThat(all).as(who).containsAnyOf(">" + who + "</th>", way).doesNotContain("too many");
    }
  }

  @Test
  void aMonthShowsWhoWasInterruptedBesideTheFigures() throws Exception {
    assertThat(page(30, "")).contains("Services that interrupted people most", "Person 3");
  }

  @Test
  void aRankingIsOfServicesOrPeople() throws Exception {
    assertThat(oncall.get("/oncall?by=teams").statusCode()).isEqualTo(400);
    assertThat(oncall.get("/oncall?from=2024-01-01&by=services").statusCode()).isEqualTo(400);
    assertThat(page(365, "&by=services"))
        .contains(IntStream.range(0, LoadWorld.SERVICES).mapToObj(i -> "Service " + i).toList());
  }
}
