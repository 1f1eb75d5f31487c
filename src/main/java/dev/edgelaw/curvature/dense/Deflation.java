package dev.edgelaw.curvature.dense;

import dev.edgelaw.kernel.Arithmetic;
import dev.edgelaw.kernel.Lanes;
import java.util.stream.IntStream;

/**
 * What remains of D + rho z z' once the eigenvalues have gone that the second term does not move:
 * those with a negligible z(j), and one of every two that are so close that a rotation turns its
 * z(j) to zero (Dongarra and Sorensen 1987; the rules are those of LAPACK's {@code dlaed2}).
 *
 * @param kept rows that stay, with ascending eigenvalues
 * @param deflated rows that are eigenvectors already
 * @param place place of every kept row in the matrix products: first those that live in the first
 *     half, then those of both, then those of the second
 * @param firstEnd places below this reach into the first half
 * @param secondBegin places from here reach into the second half
 */
record Deflation(int[] kept, int[] deflated, int[] place, int firstEnd, int secondBegin) {
  private static final double EPSILON = Math.ulp(1.0) / 2;

  /** Which half of the matrix an eigenvector lives in; both after a rotation across the halves. */
  private enum Support {
    FIRST,
    BOTH,
    SECOND
  }

  /**
   * Deflates; the rotations change rows of eigenvectors, their eigenvalues and z.
   *
   * @param arithmetic the arithmetic
   * @param problem the halves joined
   * @param order rows by ascending eigenvalue
   * @param z element of z for every row, counted from the first row
   * @param rho factor of z z'
   * @return the rows in two groups
   */
  static Deflation of(
      Arithmetic arithmetic, JoinedHalves problem, int[] order, double[] z, double rho) {
    int from = problem.from();
    int size = problem.to() - from;
    Support[] support = new Support[size];
    double largest = 0;
    for (int k = 0; k < size; k++) {
      support[k] = from + k < problem.middle() ? Support.FIRST : Support.SECOND;
      largest = Math.max(largest, Math.max(Math.abs(problem.d()[from + k]), Math.abs(z[k])));
    }
    double tolerance = 8 * EPSILON * largest;
    IntStream.Builder kept = IntStream.builder();
    IntStream.Builder deflated = IntStream.builder();
    int pending = -1;
    for (int row : order) {
      if (rho * Math.abs(z[row - from]) <= tolerance) {
        deflated.add(row);
        continue;
      }
      if (pending >= 0) {
        boolean gone = rotate(arithmetic, problem, pending, row, z, tolerance, support);
        (gone ? deflated : kept).add(pending);
      }
      pending = row;
    }
    if (pending >= 0) {
      kept.add(pending);
    }
    return grouped(kept.build().toArray(), deflated.build().toArray(), support, from);
  }

  private static Deflation grouped(int[] kept, int[] deflated, Support[] support, int from) {
    int[] place = new int[kept.length];
    int[] ends = new int[Support.values().length];
    int next = 0;
    for (Support group : Support.values()) {
      for (int k = 0; k < kept.length; k++) {
        if (support[kept[k] - from] == group) {
          place[k] = next++;
        }
      }
      ends[group.ordinal()] = next;
    }
    return new Deflation(
        kept, deflated, place, ends[Support.BOTH.ordinal()], ends[Support.FIRST.ordinal()]);
  }

  /** Rotates z of the first row to zero, if what that leaves off the diagonal is negligible. */
  private static boolean rotate(
      Arithmetic arithmetic,
      JoinedHalves problem,
      int first,
      int second,
      double[] z,
      double tolerance,
      Support[] support) {
    int from = problem.from();
    double[] d = problem.d();
    double x = z[first - from];
    double y = z[second - from];
    double norm = Math.sqrt(Math.fma(x, x, y * y));
    double c = y / norm;
    double s = -x / norm;
    double gap = d[second] - d[first];
    if (Math.abs(gap * c * s) > tolerance) {
      return false;
    }
    z[first - from] = 0;
    z[second - from] = norm;
    arithmetic.rotate(
        problem.rows(),
        first * problem.stride() + from,
        second * problem.stride() + from,
        Lanes.padded(problem.to() - from),
        c,
        s);
    double low = d[first];
    d[first] = Math.fma(gap, s * s, low);
    d[second] = Math.fma(gap, c * c, low);
    if (support[first - from] != support[second - from]) {
      support[second - from] = Support.BOTH;
    }
    return true;
  }
}
