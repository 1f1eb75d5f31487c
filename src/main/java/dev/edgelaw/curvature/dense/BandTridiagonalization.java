package dev.edgelaw.curvature.dense;

import dev.edgelaw.kernel.Arithmetic;
import dev.edgelaw.kernel.Lanes;
import dev.edgelaw.kernel.MatrixLayout;
import java.util.Arrays;

/**
 * Second stage of the reduction to tridiagonal form when no eigenvectors are wanted: a band matrix
 * loses its last columns one after the other, and the bulge that each reflection raises is chased
 * down the band (Schwarz 1968, with reflections as Lang 1993).
 *
 * <p>Step k of sweep j clears column j (k = 0) or the first column of the bulge, in rows r = j + 1
 * + k w to r + w - 1 below the first of them, and applies the reflection from both sides: to B,
 * left of the diagonal block D; to D; to E, below it, which becomes the next bulge. Sweeps run in
 * groups that follow each other at a distance of two steps, so that the part of the band they work
 * on stays in the cache.
 */
final class BandTridiagonalization {
  private static final int GROUP = 4;

  private final Arithmetic arithmetic;
  private final SymmetricBand band;
  private final double[] elements;
  private final int width;
  private final int stride;
  private final double[] g;
  private final double[] v;
  private final double[] beside;
  private final double[] below;

  /** Two columns: v, w. */
  private final double[] left;

  /** Two rows: -tau v'B and -w over the columns of B and D, then 0 and -v. */
  private final double[] right;

  private final double[] scratch = new double[Arithmetic.ROW_SCRATCH];

  private BandTridiagonalization(Arithmetic arithmetic, SymmetricBand band, double[] g) {
    this.arithmetic = arithmetic;
    this.band = band;
    elements = band.elements();
    width = band.width();
    stride = band.stride();
    this.g = Arrays.copyOf(g, band.n() + 2 * width);
    v = new double[width];
    beside = new double[2 * width];
    below = new double[width];
    left = new double[2 * width];
    right = new double[4 * width];
  }

  /**
   * Reduces a band matrix.
   *
   * @param arithmetic the arithmetic
   * @param band the matrix, destroyed
   * @param g a vector of at least n elements; not changed
   * @return the tridiagonal matrix Q'AQ and Q'g
   */
  static TridiagonalMeasure reduce(Arithmetic arithmetic, SymmetricBand band, double[] g) {
    BandTridiagonalization work = new BandTridiagonalization(arithmetic, band, g);
    int n = band.n();
    int sweeps = n - 2;
    int longest = n / band.width() + 1;
    for (int first = 0; first < sweeps; first += GROUP) {
      int group = Math.min(GROUP, sweeps - first);
      for (int time = 0; time < longest + 2 * group; time++) {
        for (int q = 0; q < group && 2 * q <= time; q++) {
          work.step(first + q, time - 2 * q);
        }
      }
    }
    double[] diagonal = new double[n];
    double[] offDiagonal = new double[n];
    for (int i = 0; i < n; i++) {
      diagonal[i] = band.elements()[band.at(i, i)];
      offDiagonal[i] = i == 0 ? 0 : band.elements()[band.at(i, i - 1)];
    }
    return new TridiagonalMeasure(diagonal, offDiagonal, Arrays.copyOf(work.g, n));
  }

  private void step(int sweep, int k) {
    int row = sweep + 1 + k * width;
    if (row >= band.n() - 1) {
      return;
    }
    int column = k == 0 ? sweep : row - width;
    for (int i = 0; i < width; i++) {
      int at = band.at(row + i, column);
      v[i] = elements[at];
      elements[at] = 0;
    }
    Reflection reflection = Reflection.of(arithmetic, v, 0, width, 0, scratch);
    elements[band.at(row, column)] = reflection.image();
    if (reflection.tau() == 0) {
      return;
    }
    mirrorLastRow(row);
    if (k == 0) {
      reflectDiagonal(row, reflection.tau());
    } else {
      reflectBulge(row, column, reflection);
    }
    reflectBelow(row, reflection.tau());
    reflectVector(row, reflection.tau());
  }

  /** The last row of D is new to it: above the diagonal it has not been kept. */
  private void mirrorLastRow(int row) {
    int last = row + width - 1;
    for (int j = row; j < last; j++) {
      elements[band.at(j, last)] = elements[band.at(last, j)];
    }
  }

  private void reflectDiagonal(int row, double tau) {
    multiplyAndUpdate(band.at(row, row), width, tau);
  }

  /** B and D as one matrix; the column that was cleared is kept out of it. */
  private void reflectBulge(int row, int column, Reflection reflection) {
    multiplyAndUpdate(band.at(row, column), 2 * width, reflection.tau());
    for (int i = 0; i < width; i++) {
      elements[band.at(row + i, column)] = 0;
    }
    elements[band.at(row, column)] = reflection.image();
  }

  /** Rows of D, the last {@code width} columns, with {@code columns - width} columns before it. */
  private void multiplyAndUpdate(int offset, int columns, double tau) {
    MatrixLayout block = new MatrixLayout(offset, width, columns, stride);
    MatrixLayout rowOfBlock = new MatrixLayout(0, 1, columns, stride);
    Arrays.fill(beside, 0, columns, 0);
    arithmetic.addProduct(
        v, new MatrixLayout(0, 1, width, width), elements, block, beside, rowOfBlock);
    int d = columns - width;
    arithmetic.scale(tau, beside, 0, columns);
    Arrays.fill(scratch, 0, Lanes.COUNT, 0);
    arithmetic.accumulateProducts(beside, d, v, 0, width, scratch, 0);
    arithmetic.addScaled(-0.5 * tau * Lanes.sum(scratch, 0), v, 0, beside, d, width);
    for (int i = 0; i < width; i++) {
      left[2 * i] = v[i];
      left[2 * i + 1] = beside[d + i];
      right[columns + d + i] = -v[i];
    }
    Arrays.fill(right, columns, columns + d, 0);
    for (int j = 0; j < columns; j++) {
      right[j] = -beside[j];
    }
    arithmetic.addProduct(
        left,
        new MatrixLayout(0, width, 2, 2),
        right,
        new MatrixLayout(0, 2, columns, columns),
        elements,
        block);
  }

  private void reflectBelow(int row, double tau) {
    MatrixLayout block = new MatrixLayout(band.at(row + width, row), width, width, stride);
    arithmetic.rowProducts(elements, block, v, 0, below, 0, scratch);
    arithmetic.scale(-tau, below, 0, width);
    arithmetic.addProduct(
        below,
        new MatrixLayout(0, width, 1, 1),
        v,
        new MatrixLayout(0, 1, width, width),
        elements,
        block);
  }

  private void reflectVector(int row, double tau) {
    Arrays.fill(scratch, 0, Lanes.COUNT, 0);
    arithmetic.accumulateProducts(v, 0, g, row, width, scratch, 0);
    arithmetic.addScaled(-tau * Lanes.sum(scratch, 0), v, 0, g, row, width);
  }
}
