package dev.opsledger.gists.store;

import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.dynamo.Table;

/**
 * GitHub's accounts by id, each with the name under which it was first watched. Names change, ids
 * do not: what was made in the CRM for a former name is found by it.
 */
public record AccountStore(Table table) {
  private static final String ACCOUNT = "ACCOUNT";

  /**
   * The name under which an account was first watched.
   *
   * @param name its name now, by which it is known from now on if it was not known before
   */
  public String firstName(long id, String name) {
    return table.get(pk(id), ACCOUNT).map(row -> row.get("name")).orElseGet(() -> begin(id, name));
  }

  private String begin(long id, String name) {
    boolean first = table.putNew(Row.of(pk(id), ACCOUNT).with("name", name));
    return first ? name : table.getStrictly(pk(id), ACCOUNT).orElseThrow().get("name");
  }

  private static String pk(long id) {
    return "ACCOUNT#" + id;
  }
}
