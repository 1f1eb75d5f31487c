package dev.edgelaw.curvature.dense;

import dev.edgelaw.kernel.Arithmetic;
import dev.edgelaw.kernel.Lanes;
import dev.edgelaw.kernel.MatrixLayout;
import java.util.Arrays;

/**
 * The orthogonal matrix Q = H(n-1) H(n-2) ... H(1), H(i) = I - tau(i) v v', as the reduction leaves
 * it: row i of {@code vectors} is v, which ends with element i - 1.
 *
 * @param arithmetic the arithmetic
 * @param n order of Q
 * @param stride distance between rows of {@code vectors}
 * @param vectors the vectors v
 * @param tau their factors
 */
record Reflections(Arithmetic arithmetic, int n, int stride, double[] vectors, double[] tau) {
  /** Reflections that are applied together. */
  private static final int BLOCK = 32;

  /** Rows that stay in the cache close to the core while all blocks are applied to them. */
  private static final int STRIP = 40;

  /**
   * Q'g, one reflection after the other.
   *
   * @param g a vector of n elements
   * @return Q'g
   */
  double[] transposedTimes(double[] g) {
    double[] x = Arrays.copyOf(g, stride);
    double[] lanes = new double[Lanes.COUNT];
    for (int i = n - 1; i > 0; i--) {
      int length = Lanes.padded(i);
      Arrays.fill(lanes, 0);
      arithmetic.accumulateProducts(vectors, i * stride, x, 0, length, lanes, 0);
      arithmetic.addScaled(-tau[i] * Lanes.sum(lanes, 0), vectors, i * stride, x, 0, length);
    }
    return Arrays.copyOf(x, n);
  }

  /**
   * X Q' for the rows of X, in strips of rows that are independent of each other.
   *
   * @param x n rows with the same stride, changed in place
   * @param strips runs the strips
   */
  void applyToRows(double[] x, Strips strips) {
    int blocks = (n + BLOCK - 1) / BLOCK;
    CompactBlock[] compact = new CompactBlock[blocks];
    strips.forEach(blocks, block -> compact[block] = CompactBlock.of(this, block * BLOCK, BLOCK));
    strips.forEach(
        (n + STRIP - 1) / STRIP,
        strip -> {
          int rows = Math.min(STRIP, n - strip * STRIP);
          double[] work = new double[2 * STRIP * BLOCK];
          for (CompactBlock block : compact) {
            block.applyToRows(x, new MatrixLayout(strip * STRIP * stride, rows, n, stride), work);
          }
        });
  }
}
