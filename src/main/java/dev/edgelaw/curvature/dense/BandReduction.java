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
 *
 * <p>They are one pass: the last rows are updated first, so that the next reflections are known,
 * and every part of A is multiplied by those while it is still close to the core.
 */
final class BandReduction {
  /** Diagonals below the main one that are left. */
  static final int WIDTH = TrianglePanels.WIDTH;

  /**
   * Rows of a panel that are updated and multiplied together. They and their factors, 256 bytes
   * each for A, U and A U and 512 for both factors of the update, stay in the second cache.
   */
  private static final int CHUNK = 1280;

  private final Arithmetic arithmetic;
  private final TrianglePanels panels;
  private final double[] a;
  private final int order;
  private final int zeros;
  private final double[] g;

  /** Rows are the vectors of the reflections: U'. */
  private final double[] rows;

  /** T, lower triangular. */
  private final double[] triangle = new double[WIDTH * WIDTH];

  private final double[] u;
  private final double[] product;
  private final double[] z;

  /** U and W side by side. */
  private final double[] left;

  /** -W' on top of -U', in panels of as many columns as those of A. */
  private final double[] right;

  private final double[] dots = new double[WIDTH];
  private final double[] scratch = new double[Arithmetic.ROW_SCRATCH];

  private BandReduction(Arithmetic arithmetic, TrianglePanels panels, double[] g) {
    this.arithmetic = arithmetic;
    this.panels = panels;
    this.g = g;
    a = panels.elements();
    order = panels.order();
    zeros = panels.zeros();
    rows = new double[WIDTH * order];
    int length = tall(order).arrayLength();
    u = new double[length];
    product = new double[length];
    z = new double[length];
    left = new double[wide(0, order).arrayLength()];
    right = new double[MatrixLayout.ORIGIN + 2 * WIDTH * order];
  }

  /**
   * Reduces a matrix.
   *
   * @param arithmetic the arithmetic
   * @param matrix the matrix
   * @param g a vector, padded like a row of the matrix; replaced by Q'g
   * @return the band matrix Q'AQ
   */
  static SymmetricBand reduce(Arithmetic arithmetic, ScaledMatrix matrix, double[] g) {
    int n = matrix.n();
    TrianglePanels panels = TrianglePanels.of(matrix);
    int zeros = panels.zeros();
    double[] rotated = new double[panels.order()];
    System.arraycopy(g, 0, rotated, zeros, n);
    new BandReduction(arithmetic, panels, rotated).reduce();
    System.arraycopy(rotated, zeros, g, 0, n);
    SymmetricBand band = new SymmetricBand(n, WIDTH);
    for (int i = 0; i < n; i++) {
      for (int j = Math.max(0, i - WIDTH); j <= i; j++) {
        band.set(i, j, panels.elements()[panels.at(zeros + i, zeros + j)]);
      }
    }
    return band;
  }

  private void reduce() {
    int columns = order - WIDTH;
    if (columns <= zeros + 1) {
      return;
    }
    reflectRows(columns);
    pass(columns, false);
    while (columns > zeros + 1) {
      prepareUpdate(columns);
      int next = columns - WIDTH;
      for (int panel = 0; panel * WIDTH <= next; panel++) {
        update(panel, next, WIDTH);
      }
      if (next > zeros + 1) {
        reflectRows(next);
        pass(next, true);
      } else if (next > 0) {
        // A single row is left behind the zeros: nothing to reflect.
        update(0, 0, next);
      }
      columns = next;
    }
  }

  private static MatrixLayout tall(int rows) {
    return MatrixLayout.alone(rows, WIDTH);
  }

  private static MatrixLayout wide(int from, int rows) {
    return MatrixLayout.padded(MatrixLayout.ORIGIN + from * 2 * WIDTH, rows, 2 * WIDTH);
  }

  private static MatrixLayout part(int from, int rows) {
    return MatrixLayout.padded(MatrixLayout.ORIGIN + from * WIDTH, rows, WIDTH);
  }

  /** Builds the reflections from the rows below the leading matrix of {@code columns} columns. */
  private void reflectRows(int columns) {
    Arrays.fill(rows, 0);
    Arrays.fill(triangle, 0);
    for (int r = 0; r < WIDTH; r++) {
      for (int from = 0; from < columns; from += WIDTH) {
        System.arraycopy(a, panels.at(columns + r, from), rows, r * order + from, WIDTH);
      }
    }
    for (int r = WIDTH - 1; r >= 0; r--) {
      int axis = columns - WIDTH + r;
      if (axis > zeros) {
        reflect(r, axis, columns);
      } else {
        keep(r, axis, columns);
        Arrays.fill(rows, r * order, r * order + columns, 0);
      }
    }
    MatrixLayout across = new MatrixLayout(0, WIDTH, columns, order);
    across.transpose(rows, u, tall(columns));
  }

  /** Of row r the elements from {@code axis} on are those of the band, the others become zero. */
  private void keep(int r, int axis, int columns) {
    int kept = panels.at(columns + r, columns - WIDTH);
    int before = axis - (columns - WIDTH);
    Arrays.fill(a, kept, kept + before, 0);
    System.arraycopy(rows, r * order + axis, a, kept + before, columns - axis);
  }

  /** H(r): row r, up to its element {@code axis}, onto that element. */
  private void reflect(int r, int axis, int columns) {
    int row = r * order;
    keep(r, axis, columns);
    Arrays.fill(rows, row + axis + 1, row + columns, 0);
    int padded = Lanes.padded(axis + 1);
    Reflection reflection = Reflection.of(arithmetic, rows, row, padded, row + axis, scratch);
    a[panels.at(columns + r, axis)] = reflection.image();
    double tau = reflection.tau();
    if (tau == 0) {
      return;
    }
    arithmetic.rowProducts(
        rows, new MatrixLayout(0, WIDTH, axis + 1, order), rows, row, dots, 0, scratch);
    extendTriangle(r, tau);
    arithmetic.scale(-tau, dots, 0, WIDTH);
    arithmetic.addProduct(
        dots,
        new MatrixLayout(0, r, 1, 1),
        rows,
        new MatrixLayout(row, 1, axis + 1, order),
        rows,
        new MatrixLayout(0, r, axis + 1, order));
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

  /**
   * Y = A U for the leading {@code columns} rows and columns, of which every element is used on
   * both sides of the diagonal.
   *
   * @param columns number of columns
   * @param updated whether A is updated on the way
   */
  private void pass(int columns, boolean updated) {
    Arrays.fill(product, 0);
    for (int panel = 0; panel * WIDTH < columns; panel++) {
      int top = panel * WIDTH;
      for (int from = top; from < columns; from += CHUNK) {
        int count = Math.min(CHUNK, columns - from);
        if (updated) {
          update(panel, from, count);
        }
        MatrixLayout chunk = panels.rows(panel, from, count);
        arithmetic.addProduct(a, chunk, u, part(top, WIDTH), product, part(from, count));
        int below = Math.max(from, top + WIDTH);
        int rest = from + count - below;
        if (rest > 0) {
          arithmetic.addProductTransposed(
              a, panels.rows(panel, below, rest), u, part(below, rest), product, part(top, WIDTH));
        }
      }
    }
  }

  /** W and both factors of the update, from Y. */
  private void prepareUpdate(int columns) {
    MatrixLayout tall = tall(columns);
    MatrixLayout square = MatrixLayout.padded(0, WIDTH, WIDTH);
    double[] inner = new double[WIDTH * WIDTH];
    double[] corrected = new double[WIDTH * WIDTH];
    arithmetic.multiply(product, tall, triangle, square, z, tall);
    arithmetic.multiplyTransposed(u, tall, z, tall, inner, square);
    arithmetic.multiplyTransposed(triangle, square, inner, square, corrected, square);
    arithmetic.scale(-0.5, corrected, 0, corrected.length);
    arithmetic.addProduct(u, tall, corrected, square, z, tall);
    for (int i = 0; i < columns; i++) {
      int to = wide(i, 1).offset();
      System.arraycopy(u, tall.index(i, 0), left, to, WIDTH);
      System.arraycopy(z, tall.index(i, 0), left, to + WIDTH, WIDTH);
    }
    for (int from = 0; from < columns; from += WIDTH) {
      MatrixLayout block = part(from, WIDTH);
      block.transpose(z, right, part(2 * from, WIDTH));
      block.transpose(u, right, part(2 * from + WIDTH, WIDTH));
    }
    arithmetic.scale(-1, right, MatrixLayout.ORIGIN, 2 * WIDTH * columns);
  }

  /** A - U W' - W U' in some rows of a panel. */
  private void update(int panel, int from, int count) {
    arithmetic.addProduct(
        left,
        wide(from, count),
        right,
        part(2 * panel * WIDTH, 2 * WIDTH),
        a,
        panels.rows(panel, from, count));
  }
}
