package dev.opsledger.bench.artifact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.opsledger.bench.runtime.Artifacts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Checks the content and size of the artifacts. */
class ContentsTest {
  private static final long MOST = 16L << 20;

  static Stream<Path> jars() throws IOException {
    try (var artifacts = new Artifacts(Deployed.ROOT)) {
      return artifacts.jars().values().stream().distinct();
    }
  }

  @ParameterizedTest
  @MethodSource("jars")
  void anArtifactIsSmall(Path jar) throws IOException {
    assertThat(Files.size(jar)).isLessThanOrEqualTo(MOST);
  }

  @ParameterizedTest
  @MethodSource("jars")
  void thereIsNothingInItThatNoFunctionNeeds(Path jar) throws IOException {
    try (var zip = new ZipFile(jar.toFile())) {
      List<String> names = zip.stream().map(ZipEntry::getName).toList();
      assertThat(names).doesNotHaveDuplicates();
      assertThat(names.stream().filter(ContentsTest::isNeedless)).isEmpty();
    }
  }

  /** Netty, Apache's client, Kotlin, Joda-Time, Lambda's own runtime, asynchronous clients. */
  private static boolean isNeedless(String name) {
    return name.matches(
        "io/netty/.*|org/apache/.*|kotlin/.*|.*\\.kotlin_module|org/joda/.*"
            + "|com/amazonaws/services/lambda/runtime/(api/client|serialization)/.*"
            + "|com/amazonaws/lambda/thirdparty/.*"
            + "|software/amazon/awssdk/services/.*AsyncClient.*"
            + "|software/amazon/awssdk/services/(ssm|eventbridge)/.*");
  }
}
