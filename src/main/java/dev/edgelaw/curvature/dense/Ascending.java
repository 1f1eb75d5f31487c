package dev.edgelaw.curvature.dense;

/** Orders indices by the values they point to. */
final class Ascending {
  private Ascending() {}

  /**
   * Sorts a range of indices by ascending value; equal values keep their order.
   *
   * @param indices the indices, of which a range is sorted in place
   * @param from begin of the range
   * @param to its end
   * @param values what the indices point to
   */
  static void sort(int[] indices, int from, int to, double[] values) {
    int[] sorted =
        java.util.Arrays.stream(indices, from, to)
            .boxed()
            .sorted(java.util.Comparator.comparingDouble(i -> values[i]))
            .mapToInt(Integer::intValue)
            .toArray();
    System.arraycopy(sorted, 0, indices, from, sorted.length);
  }
}
