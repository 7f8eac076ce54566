package dev.opsledger.local.app;

import dev.opsledger.core.concurrent.Sleeper;
import dev.opsledger.local.LocalHost;
import dev.opsledger.local.LogLevels;
import dev.opsledger.local.PrivateFiles;
import dev.opsledger.local.StartException;
import dev.opsledger.local.VendorPlugin;
import dev.opsledger.local.gateway.AllowedHosts;
import dev.opsledger.local.settings.Endpoint;
import dev.opsledger.local.settings.Settings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;

/** Runs the whole application locally. */
public final class Main {
  private static final Duration STOP_WITHIN = Duration.ofMillis(1500);

  private Main() {}

  /** Starts the host and runs until the process is stopped. */
  public static void main(String[] args) {
    Command.start(Main::start);
  }

  private static void start() {
    LogLevels.please();
    PrivateFiles.prepare();
    Map<String, String> settings = new HashMap<>(Settings.read(Path.of("")));
    List<VendorPlugin> vendors =
        ServiceLoader.load(VendorPlugin.class).stream().map(ServiceLoader.Provider::get).toList();
    vendors.forEach(each -> settings.putAll(each.settings(Map.copyOf(settings))));
    List<DemoData> demoData =
        ServiceLoader.load(DemoData.class).stream().map(ServiceLoader.Provider::get).toList();
    demoData.forEach(each -> each.defaults().forEach(settings::putIfAbsent));
    Path data = Path.of(settings.getOrDefault("OPSLEDGER_DATA", ".opsledger"));
    settings.putAll(GeneratedSecrets.missing(settings, data));
    LocalHost host =
        LocalHost.builder()
            .template(Path.of(settings.getOrDefault("OPSLEDGER_TEMPLATE", "template.yaml")))
            .variables(settings)
            .data(data)
            .endpoint(Endpoint.of(settings.getOrDefault("AWS_ENDPOINT_URL", "")))
            .port(port(settings.getOrDefault("PORT", "3000")))
            .allowedHosts(AllowedHosts.of(settings.getOrDefault("ALLOWED_HOSTS", "")))
            .preparation(prepared -> demoData.forEach(each -> each.prepare(prepared)))
            .start();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(host, vendors), "stop"));
    stopWithMaven();
    greet(host, vendors, data);
    // Creates demo data after startup, so that the user does not wait for it.
    demoData.forEach(each -> each.hostIsUp(host, settings).forEach(IO::println));
    vendors.forEach(each -> each.hostIsUp(host.uri()));
  }

  /** Stops the process when Maven exits: a signal sent to Maven alone does not reach this child. */
  private static void stopWithMaven() {
    if (Boolean.getBoolean("opsledger.stopWithParent")) {
      Thread.ofPlatform().daemon().name("parent").start(Main::waitForParent);
    }
  }

  private static void waitForParent() {
    ProcessHandle.current().parent().ifPresent(maven -> maven.onExit().join());
    System.exit(0);
  }

  // Halts a shutdown that takes too long; acknowledged writes are already on disk.
  private static void haltWhenLate() {
    Sleeper.SLEEP.pause(STOP_WITHIN);
    Runtime.getRuntime().halt(0);
  }

  private static int port(String text) {
    if (text.matches("\\d{1,5}") && Integer.parseInt(text) < 65536) {
      return Integer.parseInt(text);
    }
    throw new StartException("PORT is \"%s\": set it to a number from 0 to 65535.".formatted(text));
  }

  private static void greet(LocalHost host, List<VendorPlugin> vendors, Path data) {
    IO.println("opsledger is up at " + host.uri());
    host.pages().forEach(each -> IO.println("  " + host.uri() + each));
    vendors.forEach(each -> each.lines().forEach(IO::println));
    IO.println("Data: " + data.toAbsolutePath() + "   Stop: Ctrl-C");
  }

  private static void stop(LocalHost host, List<VendorPlugin> vendors) {
    Thread.ofPlatform().daemon().name("patience").start(Main::haltWhenLate);
    host.close();
    vendors.forEach(VendorPlugin::close);
  }
}
