package dev.opsledger.oncall.store.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.opsledger.oncall.domain.Catalog;
import dev.opsledger.oncall.domain.Reference;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class CatalogJsonTest {
  @Test
  void aCatalogIsReadAsItWasWritten() {
    var catalog = new Catalog(new TreeMap<>(), new TreeMap<>(), new TreeMap<>());
    catalog
        .services()
        .put(
            "S1",
            new Catalog.Service("S1", "\"x\" 🚒", "active", List.of("T2", "T1"), Optional.of("E")));
    catalog
        .services()
        .put("S2", new Catalog.Service("S2", "y", "disabled", List.of(), Optional.empty()));
    catalog.teams().put("T1", new Reference("T1", "Team"));
    catalog.policies().put("E", new Catalog.Policy("E", "P", List.of("T1"), List.of("S1")));
    assertThat(CatalogJson.read(CatalogJson.write(catalog))).isEqualTo(catalog);
  }
}
