package dev.opsledger.local.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.opsledger.local.StartException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnvFileTest {
  @TempDir private Path folder;

  private Map<String, String> read(String text) throws IOException {
    return read(text.getBytes(StandardCharsets.UTF_8));
  }

  private Map<String, String> read(byte[] content) throws IOException {
    return EnvFile.read(Files.write(folder.resolve(".env"), content));
  }

  @Test
  void linesAreReadAsOtherToolsReadThem() throws IOException {
    assertThat(
            read(
                """
                # a comment

                PLAIN=value
                  export EXPORTED = with blanks\s
                EMPTY=
                NOTED=value # a note
                HASH=a#b
                SINGLE='it costs $5 # no note'
                DOUBLE="C:\\new" # a note
                EQUAL=a=b==
                PLAIN=the last one wins\
                """))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "PLAIN", "the last one wins",
                "EXPORTED", "with blanks",
                "EMPTY", "",
                "NOTED", "value",
                "HASH", "a#b",
                "SINGLE", "it costs $5 # no note",
                "DOUBLE", "C:\\new",
                "EQUAL", "a=b=="));
  }

  @ParameterizedTest
  @ValueSource(strings = {"'", "\""})
  void aKeyOfManyLinesStandsInQuotes(String quote) throws IOException {
    String key = "-----BEGIN KEY-----\nabc=\n-----END KEY-----";
    assertThat(read("KEY=" + quote + key + quote + "\nNEXT=1"))
        .containsOnly(Map.entry("KEY", key), Map.entry("NEXT", "1"));
  }

  @Test
  void whatWindowsWritesIsRead() throws IOException {
    assertThat(read("\uFEFFFIRST=1\r\nKEY='a\r\nb'\r\nLAST=3\r\n"))
        .containsOnly(Map.entry("FIRST", "1"), Map.entry("KEY", "a\nb"), Map.entry("LAST", "3"));
  }

  @Test
  void withoutAFileThereIsNothing() {
    assertThat(EnvFile.read(folder.resolve(".env"))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "READ_TOKEN s3cret",
        "s3cret",
        "READ_TOKEN='s3cret",
        "READ_TOKEN=\"s3cret",
        "READ_TOKEN='s3cret's3cret",
        "1=s3cret",
        "KEY=-----BEGIN RSA PRIVATE KEY-----\ns3cret=\n-----END RSA PRIVATE KEY-----",
      })
  void whatCannotBeReadIsNamedByItsLineAndNeverShown(String line) {
    assertThatThrownBy(() -> read("# first\n" + line + "\n"))
        .isInstanceOf(StartException.class)
        .hasMessageStartingWith("Line 2 of the file " + folder.resolve(".env"))
        .hasMessageNotContaining("s3cret");
  }

  @Test
  void anotherEncodingIsSaid() {
    for (var encoding :
        new java.nio.charset.Charset[] {StandardCharsets.UTF_16, StandardCharsets.UTF_16LE}) {
      assertThatThrownBy(() -> read("READ_TOKEN=s3cret".getBytes(encoding)))
          .isInstanceOf(StartException.class)
          .hasMessage("The file %s must be encoded in UTF-8.", folder.resolve(".env"));
    }
  }
}
