package dev.opsledger.endpoint;

import java.net.URI;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.testcontainers.localstack.LocalStackContainer;
import org.testcontainers.utility.DockerImageName;

/** Runs the stories against LocalStack in Docker: {@code mvn verify -Plocalstack}. */
@EnabledIfSystemProperty(named = "localstack", matches = "true")
class LocalStackTest extends Stories {
  /** The last image that runs without an account's auth token. */
  private static final DockerImageName IMAGE =
      DockerImageName.parse("localstack/localstack:4.14.0");

  private LocalStackContainer localStack;

  @Override
  synchronized URI endpoint() {
    if (localStack == null) {
      localStack = new LocalStackContainer(IMAGE);
      localStack.start();
    }
    return localStack.getEndpoint();
  }

  @AfterAll
  void stopContainer() {
    if (localStack != null) {
      localStack.stop();
    }
  }
}
