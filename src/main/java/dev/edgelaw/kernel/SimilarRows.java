package dev.edgelaw.kernel;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Groups of rows that are not zero in nearly the same columns, found greedily: each begins with the
 * fullest row that is left and takes in, one by one, the row that adds the fewest columns for what
 * it shares.
 */
final class SimilarRows {
  /** Rows looked at for each place of a group: those next in the number of elements. */
  private static final int WINDOW = 512;

  private SimilarRows() {}

  /**
   * An order of all rows in which every {@code size} neighbours make a group.
   *
   * @param patterns per row, where it is not zero
   * @param size rows of a group
   * @return row indices; the rows beyond the last whole group come last
   */
  static int[] order(BitSet[] patterns, int size) {
    List<Integer> left =
        new ArrayList<>(
            IntStream.range(0, patterns.length)
                .boxed()
                .sorted(Comparator.comparingInt(i -> -patterns[i].cardinality()))
                .toList());
    int[] order = new int[patterns.length];
    for (int from = 0; from < order.length; from += size) {
      order[from] = left.removeFirst();
      BitSet union = (BitSet) patterns[order[from]].clone();
      for (int at = from + 1; at < Math.min(from + size, order.length); at++) {
        order[at] = left.remove(closest(union, left, patterns));
        union.or(patterns[order[at]]);
      }
    }
    return order;
  }

  private static int closest(BitSet union, List<Integer> left, BitSet[] patterns) {
    int best = 0;
    int least = Integer.MAX_VALUE;
    for (int at = 0; at < Math.min(WINDOW, left.size()); at++) {
      BitSet common = (BitSet) patterns[left.get(at)].clone();
      int own = common.cardinality();
      common.and(union);
      // Columns added count double: 2 (own - shared) - shared.
      int cost = 2 * own - 3 * common.cardinality();
      if (cost < least) {
        least = cost;
        best = at;
      }
    }
    return best;
  }
}
