package dev.edgelaw.curvature;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * The eigenpairs of a Krylov space's tridiagonal matrix T: eigenvalues, and of the eigenvectors
 * either the last entries, which are all the residuals need, or everything.
 */
final class Projection {
  private final int size;
  private final double beta;
  private final double[] values;

  /** Row-major; the last row holds the last entries. */
  private final double[] rows;

  /** Indices of the eigenvalues, the most wanted first. */
  private final int[] order;

  private Projection(KrylovSpace space, SpectrumEnd end, double[] rows) {
    this.size = space.size();
    this.beta = space.beta();
    this.values = space.diagonal();
    this.rows = rows;
    TridiagonalEigen.diagonalize(values, space.offDiagonal(), size, rows);
    this.order =
        IntStream.range(0, size)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> -end.rank(values[i])))
            .mapToInt(Integer::intValue)
            .toArray();
  }

  /** Eigenvalues and residuals only, at a cost that grows with the square of the size. */
  static Projection residuals(KrylovSpace space, SpectrumEnd end) {
    double[] lastRow = new double[space.size()];
    lastRow[space.size() - 1] = 1;
    return new Projection(space, end, lastRow);
  }

  static Projection vectors(KrylovSpace space, SpectrumEnd end) {
    int size = space.size();
    double[] identity = new double[size * size];
    for (int i = 0; i < size; i++) {
      identity[i * size + i] = 1;
    }
    return new Projection(space, end, identity);
  }

  double value(int wanted) {
    return values[order[wanted]];
  }

  double residual(int wanted) {
    return beta * Math.abs(rows[rows.length - size + order[wanted]]);
  }

  double largestResidual(int count) {
    return IntStream.range(0, Math.min(count, size))
        .mapToDouble(this::residual)
        .max()
        .getAsDouble();
  }

  double[] vector(int wanted) {
    double[] vector = new double[size];
    for (int i = 0; i < size; i++) {
      vector[i] = rows[i * size + order[wanted]];
    }
    return vector;
  }

  /**
   * Keeps the most wanted Ritz vectors. In their basis and the residual's the operator is an arrow,
   * diagonal but for the last row; a rotation of the Ritz vectors among themselves makes it
   * tridiagonal.
   */
  void restart(KrylovSpace space, int kept) {
    int n = kept + 1;
    double[] arrow = new double[n * n];
    for (int i = 0; i < kept; i++) {
      arrow[i * n + i] = value(i);
      arrow[kept * n + i] = beta * rows[rows.length - size + order[i]];
      arrow[i * n + kept] = arrow[kept * n + i];
    }
    double[] diagonal = new double[n];
    double[] couplings = new double[n];
    double[] rotation = Householder.tridiagonalize(arrow, n, diagonal, couplings);
    double[] combinations = new double[kept * size];
    for (int i = 0; i < kept; i++) {
      double[] ritz = vector(i);
      for (int j = 0; j < kept; j++) {
        double factor = rotation[i * n + j];
        for (int k = 0; k < size; k++) {
          combinations[j * size + k] += factor * ritz[k];
        }
      }
    }
    // The basis vectors are defined up to sign; the process expects couplings above 0.
    for (int j = kept - 1; j >= 0; j--) {
      if (couplings[j] < 0) {
        couplings[j] = -couplings[j];
        if (j > 0) {
          couplings[j - 1] = -couplings[j - 1];
        }
        for (int k = 0; k < size; k++) {
          combinations[j * size + k] = -combinations[j * size + k];
        }
      }
    }
    space.restart(
        combinations, kept, Arrays.copyOf(diagonal, kept), Arrays.copyOf(couplings, kept));
  }
}
