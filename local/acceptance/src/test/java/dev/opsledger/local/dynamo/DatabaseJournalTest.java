package dev.opsledger.local.dynamo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.dynamo.Table;
import dev.opsledger.local.Checkout;
import dev.opsledger.local.StoredTable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How the data folder's database commits. */
class DatabaseJournalTest {
  /** Where SQLite's file says which journal it has: 1 for one beside each commit, 2 for a log. */
  private static final int JOURNAL = 18;

  @TempDir private Path folder;

  @Test
  void aDatabaseOfAFormerVersionGoesOnWithAWriteAheadLog() throws IOException {
    in(table -> table.put(Row.of("a", "1")));
    assertThat(journal()).isEqualTo(2);
    setJournal(1);
    in(
        table -> {
          assertThat(table.getStrictly("a", "1")).isPresent();
          table.put(Row.of("a", "2"));
        });
    assertThat(journal()).isEqualTo(2);
    in(table -> assertThat(table.partition("a")).hasSize(2));
  }

  private void in(Consumer<Table> work) {
    try (var stored =
        StoredTable.open(folder, Checkout.file("template.yaml"), "DeploymentsTable")) {
      work.accept(new Table(stored.dynamo(), stored.name()));
    }
  }

  private RandomAccessFile file() throws IOException {
    return new RandomAccessFile(
        folder.resolve("dynamodb").resolve("shared-local-instance.db").toFile(), "rw");
  }

  private int journal() throws IOException {
    try (RandomAccessFile file = file()) {
      file.seek(JOURNAL);
      return file.read();
    }
  }

  private void setJournal(int kind) throws IOException {
    try (RandomAccessFile file = file()) {
      file.seek(JOURNAL);
      file.write(new byte[] {(byte) kind, (byte) kind});
    }
  }
}
