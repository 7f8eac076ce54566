package dev.opsledger.ci.store;

import dev.opsledger.core.dynamo.Row;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.PriorityQueue;

/** Merges sorted rows of runs; a run that moves between two partitions is returned once. */
final class MergingIterator implements Iterator<Row> {
  private record Head(Row row, Iterator<Row> rest) {}

  private final PriorityQueue<Head> heads =
      new PriorityQueue<>(Comparator.comparing(head -> head.row().get(CiKeys.POSITION)));

  MergingIterator(List<Iterator<Row>> sorted) {
    sorted.forEach(this::add);
  }

  private void add(Iterator<Row> rows) {
    if (rows.hasNext()) {
      heads.add(new Head(rows.next(), rows));
    }
  }

  @Override
  public boolean hasNext() {
    return !heads.isEmpty();
  }

  @Override
  public Row next() {
    if (heads.isEmpty()) {
      throw new NoSuchElementException();
    }
    Head head = heads.remove();
    add(head.rest());
    while (!heads.isEmpty() && Objects.equals(heads.peek().row().pk(), head.row().pk())) {
      add(heads.remove().rest());
    }
    return head.row();
  }
}
