package dev.edgelaw.engine;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One of several parts of a plan, for as many machines. The parts are disjoint, together complete,
 * of about the same work, and depend on the plan only, not on what is stored anywhere.
 *
 * @param index which part, from 1
 * @param count number of parts
 */
public record Shard(int index, int count) {
  private static final Pattern FORM = Pattern.compile("(\\d{1,6})/(\\d{1,6})");

  /** Checks the numbers. */
  public Shard {
    if (count < 1 || index < 1 || index > count) {
      throw new IllegalArgumentException(
          "shard " + index + "/" + count + ": must be i/n with i from 1 to n");
    }
  }

  /**
   * Reads a part.
   *
   * @param text for example {@code 2/4}
   * @return the part
   * @throws IllegalArgumentException if there is no such part
   */
  public static Shard parse(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("shard '" + text + "': must be i/n, for example 2/4");
    }
    return new Shard(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
  }

  /**
   * The cells of this part: the longest goes to the part with the least work so far, and so on.
   *
   * @param cells all cells; those of the same run are joined
   * @return its cells, the longest first
   */
  public List<Cell> of(Collection<Cell> cells) {
    double[] work = new double[count];
    List<Cell> mine = new ArrayList<>();
    for (Cell cell : longestFirst(Cell.merge(cells))) {
      int least = 0;
      for (int i = 1; i < count; i++) {
        least = work[i] < work[least] ? i : least;
      }
      work[least] += cell.cost();
      if (least == index - 1) {
        mine.add(cell);
      }
    }
    return mine;
  }

  /** Sorted by estimated work, ties by identity, so that the order of plans has no influence. */
  static List<Cell> longestFirst(Collection<Cell> cells) {
    Map<Cell, Double> costs = new HashMap<>();
    Map<Cell, String> identities = new HashMap<>();
    for (Cell cell : cells) {
      costs.put(cell, cell.cost());
      identities.put(cell, CellStore.identity(cell.run()));
    }
    return cells.stream()
        .sorted(
            Comparator.<Cell, Double>comparing(costs::get)
                .reversed()
                .thenComparing(identities::get))
        .toList();
  }

  @Override
  public String toString() {
    return index + "/" + count;
  }
}
