package dev.edgelaw.curvature.dense;

import dev.edgelaw.kernel.Arithmetic;
import dev.edgelaw.kernel.Lanes;
import dev.edgelaw.kernel.MatrixLayout;
import java.util.Arrays;

/**
 * First stage of the reduction to tridiagonal form when no eigenvectors are wanted: Q'AQ with
 * {@value #WIDTH} diagonals below the main one (Bischof, Lang and Sun 2000).
 *
 * <p>The last {@value #WIDTH} rows of the active matrix, left of its last diagonal block, are an RQ
 * problem: reflections H(w-1), ..., H(0) map row r onto its last r + 1 ... w places. Their product
 * is I - U T U', and the active matrix becomes A - U W' - W U' with W = Z - U (T'U'Z) / 2, Z = A U
 * T (Dongarra, Sorensen and Hammarling 1989). Other than one reflection at a time, both passes over
 * A are matrix products.
 */
final class BandReduction {
  /** Diagonals below the main one that are left. */
  static final int WIDTH = 32;

  /** Rows and columns of A that are copied together, to lie close to the core. */
  private static final int TILE = 64;

  /** Rows of the matrix that one product of the update covers. */
  private static final int UPDATE_ROWS = 40;

  private final Arithmetic arithmetic;
  private final double[] a;
  private final int n;
  private final int stride;
  private final double[] g;

  /** Rows are the vectors of the reflections: U'. */
  private final double[] rows;

  /** T, lower triangular. */
  private final double[] triangle = new double[WIDTH * WIDTH];

  private final double[] u;
  private final double[] product;
  private final double[] z;
  private final double[] tile = new double[TILE * TILE];
  private final double[] dots = new double[WIDTH];
  private final double[] scratch = new double[Arithmetic.ROW_SCRATCH];

  private BandReduction(Arithmetic arithmetic, ScaledMatrix matrix, double[] g) {
    this.arithmetic = arithmetic;
    this.g = g;
    a = matrix.elements();
    n = matrix.n();
    stride = matrix.stride();
    rows = new double[WIDTH * stride];
    int length = MatrixLayout.alone(n, WIDTH).arrayLength();
    u = new double[length];
    product = new double[length];
    z = new double[length];
  }

  /**
   * Reduces a matrix.
   *
   * @param arithmetic the arithmetic
   * @param matrix the matrix, destroyed
   * @param g a vector, padded like a row of the matrix; replaced by Q'g
   * @return the band matrix Q'AQ
   */
  static SymmetricBand reduce(Arithmetic arithmetic, ScaledMatrix matrix, double[] g) {
    BandReduction work = new BandReduction(arithmetic, matrix, g);
    for (int columns = work.n - WIDTH; columns > 1; columns -= WIDTH) {
      work.reflectRows(columns);
      work.multiply(columns);
      work.update(columns);
    }
    SymmetricBand band = new SymmetricBand(work.n, WIDTH);
    for (int i = 0; i < work.n; i++) {
      for (int j = Math.max(0, i - WIDTH); j <= i; j++) {
        band.set(i, j, work.a[i * work.stride + j]);
      }
    }
    return band;
  }

  /** Builds the reflections from the rows below the leading matrix of {@code columns} columns. */
  private void reflectRows(int columns) {
    Arrays.fill(rows, 0);
    Arrays.fill(triangle, 0);
    for (int r = 0; r < WIDTH; r++) {
      System.arraycopy(a, (columns + r) * stride, rows, r * stride, columns);
    }
    for (int r = WIDTH - 1; r >= 0; r--) {
      int axis = columns - WIDTH + r;
      if (axis > 0) {
        reflect(r, axis, columns);
      } else {
        System.arraycopy(rows, r * stride, a, (columns + r) * stride, columns);
        Arrays.fill(rows, r * stride, r * stride + columns, 0);
      }
    }
  }

  /** H(r): row r, up to its element {@code axis}, onto that element. */
  private void reflect(int r, int axis, int columns) {
    int row = r * stride;
    int kept = (columns + r) * stride;
    System.arraycopy(rows, row + axis, a, kept + axis, columns - axis);
    Arrays.fill(a, kept, kept + axis, 0);
    Arrays.fill(rows, row + axis + 1, row + columns, 0);
    int padded = Lanes.padded(axis + 1);
    Reflection reflection = Reflection.of(arithmetic, rows, row, padded, row + axis, scratch);
    a[kept + axis] = reflection.image();
    double tau = reflection.tau();
    if (tau == 0) {
      return;
    }
    arithmetic.rowProducts(
        rows, new MatrixLayout(0, WIDTH, axis + 1, stride), rows, row, dots, 0, scratch);
    extendTriangle(r, tau);
    arithmetic.scale(-tau, dots, 0, WIDTH);
    arithmetic.addProduct(
        dots,
        new MatrixLayout(0, r, 1, 1),
        rows,
        new MatrixLayout(row, 1, axis + 1, stride),
        rows,
        new MatrixLayout(0, r, axis + 1, stride));
    Arrays.fill(scratch, 0, Lanes.COUNT, 0);
    arithmetic.accumulateProducts(rows, row, g, 0, padded, scratch, 0);
    arithmetic.addScaled(-tau * Lanes.sum(scratch, 0), rows, row, g, 0, padded);
  }

  /** T with H(r) multiplied on from the right: column r is -tau T U'v below tau. */
  private void extendTriangle(int r, double tau) {
    triangle[r * WIDTH + r] = tau;
    for (int i = r + 1; i < WIDTH; i++) {
      double sum = 0;
      for (int j = r + 1; j <= i; j++) {
        sum = Math.fma(triangle[i * WIDTH + j], dots[j], sum);
      }
      triangle[i * WIDTH + r] = -tau * sum;
    }
  }

  /** Y = A U from the lower triangle, every tile of which is used on both sides of the diagonal. */
  private void multiply(int columns) {
    MatrixLayout tall = MatrixLayout.alone(columns, WIDTH);
    new MatrixLayout(0, WIDTH, columns, stride).transpose(rows, u, tall);
    Arrays.fill(product, 0);
    for (int top = 0; top < columns; top += TILE) {
      int height = Math.min(TILE, columns - top);
      MatrixLayout below = MatrixLayout.padded(tall.index(top, 0), height, WIDTH);
      for (int left = 0; left < top; left += TILE) {
        for (int i = 0; i < height; i++) {
          System.arraycopy(a, (top + i) * stride + left, tile, i * TILE, TILE);
        }
        MatrixLayout block = new MatrixLayout(0, height, TILE, TILE);
        MatrixLayout beside = MatrixLayout.padded(tall.index(left, 0), TILE, WIDTH);
        arithmetic.addProduct(tile, block, u, beside, product, below);
        arithmetic.addProductTransposed(tile, block, u, below, product, beside);
      }
      for (int i = 0; i < height; i++) {
        for (int j = 0; j <= i; j++) {
          double element = a[(top + i) * stride + top + j];
          tile[i * TILE + j] = element;
          tile[j * TILE + i] = element;
        }
      }
      arithmetic.addProduct(
          tile, new MatrixLayout(0, height, height, TILE), u, below, product, below);
    }
  }

  /** A - U W' - W U', from Y. */
  private void update(int columns) {
    MatrixLayout tall = MatrixLayout.alone(columns, WIDTH);
    MatrixLayout square = MatrixLayout.padded(0, WIDTH, WIDTH);
    double[] inner = new double[WIDTH * WIDTH];
    double[] corrected = new double[WIDTH * WIDTH];
    arithmetic.multiply(product, tall, triangle, square, z, tall);
    arithmetic.multiplyTransposed(u, tall, z, tall, inner, square);
    arithmetic.multiplyTransposed(triangle, square, inner, square, corrected, square);
    arithmetic.scale(-0.5, corrected, 0, corrected.length);
    arithmetic.addProduct(u, tall, corrected, square, z, tall);

    double[] left = new double[columns * 2 * WIDTH];
    for (int i = 0; i < columns; i++) {
      System.arraycopy(u, tall.index(i, 0), left, i * 2 * WIDTH, WIDTH);
      System.arraycopy(z, tall.index(i, 0), left, i * 2 * WIDTH + WIDTH, WIDTH);
    }
    PackedColumns right = new PackedColumns(2 * WIDTH, columns);
    arithmetic.scale(-1, rows, 0, rows.length);
    for (int r = 0; r < WIDTH; r++) {
      right.setRow(WIDTH + r, rows, r * stride);
    }
    tall.transpose(z, rows, new MatrixLayout(0, WIDTH, columns, stride));
    arithmetic.scale(-1, rows, 0, rows.length);
    for (int r = 0; r < WIDTH; r++) {
      right.setRow(r, rows, r * stride);
    }
    for (int row = 0; row < columns; row += UPDATE_ROWS) {
      int count = Math.min(UPDATE_ROWS, columns - row);
      right.addProduct(
          arithmetic,
          left,
          new MatrixLayout(row * 2 * WIDTH, count, 2 * WIDTH, 2 * WIDTH),
          a,
          new MatrixLayout(row * stride, count, row + count, stride));
    }
  }
}
