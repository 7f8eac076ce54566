package dev.opsledger.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the README's commands in a folder with a {@code .env} file. */
class DocumentedCommandTest {
  private static final Path TEMPLATE = Checkout.file("template.yaml");

  @TempDir private Path folder;

  @BeforeEach
  void aFolderAsTheRepositorys() throws Exception {
    Files.writeString(folder.resolve("template.yaml"), DocumentedCommand.quickTemplate(TEMPLATE));
  }

  @Test
  void settingsAndPathsOfTheFileHoldForEveryCommand() throws Exception {
    var keys = KeyPairGenerator.getInstance("RSA").generateKeyPair();
    String pem = Base64.getMimeEncoder().encodeToString(keys.getPrivate().getEncoded());
    Files.writeString(
        folder.resolve("key.pem"),
        "-----BEGIN PRIVATE KEY-----\n" + pem + "\n-----END PRIVATE KEY-----\n");
    Files.writeString(
        folder.resolve(".env"),
        """
        \uFEFFPORT=0
        OPSLEDGER_DATA=kept
        export OPSLEDGER_SIMULATE=none
        PROJECTS_TOKEN='of the file'
        GITHUB_API_URL="http://127.0.0.1:9"
        GITHUB_APP_ID=7
        GITHUB_APP_PRIVATE_KEY=key.pem
        """
            .replace("\n", "\r\n"));
    Files.writeString(
        folder.resolve("projects.json"),
        """
        [{"id":7,"name":"Seven","url":null,"user_id":1,"app_secret":"s",
          "created_at":"2026-01-01T00:00:00Z"}]\
        """);
    Files.writeString(
        folder.resolve("users.json"),
        """
        [{"id":1,"email":"a@example.com","username":"a","created_at":"2026-01-01T00:00:00Z"}]\
        """);
    assertThat(output(Map.of("seed", "projects.json users.json")))
        .isEqualTo("Loaded 1 projects and 1 users into %s%n".formatted(folder.resolve("kept")));
    Process host = DocumentedCommand.in(folder, Map.of(), Map.of()).start();
    try (var out = host.inputReader();
        var http = HttpClient.newHttpClient()) {
      String first = out.readLine();
      assertThat(first).startsWith("opsledger is up at ");
      URI projects = URI.create(first.substring("opsledger is up at ".length()) + "/projects");
      var request = HttpRequest.newBuilder(projects).header("Authorization", "Bearer of the file");
      assertThat(http.send(request.build(), HttpResponse.BodyHandlers.ofString()).body())
          .contains("\"Seven\"");
    } finally {
      host.destroy();
      host.waitFor();
    }
  }

  @Test
  void aFileThatCannotBeReadStopsEveryCommandAndIsNotShown() throws Exception {
    Files.writeString(folder.resolve(".env"), "READ_TOKEN 's3cret'");
    for (var properties :
        List.of(Map.<String, String>of(), Map.of("seed", "projects.json users.json"))) {
      assertThat(output(properties))
          .isEqualTo(
              "Line 1 of the file .env must be of the form NAME=value (put a value of several"
                  + " lines in quotes).%n".formatted());
    }
  }

  private String output(Map<String, String> properties) throws Exception {
    Process process =
        DocumentedCommand.in(folder, properties, Map.of()).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return output;
  }
}
