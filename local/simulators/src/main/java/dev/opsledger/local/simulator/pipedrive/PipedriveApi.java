package dev.opsledger.local.simulator.pipedrive;

import static dev.opsledger.local.simulator.pipedrive.PipedriveJson.created;
import static dev.opsledger.local.simulator.pipedrive.PipedriveJson.error;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.opsledger.local.simulator.pipedrive.PipedriveWorld.Deal;
import dev.opsledger.local.simulator.pipedrive.PipedriveWorld.Organization;
import dev.opsledger.local.simulator.server.Router;
import dev.opsledger.local.simulator.server.SimulatedApi;
import dev.opsledger.local.simulator.server.SimulatedRequest;
import dev.opsledger.local.simulator.server.SimulatedResponse;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The part of Pipedrive's API that this project uses: organizations and deals of version 2, notes
 * of version 1. Rejects values of the wrong JSON type; the search index lags behind creations.
 */
final class PipedriveApi implements SimulatedApi {
  private final PipedriveWorld world;
  private final PipedriveLimits limits;
  private final String token;
  private final Router<Function<SimulatedRequest, SimulatedResponse>> routes = new Router<>();
  private volatile Duration lag = Duration.ofSeconds(5);
  private volatile int createdStatus = 200;

  PipedriveApi(PipedriveWorld world, PipedriveLimits limits, String token) {
    this.world = world;
    this.limits = limits;
    this.token = token;
    routes
        .add("GET", "/api/v2/organizations/search", this::searchOrganizations)
        .add("GET", "/api/v2/organizations", this::organizations)
        .add("POST", "/api/v2/organizations", this::createOrganization)
        .add("GET", "/api/v2/deals/search", this::searchDeals)
        .add("GET", "/api/v2/deals", this::deals)
        .add("POST", "/api/v2/deals", this::createDeal)
        .add("GET", "/api/v1/notes", this::notes)
        .add("POST", "/api/v1/notes", this::createNote);
  }

  void searchLagsBy(Duration time) {
    lag = time;
  }

  void answerCreatedWith(int status) {
    createdStatus = status;
  }

  @Override
  public SimulatedResponse answer(SimulatedRequest request) {
    if (request.header("x-api-token").filter(token::equals).isEmpty()) {
      return error(401, "unauthorized access");
    }
    Optional<SimulatedResponse> limited = limits.take();
    if (limited.isPresent()) {
      return limited.get();
    }
    return routes
        .find(request.method(), request.path())
        .map(found -> answer(found.handler(), request))
        .orElseGet(() -> error(404, "Unknown method ."))
        .with(limits.headers());
  }

  private static SimulatedResponse answer(
      Function<SimulatedRequest, SimulatedResponse> handler, SimulatedRequest request) {
    try {
      return handler.apply(request);
    } catch (DateTimeException | NumberFormatException e) {
      return error(400, "Parameter validation failed: " + e.getMessage());
    }
  }

  private SimulatedResponse searchOrganizations(SimulatedRequest request) {
    var hits =
        indexed(world.organizations(), Organization::addedAt).stream()
            .filter(one -> matches(request, one.name()))
            .map(
                one ->
                    PipedriveJson.hit(
                        "organization", PipedriveJson.organization(one), Optional.empty()))
            .toList();
    return hits(request, hits);
  }

  private SimulatedResponse searchDeals(SimulatedRequest request) {
    Optional<Long> within = request.query("organization_id").map(Long::valueOf);
    var hits =
        indexed(world.deals(), Deal::addedAt).stream()
            .filter(one -> matches(request, one.title()))
            .filter(one -> within.isEmpty() || one.organization().equals(within))
            .map(one -> PipedriveJson.hit("deal", PipedriveJson.deal(one), organization(one)))
            .toList();
    return hits(request, hits);
  }

  private Optional<Organization> organization(Deal deal) {
    return deal.organization().flatMap(world::organization);
  }

  private <T> List<T> indexed(List<T> all, Function<T, Instant> addedAt) {
    Instant until = world.now().minus(lag);
    return all.stream().filter(one -> !addedAt.apply(one).isAfter(until)).toList();
  }

  /** Searches ignore case, even for exact matches. */
  private static boolean matches(SimulatedRequest request, String text) {
    String term = request.query("term").orElse("").toLowerCase(Locale.ROOT);
    String lower = text.toLowerCase(Locale.ROOT);
    return request.query("exact_match").filter("true"::equals).isPresent()
        ? lower.equals(term)
        : lower.contains(term);
  }

  private SimulatedResponse organizations(SimulatedRequest request) {
    Instant since = since(request);
    Set<Long> ids =
        request.query("ids").stream()
            .flatMap(list -> Stream.of(list.split(",")))
            .map(Long::valueOf)
            .collect(Collectors.toSet());
    return page(
        request,
        world.organizations().stream()
            .filter(one -> ids.isEmpty() || ids.contains(one.id()))
            .filter(one -> !one.addedAt().isBefore(since))
            .map(PipedriveJson::organization)
            .toList());
  }

  private SimulatedResponse deals(SimulatedRequest request) {
    Instant since = since(request);
    Optional<Long> within = request.query("org_id").map(Long::valueOf);
    return page(
        request,
        world.deals().stream()
            .filter(one -> within.isEmpty() || one.organization().equals(within))
            .filter(one -> !one.addedAt().isBefore(since))
            .map(PipedriveJson::deal)
            .toList());
  }

  private SimulatedResponse notes(SimulatedRequest request) {
    Optional<Long> deal = request.query("deal_id").map(Long::valueOf);
    int start = request.query("start").map(Integer::valueOf).orElse(0);
    int limit = limit(request);
    var all =
        world.notes().stream()
            .filter(one -> deal.isEmpty() || deal.get() == one.deal())
            .map(PipedriveJson::note)
            .toList();
    var part = all.stream().skip(start).limit(limit).toList();
    return PipedriveJson.answer(
        200, PipedriveJson.notes(part, start, limit, all.size() > start + limit));
  }

  private SimulatedResponse createOrganization(SimulatedRequest request) {
    var name = PipedriveJson.read(request.body()).flatMap(body -> text(body, "name"));
    return name.isEmpty()
        ? error(400, "Validation failed: name: Required")
        : created(createdStatus, PipedriveJson.organization(world.addOrganization(name.get())));
  }

  private SimulatedResponse createDeal(SimulatedRequest request) {
    var body = PipedriveJson.read(request.body());
    var title = body.flatMap(json -> text(json, "title"));
    if (title.isEmpty()) {
      return error(400, "Validation failed: title: Required");
    }
    var organization = body.get().path("org_id");
    if (!organization.isMissingNode()
        && !(organization.isIntegralNumber()
            && world.organization(organization.asLong()).isPresent())) {
      return error(400, "Validation failed: org_id: Expected the id of an organization");
    }
    if (!limits.allowsDeal(world.deals().size())) {
      return error(403, "Deals limit reached, upgrade your plan");
    }
    var id = organization.isMissingNode() ? null : organization.asLong();
    return created(
        createdStatus, PipedriveJson.deal(world.addDeal(title.get(), Optional.ofNullable(id))));
  }

  private SimulatedResponse createNote(SimulatedRequest request) {
    var body = PipedriveJson.read(request.body());
    var content = body.flatMap(json -> text(json, "content"));
    if (content.isEmpty()) {
      return error(400, "Content is required");
    }
    var deal = body.get().path("deal_id");
    if (!(deal.isIntegralNumber() && world.hasDeal(deal.asLong()))) {
      return error(400, "Expected the id of a deal");
    }
    return created(createdStatus, PipedriveJson.note(world.addNote(deal.asLong(), content.get())));
  }

  private static Optional<String> text(ObjectNode body, String field) {
    return Optional.of(body.path(field))
        .filter(value -> value.isTextual() && !value.asText().isBlank())
        .map(value -> value.asText());
  }

  private static SimulatedResponse hits(SimulatedRequest request, List<ObjectNode> all) {
    return PipedriveJson.answer(200, PipedriveJson.hits(part(request, all), next(request, all)));
  }

  private static SimulatedResponse page(SimulatedRequest request, List<ObjectNode> all) {
    return PipedriveJson.answer(200, PipedriveJson.page(part(request, all), next(request, all)));
  }

  private static List<ObjectNode> part(SimulatedRequest request, List<ObjectNode> all) {
    return all.stream().skip(start(request)).limit(limit(request)).toList();
  }

  private static Optional<String> next(SimulatedRequest request, List<ObjectNode> all) {
    int end = start(request) + limit(request);
    return end < all.size() ? Optional.of("from-" + end) : Optional.empty();
  }

  private static int start(SimulatedRequest request) {
    return request.query("cursor").map(c -> Integer.valueOf(c.replace("from-", ""))).orElse(0);
  }

  private static int limit(SimulatedRequest request) {
    return Math.clamp(request.query("limit").map(Integer::valueOf).orElse(100), 1, 500);
  }

  private static Instant since(SimulatedRequest request) {
    return request
        .query("updated_since")
        .map(text -> OffsetDateTime.parse(text).toInstant())
        .orElse(Instant.MIN);
  }
}
