package dev.opsledger.front.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.opsledger.core.identity.IdentityEntry;
import dev.opsledger.core.identity.IdentityMap;
import dev.opsledger.front.identity.IdentityService.Proposed;
import dev.opsledger.front.store.KnownThings.Kind;
import dev.opsledger.front.store.KnownThings.Teams;
import dev.opsledger.front.store.KnownThings.Thing;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ProposalsTest {
  private static final Thing SHOP = new Thing(Kind.PROJECT, "1", "Shop");

  private static Thing service(String id, String name, String... teams) {
    return new Thing(Kind.SERVICE, id, name, Optional.of(new Teams(List.of(teams), "v1")));
  }

  private static IdentityEntry entry(String name, long project, String team, String... services) {
    return new IdentityEntry(
        name,
        Optional.of(project),
        List.of(),
        List.of(services),
        Optional.of(team).filter(text -> !text.isEmpty()));
  }

  private static List<Proposed> proposals(List<IdentityEntry> entries, Thing... known) {
    return Proposals.of(new IdentityMap(0, entries, Optional.empty()), List.of(known));
  }

  @Test
  void theTeamOfAMappedServiceAnswersForItsEntry() {
    assertThat(proposals(List.of(entry("shop", 1, "", "S1")), SHOP, service("S1", "Till", "Front")))
        .containsExactly(
            new Proposed(
                entry("shop", 1, "Front", "S1"),
                "PagerDuty's team Front looks after its services"));
  }

  @Test
  void aServiceThatIsCalledLikeAProjectBringsItsTeam() {
    Proposed one = proposals(List.of(), SHOP, service("S1", "shop", "Front")).getFirst();
    assertThat(one.entry()).isEqualTo(entry("shop", 1, "Front", "S1"));
    assertThat(one.why()).contains("called shop: the project 1", "team Front looks after");
  }

  @Test
  void aTeamThatIsCalledLikeAProjectOrRepositoryAnswersForIt() {
    var repository = new Thing(Kind.REPOSITORY, "acme/search-api", "acme/search-api");
    List<Proposed> found =
        proposals(
            List.of(entry("one", 1, "")),
            SHOP,
            repository,
            service("S1", "a", "Shop", "Search API"));
    assertThat(found)
        .containsExactly(
            new Proposed(entry("one", 1, "Shop"), "PagerDuty's team Shop is called so"),
            new Proposed(
                new IdentityEntry(
                    "search-api",
                    Optional.empty(),
                    List.of("acme/search-api"),
                    List.of(),
                    Optional.of("Search API")),
                "PagerDuty's team Search API is called so"));
  }

  @Test
  void whereSeveralTeamsOrEntriesWouldDoNothingIsProposed() {
    assertThat(
            proposals(
                List.of(entry("x", 1, "", "S1")), SHOP, service("S1", "Till", "Front", "Data")))
        .as("two teams look after it")
        .isEmpty();
    assertThat(
            proposals(
                List.of(entry("x", 1, "Front"), entry("y", 2, "front")),
                SHOP,
                service("S1", "Till", "Front")))
        .as("the team answers for two")
        .isEmpty();
    assertThat(proposals(List.of(entry("x", 1, "Front", "S1")), SHOP, service("S1", "T", "Other")))
        .as("the map says another team")
        .isEmpty();
    assertThat(proposals(List.of(), SHOP, new Thing(Kind.SERVICE, "S1", "Till"))).isEmpty();
  }

  @Test
  void aServiceOfTheTeamOfOneEntryBelongsToIt() {
    Proposed one =
        proposals(List.of(entry("x", 1, "Front")), SHOP, service("S1", "Till", "Front")).getFirst();
    assertThat(one.entry()).isEqualTo(entry("x", 1, "Front", "S1"));
    assertThat(one.why())
        .isEqualTo("PagerDuty's team Front answers for this only, and looks after S1 (Till)");
    Thing[] many =
        Stream.concat(
                Stream.of(SHOP),
                Stream.iterate(0, i -> i + 1)
                    .limit(11)
                    .map(i -> service("S" + i, "s" + i, "Front")))
            .toArray(Thing[]::new);
    assertThat(proposals(List.of(entry("x", 1, "Front")), many))
        .as("a team that looks after so much looks after several things")
        .isEmpty();
  }

  /** Taking every proposal comes to an end, and never takes anything away. */
  @Test
  void takingEachProposalLeavesNothingToPropose() {
    Thing[] known = {
      SHOP,
      new Thing(Kind.PROJECT, "2", "Search API"),
      new Thing(Kind.REPOSITORY, "acme/search-api", "acme/search-api"),
      service("S1", "Shop", "Front"),
      service("S2", "search api", "Data"),
      service("S3", "Pipeline", "Data"),
      service("S4", "Billing", "Money"),
    };
    List<IdentityEntry> entries = new ArrayList<>(List.of(entry("till", 3, "", "S4")));
    for (int round = 0; round < 5; round++) {
      for (Proposed each : proposals(entries, known)) {
        entries.removeIf(entry -> entry.name().equals(each.entry().name()));
        entries.add(each.entry());
      }
    }
    assertThat(proposals(entries, known)).isEmpty();
    assertThat(entries)
        .containsExactlyInAnyOrder(
            entry("till", 3, "Money", "S4"),
            entry("shop", 1, "Front", "S1"),
            new IdentityEntry(
                "search-api",
                Optional.of(2L),
                List.of("acme/search-api"),
                List.of("S2", "S3"),
                Optional.of("Data")));
  }
}
