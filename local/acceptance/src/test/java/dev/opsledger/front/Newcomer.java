package dev.opsledger.front;

import com.fasterxml.jackson.databind.JsonNode;
import dev.opsledger.core.runtime.CallObserver;
import dev.opsledger.local.Checkout;
import dev.opsledger.local.LocalHost;
import dev.opsledger.local.app.DemoData;
import dev.opsledger.local.simulator.SimulatorPlugin;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.concurrent.atomic.DoubleAdder;

/** A first start without configuration, with simulated vendors. */
final class Newcomer implements AutoCloseable {
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  final LocalHost host;
  final Map<String, String> settings;

  /** What the functions behind the pages have read, in DynamoDB's units. */
  final DoubleAdder readUnits = new DoubleAdder();

  private final SimulatorPlugin vendors = new SimulatorPlugin();
  private final Path folder;

  /**
   * @param folder where the first start keeps its files
   */
  Newcomer(Path folder) {
    this.folder = folder;
    settings = new HashMap<>(vendors.settings(Map.of("OPSLEDGER_SIMULATED_DAYS", "8")));
    settings.put("OPSLEDGER_DATA", folder.toString());
    settings.put("TRAFFIC_ENCRYPTION_KEY", "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=");
    List<DemoData> demoData =
        ServiceLoader.load(DemoData.class).stream().map(ServiceLoader.Provider::get).toList();
    demoData.forEach(each -> each.defaults().forEach(settings::putIfAbsent));
    host =
        LocalHost.builder()
            .template(Checkout.file("template.yaml"))
            .variables(settings)
            .inMemory()
            .port(0)
            .observers(name -> name.endsWith("Api") ? new Reads(readUnits) : CallObserver.NONE)
            .preparation(prepared -> demoData.forEach(each -> each.prepare(prepared)))
            .start();
    demoData.forEach(each -> each.hostIsUp(host, settings));
    vendors.hostIsUp(host.uri());
  }

  private record Reads(DoubleAdder units) implements CallObserver {
    @Override
    public void after(Call call, Cost cost) {
      units.add(cost.readUnits());
    }
  }

  JsonNode get(String path, String... headers) throws IOException, InterruptedException {
    HttpResponse<String> answer = send(host.uri() + path, headers);
    if (answer.statusCode() != 200) {
      throw new AssertionError(path + " answers " + answer.statusCode() + " " + answer.body());
    }
    return FrontHost.json(answer.body());
  }

  void post(String path, String... headers) throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create(host.uri() + path))
            .headers(headers)
            .POST(HttpRequest.BodyPublishers.noBody());
    int status = HTTP.send(request.build(), HttpResponse.BodyHandlers.discarding()).statusCode();
    if (status / 100 != 2) {
      throw new AssertionError(path + " answers " + status);
    }
  }

  /** All elements of a paged array, following its links. */
  List<JsonNode> all(String path, String... headers) throws IOException, InterruptedException {
    var all = new ArrayList<JsonNode>();
    String next = host.uri() + path;
    while (next != null) {
      HttpResponse<String> answer = send(next, headers);
      FrontHost.json(answer.body()).forEach(all::add);
      next =
          answer
              .headers()
              .firstValue("link")
              .filter(link -> link.contains("rel=\"next\""))
              .map(link -> link.replaceAll(".*<([^>]*)>; rel=\"next\".*", "$1"))
              .orElse(null);
    }
    return all;
  }

  private static HttpResponse<String> send(String uri, String... headers)
      throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(URI.create(uri));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  /** The token of the user whose repositories the first start adds. */
  String trafficToken() throws IOException {
    return Files.readString(folder.resolve("demo/traffic-token")).strip();
  }

  String projectsToken() {
    return "Bearer " + settings.get("PROJECTS_TOKEN");
  }

  @Override
  public void close() {
    host.close();
    vendors.close();
  }
}
