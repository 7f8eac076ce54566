package dev.opsledger.local.simulator.contract;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request.Method;
import com.atlassian.oai.validator.model.SimpleRequest;
import com.atlassian.oai.validator.model.SimpleResponse;
import com.atlassian.oai.validator.report.LevelResolver;
import com.atlassian.oai.validator.report.ValidationReport;
import com.atlassian.oai.validator.report.ValidationReport.Level;
import dev.opsledger.local.simulator.server.SimulatedRequest;
import dev.opsledger.local.simulator.server.SimulatedResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Validates requests and responses against a vendor's OpenAPI document. */
public final class UpstreamContract {
  private static final Map<String, UpstreamContract> LOADED = new ConcurrentHashMap<>();

  /** Paths that GitHub uses in links and redirects, mapped to the documented ones. */
  private static final Map<String, String> ALIASES =
      Map.of("^/repositories/\\d+", "/repos/by/id", "^/user/\\d+/gists", "/users/by-id/gists");

  private final OpenApiInteractionValidator validator;

  private UpstreamContract(String vendor) {
    var levels =
        LevelResolver.create()
            // Vendors return undocumented properties; undocumented query parameters are client
            // errors.
            .withLevel("validation.schema.additionalProperties", Level.IGNORE)
            .withLevel("validation.request.parameter.query.unexpected", Level.ERROR)
            .build();
    validator =
        OpenApiInteractionValidator.createFor(
                Upstream.file(vendor + ".openapi.json").toUri().toString())
            .withLevelResolver(levels)
            .build();
  }

  /** Loads the document of {@code github}, {@code pagerduty} or {@code pipedrive}. */
  public static UpstreamContract of(String vendor) {
    return LOADED.computeIfAbsent(vendor, UpstreamContract::new);
  }

  /** Violations in a request; empty when it is valid. */
  public List<String> violations(SimulatedRequest request) {
    var path = documented(request.path());
    var simple = new SimpleRequest.Builder(request.method(), path);
    request.headers().forEach(simple::withHeader);
    request.query().forEach(simple::withQueryParam);
    if (!request.body().isEmpty()) {
      simple.withBody(request.body());
    }
    return lines(request, validator.validateRequest(simple.build()));
  }

  /**
   * Violations in a response. Undocumented error and redirect statuses are accepted, because GitHub
   * documents few of those it returns.
   */
  public List<String> violations(SimulatedRequest request, SimulatedResponse answer) {
    var simple = SimpleResponse.Builder.status(answer.status());
    answer.headers().forEach(simple::withHeader);
    if (!answer.body().isEmpty()) {
      simple.withBody(answer.body());
    }
    var report =
        validator.validateResponse(
            documented(request.path()), Method.valueOf(request.method()), simple.build());
    return report.getMessages().stream()
        .filter(message -> message.getLevel() == Level.ERROR)
        .filter(message -> answer.status() < 300 || !isUnlistedStatus(message))
        .map(message -> request.line() + " → " + answer.status() + ": " + message)
        .toList();
  }

  private static boolean isUnlistedStatus(ValidationReport.Message message) {
    return message.getKey().equals("validation.response.status.unknown");
  }

  private static String documented(String path) {
    var found = path;
    for (var alias : ALIASES.entrySet()) {
      found = found.replaceFirst(alias.getKey(), alias.getValue());
    }
    return found;
  }

  private static List<String> lines(SimulatedRequest request, ValidationReport report) {
    return report.getMessages().stream()
        .filter(message -> message.getLevel() == Level.ERROR)
        .map(message -> request.line() + ": " + message)
        .toList();
  }
}
