package dev.opsledger.local.queue;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes messages visible again that a killed host had received. Nobody will finish them, so there
 * is no point in waiting for their visibility timeouts. Messages still in their delivery delay keep
 * it.
 */
final class Abandoned {
  private static final String TABLES =
      "select table_name from information_schema.tables where table_name like 'MESSAGE\\_%'";

  private Abandoned() {}

  /**
   * Makes them visible in the queue database, before any queue uses it.
   *
   * @param now in epoch milliseconds
   */
  static void release(String database, long now) throws SQLException {
    try (Connection connection = DriverManager.getConnection(database, "", "")) {
      for (String table : tables(connection)) {
        String release =
            "update \"%s\" set next_delivery = ? where receive_count > 0 and next_delivery > ?"
                .formatted(table);
        try (PreparedStatement update = connection.prepareStatement(release)) {
          update.setLong(1, now);
          update.setLong(2, now);
          update.executeUpdate();
        }
      }
    }
  }

  private static List<String> tables(Connection connection) throws SQLException {
    List<String> tables = new ArrayList<>();
    try (PreparedStatement query = connection.prepareStatement(TABLES);
        ResultSet rows = query.executeQuery()) {
      while (rows.next()) {
        tables.add(rows.getString(1));
      }
    }
    return tables;
  }
}
