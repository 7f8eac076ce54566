package dev.opsledger.ci.store;

import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.dynamo.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The repositories of which older runs are still to be fetched: for each installation, in the order
 * in which GitHub will delete them.
 */
public record Agenda(Table table) {
  /**
   * A repository on the agenda.
   *
   * @param key where it stands
   */
  public record Entry(String key, long repository) {
    /** Whether it is the rest of a first window, so that even new runs are not all stored. */
    public boolean isRest() {
      return key.startsWith(CiKeys.agendaRests(CiKeys.agendaInstallation(key)));
    }
  }

  /**
   * The rest of a first window of new runs.
   *
   * @param key where it stands
   * @param unit the body of the unit that lists it
   */
  public record Rest(String key, String unit) {}

  /** The installations that have something on the agenda. */
  public List<Long> installations() {
    var found = new ArrayList<Long>();
    Optional<Row> next = after("");
    while (next.isPresent()) {
      long installation = CiKeys.agendaInstallation(next.get().sk());
      found.add(installation);
      next = after(CiKeys.agendaEnd(installation));
    }
    return found;
  }

  private Optional<Row> after(String sk) {
    var values =
        Map.of(":pk", Row.text(CiKeys.AGENDA), ":after", Row.text(sk.isEmpty() ? " " : sk));
    for (Row row :
        table.query(
            q ->
                q.keyConditionExpression("pk = :pk AND sk > :after")
                    .expressionAttributeValues(values)
                    .limit(1))) {
      return Optional.of(row);
    }
    return Optional.empty();
  }

  /**
   * What is on the agenda, the most urgent first.
   *
   * @param installation of which installation; empty for all
   * @param atMost the most entries
   */
  public List<Entry> entries(Optional<Long> installation, int atMost) {
    // Every key begins with an installation's id, filled up with zeros.
    String prefix = installation.map(CiKeys::agendaPrefix).orElse("0");
    Map<String, AttributeValue> values =
        Map.of(":pk", Row.text(CiKeys.AGENDA), ":sk", Row.text(prefix));
    var found = new ArrayList<Entry>();
    for (Row row :
        table.query(
            q ->
                q.keyConditionExpression("pk = :pk AND begins_with(sk, :sk)")
                    .expressionAttributeValues(values)
                    .limit(atMost))) {
      found.add(new Entry(row.sk(), CiKeys.agendaRepository(row.sk())));
      if (found.size() == atMost) {
        break;
      }
    }
    return found;
  }

  /** The most urgent repository of an installation, but for some; empty when there is none. */
  public Optional<Entry> first(long installation, Set<Long> except) {
    var values =
        Map.of(
            ":pk", Row.text(CiKeys.AGENDA),
            ":sk", Row.text(CiKeys.agendaPrefix(installation)));
    for (Row row :
        table.query(
            q ->
                q.keyConditionExpression("pk = :pk AND begins_with(sk, :sk)")
                    .expressionAttributeValues(values)
                    .consistentRead(true)
                    .limit(1 + except.size()))) {
      long repository = CiKeys.agendaRepository(row.sk());
      if (!except.contains(repository)) {
        return Optional.of(new Entry(row.sk(), repository));
      }
    }
    return Optional.empty();
  }

  /** The rests of an installation's first windows, which come before older runs; at most some. */
  public List<Rest> rests(long installation, int atMost) {
    var rests = new ArrayList<Rest>();
    for (Row row : table.partition(CiKeys.AGENDA, CiKeys.agendaRests(installation))) {
      if (rests.size() == atMost) {
        break;
      }
      rests.add(new Rest(row.sk(), row.get("rest")));
    }
    return rests;
  }

  /** Puts the rest of a repository's first window before all older runs. */
  public void addRest(long installation, long repository, String unit) {
    table.put(
        Row.of(CiKeys.AGENDA, CiKeys.agendaRest(installation, repository)).with("rest", unit));
  }

  void add(String key) {
    table.put(Row.of(CiKeys.AGENDA, key));
  }

  /** Takes a repository off the agenda. */
  public void remove(String key) {
    table.delete(CiKeys.AGENDA, key);
  }
}
