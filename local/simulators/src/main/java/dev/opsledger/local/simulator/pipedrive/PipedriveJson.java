package dev.opsledger.local.simulator.pipedrive;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.opsledger.local.simulator.pipedrive.PipedriveWorld.Deal;
import dev.opsledger.local.simulator.pipedrive.PipedriveWorld.Note;
import dev.opsledger.local.simulator.pipedrive.PipedriveWorld.Organization;
import dev.opsledger.local.simulator.server.SimulatedResponse;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.Optional;

/** Renders Pipedrive's JSON. */
final class PipedriveJson {
  private static final JsonMapper MAPPER = new JsonMapper();

  /** Version 1 renders times in UTC without a zone. */
  private static final DateTimeFormatter V1 =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);

  private PipedriveJson() {}

  static ObjectNode organization(Organization organization) {
    return MAPPER
        .createObjectNode()
        .put("id", organization.id())
        .put("name", organization.name())
        .put("owner_id", 1)
        .put("add_time", organization.addedAt().toString())
        .put("update_time", organization.addedAt().toString())
        .put("is_deleted", false)
        .put("visible_to", 3);
  }

  static ObjectNode deal(Deal deal) {
    var json =
        MAPPER
            .createObjectNode()
            .put("id", deal.id())
            .put("title", deal.title())
            .put("owner_id", 1)
            .put("value", 0)
            .put("currency", "EUR")
            .put("stage_id", 1)
            .put("pipeline_id", 1)
            .put("add_time", deal.addedAt().toString())
            .put("update_time", deal.addedAt().toString())
            .put("status", "open")
            .put("is_archived", false)
            .put("is_deleted", false)
            .put("visible_to", 3);
    deal.organization().ifPresent(id -> json.put("org_id", id));
    return json;
  }

  static ObjectNode note(Note note) {
    return MAPPER
        .createObjectNode()
        .put("id", note.id())
        .put("active_flag", true)
        .put("add_time", time(note.addedAt()))
        .put("update_time", time(note.addedAt()))
        .put("content", note.content())
        .put("deal_id", note.deal())
        .put("user_id", 1);
  }

  /** An item of a search result. */
  static ObjectNode hit(String type, ObjectNode thing, Optional<Organization> organization) {
    var item = MAPPER.createObjectNode();
    item.put("id", thing.get("id").asLong()).put("type", type);
    item.set(
        type.equals("deal") ? "title" : "name", thing.get(type.equals("deal") ? "title" : "name"));
    if (type.equals("deal")) {
      item.put("status", "open").putNull("person");
      item.putObject("stage").put("id", 1).put("name", "Lead In");
      organization.ifPresentOrElse(
          o -> item.putObject("organization").put("id", o.id()).put("name", o.name()),
          () -> item.putNull("organization"));
    }
    item.putObject("owner").put("id", 1);
    item.put("visible_to", 3);
    item.putArray("custom_fields");
    item.putArray("notes");
    var hit = MAPPER.createObjectNode().put("result_score", 1.0);
    hit.set("item", item);
    return hit;
  }

  static ObjectNode success() {
    return MAPPER.createObjectNode().put("success", true);
  }

  static SimulatedResponse created(int status, JsonNode data) {
    return answer(status, success().set("data", data));
  }

  static ObjectNode page(Collection<? extends JsonNode> data, Optional<String> cursor) {
    var page = success();
    page.putArray("data").addAll(data);
    page.putObject("additional_data").put("next_cursor", cursor.orElse(null));
    return page;
  }

  static ObjectNode hits(Collection<? extends JsonNode> hits, Optional<String> cursor) {
    var page = success();
    page.putObject("data").putArray("items").addAll(hits);
    page.putObject("additional_data").put("next_cursor", cursor.orElse(null));
    return page;
  }

  static ObjectNode notes(
      Collection<? extends JsonNode> notes, int start, int limit, boolean more) {
    var page = success();
    page.putArray("data").addAll(notes);
    page.putObject("additional_data")
        .putObject("pagination")
        .put("start", start)
        .put("limit", limit)
        .put("more_items_in_collection", more);
    return page;
  }

  static SimulatedResponse error(int status, String error) {
    return answer(
        status,
        MAPPER
            .createObjectNode()
            .put("success", false)
            .put("error", error)
            .put("errorCode", status));
  }

  static SimulatedResponse answer(int status, JsonNode json) {
    return SimulatedResponse.json(status, json.toString());
  }

  /** Parses a body; empty when it is not a JSON object. */
  static Optional<ObjectNode> read(String body) {
    try {
      return MAPPER.readTree(body) instanceof ObjectNode object
          ? Optional.of(object)
          : Optional.empty();
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  private static String time(Instant time) {
    return V1.format(time);
  }
}
