package dev.edgelaw.curvature;

import dev.edgelaw.kernel.Arithmetic;
import dev.edgelaw.kernel.Lanes;
import dev.edgelaw.kernel.MatrixLayout;
import java.util.Arrays;

/**
 * The Lanczos process (C. Lanczos, 1950) with full re-orthogonalisation, twice, against all basis
 * vectors: A Q = Q T + beta q e', Q orthonormal, T tridiagonal.
 *
 * <p>An invariant subspace is found when beta falls to {@value #BREAKDOWN} of the norm of T: T then
 * holds eigenvalues of A exactly.
 */
final class KrylovSpace {
  private static final double BREAKDOWN = 1e-10;

  /** Symmetric operators seen through rounding stay below 1e-13. */
  private static final double ASYMMETRY = 1e-8;

  /** Elements of every basis vector that stay in the second cache together. */
  private static final int CHUNK = 1024;

  private final Arithmetic arithmetic;
  private final SymmetricOperator operator;
  private final int length;

  /** Row-major; row {@code size} is the next basis vector. */
  private double[] basis;

  private double[] diagonal = new double[Lanes.COUNT];
  private double[] offDiagonal = new double[Lanes.COUNT];
  private double[] coefficients = new double[Lanes.COUNT];
  private double[] negative = new double[Lanes.COUNT];

  /** Per vector, the lanes of its product with the image. */
  private double[] dots = new double[Lanes.COUNT * Lanes.COUNT];

  private final double[] vector;
  private final double[] image;
  private final double[] lanes = new double[Lanes.COUNT];
  private int size;
  private int products;
  private double norm;
  private boolean invariant;
  private final double startNorm;

  KrylovSpace(Arithmetic arithmetic, SymmetricOperator operator, double[] start) {
    this.arithmetic = arithmetic;
    this.operator = operator;
    this.length = operator.length();
    Vectors.requireLength("start vector", start, length);
    this.vector = new double[length];
    this.image = start.clone();
    this.startNorm = norm(image);
    if (!(startNorm > 0 && startNorm < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "start vector of norm %s: must be finite and not zero".formatted(startNorm));
    }
    this.basis = new double[Lanes.COUNT * length];
    arithmetic.scale(1 / startNorm, image, 0, length);
    System.arraycopy(image, 0, basis, 0, length);
  }

  /** Adds one basis vector, with one product of the operator. */
  void expand() {
    if (invariant) {
      throw new IllegalStateException("the space is invariant: it cannot grow");
    }
    reserve(size + 2);
    System.arraycopy(basis, size * length, vector, 0, length);
    operator.apply(vector, image);
    products++;
    accumulate(false);
    double alpha = takeCoefficients();
    requireSymmetric(alpha);
    accumulate(true);
    diagonal[size] = alpha + takeCoefficients();
    subtract(0, length);
    double beta = norm(image);
    norm = Math.max(norm, Math.abs(diagonal[size]) + beta);
    offDiagonal[size] = beta;
    size++;
    if (beta <= BREAKDOWN * norm || size == operator.dimension()) {
      invariant = true;
      offDiagonal[size - 1] = 0;
    } else {
      arithmetic.scale(1 / beta, image, 0, length);
      System.arraycopy(image, 0, basis, size * length, length);
    }
  }

  /**
   * Q' image over all vectors up to the newest, in lanes; on request the last coefficients are
   * subtracted first, chunk by chunk, so that both read the basis while it is in the caches.
   */
  private void accumulate(boolean subtract) {
    int rows = size + 1;
    Arrays.fill(dots, 0, rows * Lanes.COUNT, 0);
    for (int from = 0; from < length; from += CHUNK) {
      int count = Math.min(CHUNK, length - from);
      if (subtract) {
        subtract(from, count);
      }
      MatrixLayout q = new MatrixLayout(from, rows, count, length);
      arithmetic.accumulateRowProducts(basis, q, image, from, dots);
    }
  }

  /** Sums of the lanes; returns that of the newest vector. */
  private double takeCoefficients() {
    for (int i = 0; i <= size; i++) {
      coefficients[i] = Lanes.sum(dots, i * Lanes.COUNT);
      negative[i] = -coefficients[i];
    }
    return coefficients[size];
  }

  /** image -= Q c for some elements, with the coefficients last taken. */
  private void subtract(int from, int count) {
    int rows = size + 1;
    arithmetic.addProduct(
        negative,
        new MatrixLayout(0, 1, rows, rows),
        basis,
        new MatrixLayout(from, rows, count, length),
        image,
        new MatrixLayout(from, 1, count, length));
  }

  private void requireSymmetric(double alpha) {
    double largest = 0;
    for (int i = 0; i < size; i++) {
      double expected = i == size - 1 ? offDiagonal[i] : 0;
      largest = Math.max(largest, Math.abs(coefficients[i] - expected));
    }
    double scale = Math.max(norm, Math.abs(alpha));
    if (!Double.isFinite(alpha) || !Double.isFinite(largest)) {
      throw new InvalidOperatorException(
          "operator with a product that is not finite, after %d products".formatted(products));
    }
    if (largest > ASYMMETRY * scale) {
      throw new InvalidOperatorException(
          "operator is not symmetric: u'Av and v'Au differ by %.1e of its norm %.1e"
              .formatted(largest / scale, scale));
    }
  }

  private double norm(double[] x) {
    Arrays.fill(lanes, 0);
    arithmetic.accumulateProducts(x, 0, x, 0, length, lanes, 0);
    return Math.sqrt(Lanes.sum(lanes, 0));
  }

  private void reserve(int rows) {
    if (basis.length < rows * length) {
      basis = Arrays.copyOf(basis, Math.multiplyExact(Math.max(rows, rows / 2 * 3), length));
    }
    if (diagonal.length < rows) {
      int longer = Lanes.padded(rows * 2);
      diagonal = Arrays.copyOf(diagonal, longer);
      offDiagonal = Arrays.copyOf(offDiagonal, longer);
      coefficients = Arrays.copyOf(coefficients, longer);
      negative = Arrays.copyOf(negative, longer);
      dots = Arrays.copyOf(dots, longer * Lanes.COUNT);
    }
  }

  /**
   * Shrinks the space to that of some of its vectors and the residual: the thick restart of K. Wu
   * and H. Simon (2000), with T tridiagonal again.
   *
   * @param combinations kept x size, row-major: the kept orthonormal vectors in terms of the basis
   * @param kept how many
   * @param newDiagonal diagonal of the projected matrix
   * @param newOffDiagonal its couplings; the last one is that to the residual
   */
  void restart(double[] combinations, int kept, double[] newDiagonal, double[] newOffDiagonal) {
    MatrixLayout from = new MatrixLayout(0, size, length, length);
    MatrixLayout to = new MatrixLayout(0, kept, length, length);
    double[] rotated = new double[(kept + 1) * length];
    arithmetic.multiply(
        combinations, new MatrixLayout(0, kept, size, size), basis, from, rotated, to);
    System.arraycopy(basis, size * length, rotated, kept * length, length);
    System.arraycopy(rotated, 0, basis, 0, rotated.length);
    System.arraycopy(newDiagonal, 0, diagonal, 0, kept);
    System.arraycopy(newOffDiagonal, 0, offDiagonal, 0, kept);
    size = kept;
  }

  /** The vector with the given coefficients in the basis. */
  double[] combine(double[] coefficientsOfBasis) {
    double[] sum = new double[length];
    arithmetic.addProduct(
        coefficientsOfBasis,
        new MatrixLayout(0, 1, size, size),
        basis,
        new MatrixLayout(0, size, length, length),
        sum,
        new MatrixLayout(0, 1, length, length));
    return sum;
  }

  double startNorm() {
    return startNorm;
  }

  int size() {
    return size;
  }

  int products() {
    return products;
  }

  boolean invariant() {
    return invariant;
  }

  /** An estimate from below of the operator's norm. */
  double norm() {
    return norm;
  }

  /** Norm of the residual: 0 in an invariant space. */
  double beta() {
    return offDiagonal[size - 1];
  }

  double[] diagonal() {
    return Arrays.copyOf(diagonal, size);
  }

  double[] offDiagonal() {
    return Arrays.copyOf(offDiagonal, size);
  }

  /** Row {@code i} of the basis, for tests. */
  double[] basisVector(int i) {
    return Arrays.copyOfRange(basis, i * length, (i + 1) * length);
  }
}
