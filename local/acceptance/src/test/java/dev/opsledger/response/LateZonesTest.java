package dev.opsledger.response;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.opsledger.core.concurrent.Sleeper;
import dev.opsledger.core.dynamo.Table;
import dev.opsledger.core.runtime.CallObserver;
import dev.opsledger.local.simulator.pagerduty.PagerDutyWorld.User;
import dev.opsledger.local.simulator.server.Fault;
import dev.opsledger.local.simulator.server.RequestFilters;
import dev.opsledger.oncall.Account;
import dev.opsledger.oncall.OncallHost;
import dev.opsledger.oncall.domain.LoadRules;
import dev.opsledger.oncall.domain.Responder;
import dev.opsledger.oncall.store.LoadCounting;
import dev.opsledger.oncall.store.LoadRecount;
import dev.opsledger.oncall.store.ResponderStore;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;

/** Time zones that become known while incidents are counted. */
class LateZonesTest {
  private final AtomicReference<OncallHost> host = new AtomicReference<>();
  private int met;

  /** Stores the users just before an incident is written for which they were looked for in vain. */
  private final CallObserver between =
      new CallObserver() {
        @Override
        public void asked(SdkRequest request) {
          if (request instanceof TransactWriteItemsRequest write && waits(write)) {
            storeUsers();
          }
        }
      };

  private static boolean waits(TransactWriteItemsRequest write) {
    return write.transactItems().stream()
        .anyMatch(item -> item.put() != null && "UNZONED".equals(item.put().item().get("pk").s()));
  }

  private synchronized void storeUsers() {
    Table table = table();
    List<Responder> users =
        Stream.of(Responders.ADA, Responders.BOB).map(LateZonesTest::responder).toList();
    new ResponderStore(table).save(users, false);
    var counting = new LoadCounting(table, new LoadRules(ZoneOffset.UTC, false));
    new LoadRecount(table, counting, Sleeper.SLEEP).recountZoned();
    met++;
  }

  private static Responder responder(User user) {
    return new Responder(user.id(), Optional.of(user.zone()), Optional.empty());
  }

  private Table table() {
    return new Table(host.get().host.dynamo(), host.get().host.tableName("OncallTable"));
  }

  @Test
  void anIncidentIsCountedByAZoneThatBecameKnownWhileItWasWritten() throws Exception {
    try (var oncall = new OncallHost(960, UnaryOperator.identity(), between, Map.of())) {
      host.set(oncall);
      Account.small(oncall.world);
      Responders.put(oncall.world);
      Responders.resolved(oncall.world, 3, Instant.parse("2026-11-20T15:00:00Z"));
      oncall.pagerDuty.faults().always(RequestFilters.path("/users"), Fault.status(403));
      oncall.sync();
      assertThat(met).as("times that users came late").isPositive();
      assertThat(table().partition("UNZONED"))
          .as("incidents that wait for a zone")
          .allMatch(row -> row.texts("waitingFor").isEmpty());
      JsonNode load = oncall.json("/dashboard/oncall/load?since=2026-11-20&until=2026-11-20");
      JsonNode interruptions = load.get("load").get(0).get("interruptions");
      assertThat(interruptions.get("count").asInt()).isPositive();
      assertThat(interruptions.get("unknown_hour").asInt()).isZero();
    }
  }
}
