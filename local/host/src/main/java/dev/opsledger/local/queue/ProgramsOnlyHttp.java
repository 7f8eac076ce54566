package dev.opsledger.local.queue;

import dev.opsledger.local.gateway.AllowedHosts;
import java.lang.reflect.Field;
import java.util.Map;
import java.util.Optional;
import org.apache.pekko.NotUsed;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.actor.ExtendedActorSystem;
import org.apache.pekko.event.LoggingAdapter;
import org.apache.pekko.http.scaladsl.ConnectionContext;
import org.apache.pekko.http.scaladsl.Http;
import org.apache.pekko.http.scaladsl.Http$;
import org.apache.pekko.http.scaladsl.HttpExt;
import org.apache.pekko.http.scaladsl.model.HttpRequest;
import org.apache.pekko.http.scaladsl.model.HttpResponse;
import org.apache.pekko.http.scaladsl.settings.ServerSettings;
import org.apache.pekko.stream.Materializer;
import org.apache.pekko.stream.scaladsl.Flow;
import scala.concurrent.Future;

/**
 * The HTTP server of pekko-http 1.3, for programs only. ElasticMQ accepts an HTML form, which any
 * web site can have a browser post to this machine. A browser says where a request comes from, and
 * a program does not.
 */
final class ProgramsOnlyHttp extends HttpExt {
  /** A path that no server of queues has. */
  private static final String NOWHERE = "/refused";

  private final ActorSystem actors;

  private ProgramsOnlyHttp(ExtendedActorSystem actors) {
    super(actors.settings().config().getConfig("pekko.http"), actors);
    this.actors = actors;
  }

  /** Makes the servers of these actors such ones; the extension's id is final. */
  static void install(ActorSystem actors) {
    try {
      Field field = actors.getClass().getDeclaredField("extensions");
      field.setAccessible(true);
      @SuppressWarnings("unchecked")
      var extensions = (Map<Object, Object>) field.get(actors);
      extensions.put(Http$.MODULE$, new ProgramsOnlyHttp((ExtendedActorSystem) actors));
    } catch (ReflectiveOperationException changed) {
      throw new IllegalStateException("This version of Pekko is not supported", changed);
    }
  }

  @Override
  public Future<Http.ServerBinding> bindAndHandleImpl(
      Flow<HttpRequest, HttpResponse, Object> handler,
      String host,
      int port,
      ConnectionContext connection,
      ServerSettings settings,
      LoggingAdapter log,
      Materializer materializer) {
    Flow<HttpRequest, HttpResponse, NotUsed> checked =
        org.apache.pekko.stream.javadsl.Flow.of(HttpRequest.class)
            .map(this::checked)
            .via(handler)
            .asScala();
    @SuppressWarnings("unchecked")
    var any = (Flow<HttpRequest, HttpResponse, Object>) (Flow<?, ?, ?>) checked;
    return super.bindAndHandleImpl(any, host, port, connection, settings, log, materializer);
  }

  private HttpRequest checked(HttpRequest request) {
    boolean browser =
        header(request, "Origin").isPresent() || header(request, "Sec-Fetch-Site").isPresent();
    if (!browser && AllowedHosts.LOOPBACK.allow(header(request, "Host").orElse(null))) {
      return request;
    }
    var _ = request.discardEntityBytes(actors);
    return (HttpRequest) org.apache.pekko.http.javadsl.model.HttpRequest.GET(NOWHERE);
  }

  private static Optional<String> header(HttpRequest request, String name) {
    return request.getHeader(name).map(each -> each.value());
  }
}
