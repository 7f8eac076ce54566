package dev.opsledger.oncall.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.opsledger.oncall.domain.Catalog.Policy;
import dev.opsledger.oncall.domain.Catalog.Service;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class CatalogTest {
  @Test
  void aServiceIsUnderThePolicyThatItNamesThoughAnotherListsIt() {
    assertThat(ids(catalog(service("S1", "E1"), List.of("S1")), "E1")).containsExactly("S1");
    assertThat(ids(catalog(service("S1", "E1"), List.of("S1")), "E2")).isEmpty();
  }

  @Test
  void thePolicyThatListsAServiceCountsWhereTheServiceNamesNoneThatIsKnown() {
    assertThat(ids(catalog(service("S1", "EX"), List.of("S1")), "E2")).containsExactly("S1");
    var nameless = new Service("S1", "Web", "active", List.of("T1"), Optional.empty());
    assertThat(ids(catalog(nameless, List.of("S1", "SX")), "E2")).containsExactly("S1");
  }

  @Test
  void aPolicyHasNoServicesOfItsTeamsThatUseAnother() {
    assertThat(ids(catalog(service("S1", "E1"), List.of()), "E2")).isEmpty();
  }

  private static Service service(String id, String policy) {
    return new Service(id, "Web", "active", List.of("T1"), Optional.of(policy));
  }

  /** Of two policies of one team, of which the second lists services. */
  private static Catalog catalog(Service service, List<String> listed) {
    NavigableMap<String, Policy> policies = new TreeMap<>();
    policies.put("E1", new Policy("E1", "First", List.of("T1"), List.of()));
    policies.put("E2", new Policy("E2", "Second", List.of("T1"), listed));
    return new Catalog(new TreeMap<>(Map.of("S1", service)), new TreeMap<>(), policies);
  }

  private static List<String> ids(Catalog catalog, String policy) {
    return catalog.servicesByPolicy().get(policy).stream().map(Service::id).toList();
  }
}
