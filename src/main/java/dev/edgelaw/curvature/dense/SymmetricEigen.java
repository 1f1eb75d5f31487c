package dev.edgelaw.curvature.dense;

import dev.edgelaw.kernel.Arithmetic;
import java.util.Arrays;

/**
 * Eigenvalues and eigenvectors of dense symmetric matrices.
 *
 * <p>Matrices are row-major arrays of n * n elements; only the lower triangle (i &gt;= j) is read,
 * and nothing is changed. The cost is 4/3 n^3 floating-point operations for eigenvalues or a
 * {@linkplain SpectralMeasure spectral measure}, and up to 14/3 n^3 with eigenvectors. Results have
 * the same bits on every backend and for every number of threads; eigenvalues with and without
 * eigenvectors agree to rounding only, as they come from different iterations.
 *
 * @param arithmetic the arithmetic
 * @param threads number of threads for eigenvectors, at least 1; the reduction to tridiagonal form
 *     always runs on the caller's
 */
public record SymmetricEigen(Arithmetic arithmetic, int threads) {
  /** Order from which two stages, mostly matrix products, are faster than one; at least 34. */
  private static final int TWO_STAGES = 200;

  /** Checks the number of threads. */
  public SymmetricEigen {
    if (threads < 1) {
      throw new IllegalArgumentException(threads + " threads: must be at least 1");
    }
  }

  /**
   * A solver on the calling thread.
   *
   * @param arithmetic the arithmetic
   */
  public SymmetricEigen(Arithmetic arithmetic) {
    this(arithmetic, 1);
  }

  /**
   * All eigenvalues.
   *
   * @param a the matrix
   * @param n its order
   * @return the eigenvalues, ascending
   * @throws IllegalArgumentException if the size is wrong or an element read is not finite
   * @throws NoConvergenceException if the iteration fails
   */
  public double[] values(double[] a, int n) {
    return measure(a, n, new double[n]).values();
  }

  /**
   * All eigenvalues and eigenvectors.
   *
   * @param a the matrix
   * @param n its order
   * @return the decomposition, eigenvalues ascending
   * @throws IllegalArgumentException if the size is wrong or an element read is not finite
   * @throws NoConvergenceException if the iteration fails
   */
  public Eigendecomposition decompose(double[] a, int n) {
    ScaledMatrix matrix = ScaledMatrix.of(a, n);
    Strips strips = new Strips(threads);
    TridiagonalForm form = Tridiagonalization.reduce(arithmetic, matrix);
    DivideAndConquer.Solution solution = DivideAndConquer.solve(arithmetic, strips, form);
    form.basis().applyToRows(solution.rows(), strips);
    double[] values = new double[n];
    double[] vectors = new double[n * n];
    for (int k = 0; k < n; k++) {
      int row = solution.order()[k];
      values[k] = form.diagonal()[row];
      System.arraycopy(solution.rows(), row * matrix.stride(), vectors, k * n, n);
    }
    matrix.unscale(values);
    return new Eigendecomposition(n, values, vectors);
  }

  /**
   * All eigenvalues with the squared components of a vector along the eigenvectors.
   *
   * @param a the matrix
   * @param n its order
   * @param g the vector
   * @return the measure, eigenvalues ascending
   * @throws IllegalArgumentException if a size is wrong or an element read is not finite
   * @throws NoConvergenceException if the iteration fails
   */
  public SpectralMeasure measure(double[] a, int n, double[] g) {
    ScaledMatrix matrix = ScaledMatrix.of(a, n);
    ScaledVector vector = ScaledVector.of(g, n);
    TridiagonalMeasure form = tridiagonal(matrix, vector.elements());
    double[] row = form.vector();
    double[] d = form.diagonal();
    TridiagonalQl.diagonalize(
        d,
        form.offDiagonal(),
        0,
        n,
        (i, c, s) -> {
          double x = row[i + 1];
          double y = row[i];
          row[i + 1] = Math.fma(c, x, s * y);
          row[i] = Math.fma(c, y, -(s * x));
        });
    int[] order = new int[n];
    Arrays.setAll(order, i -> i);
    Ascending.sort(order, 0, n, d);
    double[] values = new double[n];
    double[] weights = new double[n];
    for (int k = 0; k < n; k++) {
      values[k] = d[order[k]];
      weights[k] = vector.unscaledSquare(row[order[k]]);
    }
    matrix.unscale(values);
    return new SpectralMeasure(values, weights);
  }

  private TridiagonalMeasure tridiagonal(ScaledMatrix matrix, double[] g) {
    if (matrix.n() >= TWO_STAGES) {
      double[] rotated = Arrays.copyOf(g, matrix.stride());
      SymmetricBand band = BandReduction.reduce(arithmetic, matrix, rotated);
      return BandTridiagonalization.reduce(arithmetic, band, rotated);
    }
    TridiagonalForm form = Tridiagonalization.reduce(arithmetic, matrix);
    return new TridiagonalMeasure(
        form.diagonal(), form.offDiagonal(), form.basis().transposedTimes(g));
  }
}
