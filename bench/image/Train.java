import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Creates the AOT cache of an HTTP function (JEP 483, 514, 515). Runs the function under the
 * runtime interface client, against stubs of Lambda's Runtime API and of DynamoDB with empty
 * tables, and sends it some GETs. When it exits, the JVM writes what it loaded, linked and
 * profiled.
 *
 * <p>It needs nothing but a JDK: {@code java Train.java <cache> <class path> <handler> <path>...},
 * with the function's variables in the environment.
 */
public final class Train {
  private static final int TIMES = 20;
  private static final CountDownLatch DONE = new CountDownLatch(1);
  private static final AtomicInteger GIVEN = new AtomicInteger();

  private static List<String> paths;

  private Train() {}

  /** Runs the training. */
  public static void main(String[] args) throws Exception {
    paths = List.of(args).subList(3, args.length);
    HttpServer runtime = serve(Train::runtimeApi);
    HttpServer dynamo = serve(Train::emptyTable);
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-XX:AOTCacheOutput=" + args[0],
            // Only G1 writes heap objects into a cache (strings, class mirrors, the module graph),
            // and without them no class is linked ahead of time; every collector can read them.
            "-XX:+UseG1GC",
            "-XX:TieredStopAtLevel=1",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-cp",
            args[1],
            "com.amazonaws.services.lambda.runtime.api.client.AWSLambda",
            args[2]));
    var builder = new ProcessBuilder(command).inheritIO();
    var variables = builder.environment();
    variables.put("AWS_LAMBDA_RUNTIME_API", "127.0.0.1:" + runtime.getAddress().getPort());
    variables.put(
        "AWS_ENDPOINT_URL_DYNAMODB", "http://127.0.0.1:" + dynamo.getAddress().getPort());
    variables.put("AWS_ACCESS_KEY_ID", "training");
    variables.put("AWS_SECRET_ACCESS_KEY", "training");
    variables.put("AWS_REGION", "us-east-1");
    Process function = builder.start();
    boolean trained = DONE.await(2, TimeUnit.MINUTES);
    function.destroy();
    function.waitFor();
    System.exit(trained ? 0 : 1);
  }

  private interface Handler {
    void handle(HttpExchange exchange) throws Exception;
  }

  private static HttpServer serve(Handler handler) throws IOException {
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newCachedThreadPool());
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            handler.handle(exchange);
          } catch (Exception e) {
            throw new IOException(e);
          }
        });
    server.start();
    return server;
  }

  private static void runtimeApi(HttpExchange exchange) throws Exception {
    byte[] body = exchange.getRequestBody().readAllBytes();
    String path = exchange.getRequestURI().getPath();
    if (!path.endsWith("/next")) {
      if (path.endsWith("/error")) {
        System.err.println(new String(body, StandardCharsets.UTF_8));
      }
      exchange.sendResponseHeaders(202, -1);
      return;
    }
    int number = GIVEN.getAndIncrement();
    if (number >= TIMES * paths.size()) {
      DONE.countDown();
      // Blocks like Lambda's idle long poll; the process is about to be stopped.
      Thread.sleep(Long.MAX_VALUE);
    }
    byte[] event = event(paths.get(number % paths.size())).getBytes(StandardCharsets.UTF_8);
    var headers = exchange.getResponseHeaders();
    headers.set("Lambda-Runtime-Aws-Request-Id", "00000000-0000-0000-0000-" + number);
    headers.set("Lambda-Runtime-Invoked-Function-Arn", "arn:aws:lambda:us-east-1:0:function:f");
    headers.set("Lambda-Runtime-Deadline-Ms", Long.toString(System.currentTimeMillis() + 30_000));
    // Without this header the runtime interface client 2.9 crashes with a segmentation fault.
    headers.set("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, event.length);
    exchange.getResponseBody().write(event);
  }

  private static void emptyTable(HttpExchange exchange) throws IOException {
    exchange.getRequestBody().readAllBytes();
    byte[] nothing =
        "{\"Items\":[],\"Count\":0,\"ScannedCount\":0,\"Responses\":{},\"UnprocessedKeys\":{}}"
            .getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.0");
    exchange.sendResponseHeaders(200, nothing.length);
    exchange.getResponseBody().write(nothing);
  }

  private static String event(String path) {
    return """
    {"version": "2.0", "routeKey": "GET %1$s", "rawPath": "%1$s", "rawQueryString": "",
     "headers": {"accept": "application/json", "host": "localhost", "x-forwarded-proto": "https"},
     "requestContext": {"http": {"method": "GET", "path": "%1$s", "protocol": "HTTP/1.1",
       "sourceIp": "192.0.2.1", "userAgent": "curl/8.5.0"}, "stage": "$default"},
     "isBase64Encoded": false}"""
        .formatted(path);
  }
}
