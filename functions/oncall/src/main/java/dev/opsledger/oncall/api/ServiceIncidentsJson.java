package dev.opsledger.oncall.api;

import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.json.Json;
import dev.opsledger.core.web.ResponseSize;
import dev.opsledger.oncall.domain.Catalog;
import dev.opsledger.oncall.store.IncidentRows;
import java.util.List;

/** Writes services with their incidents as a JSON array, up to the size limit of a response. */
final class ServiceIncidentsJson implements ServiceVisitor {
  private final ServiceNames names;
  private final StringBuilder text = new StringBuilder("[");
  private int weight;
  private boolean inService;
  private boolean inIncidents;

  ServiceIncidentsJson(ServiceNames names) {
    this.names = names;
  }

  @Override
  public List<String> fields() {
    return IncidentRows.SHOWN;
  }

  @Override
  public boolean service(Catalog.Service service, long incidents) {
    String fields = Json.text(DashboardJson.service(service));
    String opened =
        fields.substring(0, fields.length() - 1)
            + ",\"incidents_count\":"
            + incidents
            + ",\"incidents\":[";
    if (inService && !fits(opened)) {
      return false;
    }
    close();
    text.append(inService ? "," : "").append(opened);
    count(opened);
    inService = true;
    inIncidents = false;
    return true;
  }

  @Override
  public boolean incident(Catalog.Service service, Row incident) {
    String json = Json.text(DashboardJson.incident(incident, names));
    if (!fits(json)) {
      return false;
    }
    text.append(inIncidents ? "," : "").append(json);
    count(json);
    inIncidents = true;
    return true;
  }

  private void close() {
    text.append(inService ? "]}" : "");
  }

  private boolean fits(String more) {
    return weight + length(more) <= ResponseSize.LIMIT;
  }

  private void count(String more) {
    weight += length(more);
  }

  /** The size of a text and of the characters that separate and close it. */
  private static int length(String more) {
    return ResponseSize.of(more) + 3;
  }

  /** The closed array. */
  String array() {
    return text + (inService ? "]}]" : "]");
  }
}
