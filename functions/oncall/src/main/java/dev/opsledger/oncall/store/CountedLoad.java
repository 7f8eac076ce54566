package dev.opsledger.oncall.store;

import dev.opsledger.core.json.Json;
import dev.opsledger.core.rollup.Tally;
import dev.opsledger.oncall.domain.IncidentLoad;
import io.micronaut.json.tree.JsonNode;
import java.time.LocalDate;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * As what an incident was counted, kept beside its timeline: what a change of it first takes away
 * from the rollups.
 *
 * @param rules the version of the rules by which it was counted
 * @param load what it added
 * @param zones the time zone of each person whom it interrupted, as known when it was counted; it
 *     stays that one when the person moves
 * @param unzoned those of them whose time zone was not known
 */
public record CountedLoad(
    String rules, IncidentLoad load, SortedMap<String, String> zones, SortedSet<String> unzoned) {
  private static final String STORED = "a counted incident";

  String text() {
    return Json.text(
        Json.object(
            "rules", rules,
            "service", load.service(),
            "day", load.day(),
            "tally", load.tally().counts(),
            "people", counts(load.people()),
            "zones", zones,
            "unzoned", List.copyOf(unzoned)));
  }

  private static SortedMap<String, Object> counts(SortedMap<String, Tally> people) {
    var counts = new TreeMap<String, Object>();
    people.forEach((user, tally) -> counts.put(user, tally.counts()));
    return counts;
  }

  static CountedLoad of(String text) {
    JsonNode json = Json.stored(STORED, text);
    var people = new TreeMap<String, Tally>();
    json.get("people").entries().forEach(each -> people.put(each.getKey(), tally(each.getValue())));
    var zones = new TreeMap<String, String>();
    json.get("zones")
        .entries()
        .forEach(each -> zones.put(each.getKey(), each.getValue().getStringValue()));
    return new CountedLoad(
        Json.text(json, "rules").orElseThrow(),
        new IncidentLoad(
            Json.text(json, "service").orElseThrow(),
            LocalDate.parse(Json.text(json, "day").orElseThrow()),
            tally(json.get("tally")),
            people),
        zones,
        new TreeSet<>(
            Json.elements(json, "unzoned").stream().map(JsonNode::getStringValue).toList()));
  }

  private static Tally tally(JsonNode json) {
    var counts = new TreeMap<String, Long>();
    json.entries().forEach(each -> counts.put(each.getKey(), each.getValue().getLongValue()));
    return new Tally(counts);
  }
}
