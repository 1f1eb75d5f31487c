package dev.edgelaw.curvature.dense;

import dev.edgelaw.kernel.Arithmetic;
import dev.edgelaw.kernel.MatrixLayout;

/**
 * How well a decomposition fits its matrix; both numbers are of the order of rounding errors when
 * all is well.
 *
 * @param residual |V A - diag(values) V| / |A| in the Frobenius norm, 0 for A = 0
 * @param orthogonality the largest element of |V V' - I|
 */
public record EigenAccuracy(double residual, double orthogonality) {
  /**
   * Computes both, at the cost of two matrix products.
   *
   * @param arithmetic the arithmetic
   * @param a the matrix that was decomposed, of which the lower triangle is read
   * @param decomposition its eigenvalues and eigenvectors
   * @return the accuracy
   */
  public static EigenAccuracy of(
      Arithmetic arithmetic, double[] a, Eigendecomposition decomposition) {
    int n = decomposition.n();
    ScaledMatrix scaled = ScaledMatrix.of(a, n);
    double[] matrix = scaled.elements();
    int stride = scaled.stride();
    double[] vectors = new double[n * stride];
    double[] transposed = new double[n * stride];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        vectors[i * stride + j] = decomposition.vectors()[i * n + j];
        transposed[j * stride + i] = vectors[i * stride + j];
        if (j < i) {
          matrix[j * stride + i] = matrix[i * stride + j];
        }
      }
    }
    MatrixLayout square = new MatrixLayout(0, n, n, stride);
    double[] product = new double[n * stride];
    arithmetic.multiply(vectors, square, matrix, square, product, square);
    double errors = 0;
    double squares = 0;
    for (int i = 0; i < n; i++) {
      double value = Math.scalb(decomposition.values()[i], -scaled.exponent());
      for (int j = 0; j < n; j++) {
        double error = product[i * stride + j] - value * vectors[i * stride + j];
        errors += error * error;
        squares += matrix[i * stride + j] * matrix[i * stride + j];
      }
    }
    arithmetic.multiply(vectors, square, transposed, square, product, square);
    double largest = 0;
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        largest = Math.max(largest, Math.abs(product[i * stride + j] - (i == j ? 1 : 0)));
      }
    }
    return new EigenAccuracy(squares == 0 ? 0 : Math.sqrt(errors / squares), largest);
  }
}
