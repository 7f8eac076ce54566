package dev.opsledger.gists.store;

import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.dynamo.Table;

/**
 * GitHub's accounts by id, each with the name under which it was first watched. People change their
 * names but keep their ids, so what was made in the CRM under a former name is found again.
 */
public record AccountStore(Table table) {
  /**
   * The name under which an account was first watched.
   *
   * @param name its name now, which becomes its first name if the account is new
   */
  public String firstName(long id, String name) {
    return table
        .get(GistsKeys.account(id), GistsKeys.ACCOUNT)
        .map(row -> row.get("name"))
        .orElseGet(() -> add(id, name));
  }

  private String add(long id, String name) {
    String pk = GistsKeys.account(id);
    boolean first = table.putNew(Row.of(pk, GistsKeys.ACCOUNT).with("name", name));
    return first ? name : table.getStrictly(pk, GistsKeys.ACCOUNT).orElseThrow().get("name");
  }
}
