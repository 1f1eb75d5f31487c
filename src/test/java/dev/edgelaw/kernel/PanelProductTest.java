package dev.edgelaw.kernel;

import static dev.edgelaw.kernel.MatrixLayout.PANEL;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Left factors with rows of {@link MatrixLayout#PANEL}, which have register blocks of their own.
 */
class PanelProductTest {
  /** Behind the result: a block that writes too far would change it. */
  private static final int GUARD = 40;

  private static final int[] INNER = {0, 1, 5, 20, 31, 32};
  private static final int[] COLUMNS = {1, 5, 8, 16, 24, 32, 40, 64};
  private static final int[] STRIDES = {8, 16, 32, 64, 72};

  private final Arithmetic scalar = ArithmeticProvider.lookup(Backend.SCALAR).arithmetic();
  private final Arithmetic vectors = ArithmeticProvider.lookup(Backend.AUTO).arithmetic();

  @ParameterizedTest(name = "{0} rows")
  @ValueSource(ints = {0, 1, 4, 5, 9, 10, 11, 13, 20, 40, 83})
  @DisplayName("products from a panel have the bits of the scalar reference")
  void products(int rows) {
    RandomDoubles random = new RandomDoubles(rows);
    for (int inner : INNER) {
      for (int columns : COLUMNS) {
        for (int bStride : STRIDES) {
          for (int cStride : STRIDES) {
            if (Math.min(bStride, cStride) < Lanes.padded(columns)) {
              continue;
            }
            MatrixLayout a = new MatrixLayout(random.below(5), rows, inner, PANEL);
            MatrixLayout b = new MatrixLayout(random.below(5), inner, columns, bStride);
            MatrixLayout c = new MatrixLayout(random.below(5), rows, columns, cStride);
            double[] left = random.normal(a.offset() + a.length());
            double[] right = random.normal(b.offset() + b.length());
            double[] expected = random.normal(c.offset() + c.length() + GUARD);
            double[] actual = expected.clone();
            scalar.addProduct(left, a, right, b, expected, c);
            vectors.addProduct(left, a, right, b, actual, c);
            Bits.assertSame(expected, actual);
            if (bStride == cStride) {
              scalar.multiply(left, a, right, b, expected, c);
              vectors.multiply(left, a, right, b, actual, c);
              Bits.assertSame(expected, actual);
            }
          }
        }
      }
    }
  }

  @ParameterizedTest(name = "{0} inner indices")
  @ValueSource(ints = {0, 1, 5, 40, 128, 203})
  @DisplayName("products of a transposed panel have the bits of the scalar reference")
  void transposed(int inner) {
    RandomDoubles random = new RandomDoubles(inner);
    for (int rows = 0; rows <= PANEL; rows++) {
      for (int columns : COLUMNS) {
        for (int bStride : STRIDES) {
          if (bStride < Lanes.padded(columns)) {
            continue;
          }
          MatrixLayout a = new MatrixLayout(random.below(5), inner, rows, PANEL);
          MatrixLayout b = new MatrixLayout(random.below(5), inner, columns, bStride);
          MatrixLayout c = new MatrixLayout(random.below(5), rows, columns, 72);
          double[] left = random.normal(a.offset() + a.length());
          double[] right = random.normal(b.offset() + b.length());
          double[] expected = random.normal(c.offset() + c.length() + GUARD);
          double[] actual = expected.clone();
          scalar.addProductTransposed(left, a, right, b, expected, c);
          vectors.addProductTransposed(left, a, right, b, actual, c);
          Bits.assertSame(expected, actual);
        }
      }
    }
  }

  @ParameterizedTest(name = "{0} rows")
  @ValueSource(ints = {0, 1, 5, 13, 40})
  @DisplayName("a product through gates is the product, then the gradient of the activation")
  void throughGates(int rows) {
    RandomDoubles random = new RandomDoubles(rows);
    for (int inner : INNER) {
      for (int columns : COLUMNS) {
        for (int stride : STRIDES) {
          for (int aStride : new int[] {PANEL, PANEL + 1}) {
            if (stride < Lanes.padded(columns)) {
              continue;
            }
            MatrixLayout a = new MatrixLayout(random.below(5), rows, inner, aStride);
            MatrixLayout b = new MatrixLayout(random.below(5), inner, columns, stride);
            MatrixLayout c = new MatrixLayout(random.below(5), rows, columns, stride);
            double[] left = random.normal(a.offset() + a.length());
            double[] right = random.normal(b.offset() + b.length());
            double[] gates = random.withSpecials(c.offset() + c.length() + GUARD);
            for (double slope : new double[] {0, 0.3, 1}) {
              double[] expected = gates.clone();
              scalar.addProduct(left, a, right, b, zeroed(expected, c), c);
              for (int i = 0; i < rows; i++) {
                int row = c.index(i, 0);
                scalar.leakyReluGradient(gates, row, expected, row, Lanes.padded(columns), slope);
              }
              for (Arithmetic arithmetic : new Arithmetic[] {scalar, vectors}) {
                double[] inPlace = gates.clone();
                arithmetic.multiplyThroughGates(
                    left, a, right, b, inPlace, c.offset(), inPlace, c, slope, false);
                Bits.assertSame(expected, inPlace);
              }
            }
          }
        }
      }
    }
  }

  @ParameterizedTest(name = "{0} rows")
  @ValueSource(ints = {0, 1, 5, 13, 40})
  @DisplayName("what goes on from C goes through gates that lie elsewhere")
  void addedThroughGates(int rows) {
    RandomDoubles random = new RandomDoubles(rows);
    for (int inner : INNER) {
      for (int columns : COLUMNS) {
        for (int aStride : new int[] {PANEL, PANEL + 1}) {
          MatrixLayout a = new MatrixLayout(random.below(5), rows, inner, aStride);
          MatrixLayout b = new MatrixLayout(random.below(5), inner, columns, stride(columns));
          MatrixLayout c = new MatrixLayout(random.below(5), rows, columns, stride(columns));
          MatrixLayout h = new MatrixLayout(5 + random.below(5), rows, columns, stride(columns));
          double[] left = random.normal(a.offset() + a.length());
          double[] right = random.normal(b.offset() + b.length());
          double[] gates = random.withSpecials(h.offset() + h.length() + GUARD);
          double[] sums = random.normal(c.offset() + c.length() + GUARD);
          for (double slope : new double[] {0, 0.3}) {
            double[] expected = sums.clone();
            scalar.addProduct(left, a, right, b, expected, c);
            for (int i = 0; i < rows; i++) {
              scalar.leakyReluGradient(
                  gates, h.index(i, 0), expected, c.index(i, 0), Lanes.padded(columns), slope);
            }
            for (Arithmetic arithmetic : new Arithmetic[] {scalar, vectors}) {
              double[] actual = sums.clone();
              arithmetic.multiplyThroughGates(
                  left, a, right, b, gates, h.offset(), actual, c, slope, true);
              Bits.assertSame(expected, actual);
            }
          }
        }
      }
    }
  }

  @ParameterizedTest(name = "{0} rows")
  @ValueSource(ints = {0, 1, 5, 13, 40})
  @DisplayName("a rectified product is the product, then the activation")
  void rectified(int rows) {
    RandomDoubles random = new RandomDoubles(rows);
    for (int inner : INNER) {
      for (int columns : COLUMNS) {
        for (int aStride : new int[] {PANEL, PANEL + 1}) {
          MatrixLayout a = new MatrixLayout(random.below(5), rows, inner, aStride);
          MatrixLayout b = new MatrixLayout(random.below(5), inner, columns, stride(columns));
          MatrixLayout c = new MatrixLayout(random.below(5), rows, columns, stride(columns));
          double[] left = random.normal(a.offset() + a.length());
          double[] right = random.normal(b.offset() + b.length());
          double[] sums = random.withSpecials(c.offset() + c.length() + GUARD);
          for (double slope : new double[] {0, 0.3, -0.5}) {
            for (boolean add : new boolean[] {false, true}) {
              double[] expected = add ? sums.clone() : zeroed(sums.clone(), c);
              scalar.addProduct(left, a, right, b, expected, c);
              for (int i = 0; i < rows; i++) {
                int row = c.index(i, 0);
                scalar.leakyRelu(expected, expected, row, Lanes.padded(columns), slope);
              }
              for (Arithmetic arithmetic : new Arithmetic[] {scalar, vectors}) {
                double[] actual = sums.clone();
                arithmetic.multiplyRectified(left, a, right, b, actual, c, slope, add);
                Bits.assertSame(expected, actual);
              }
            }
          }
        }
      }
    }
  }

  /** Rows of a panel where the columns fit one. */
  private static int stride(int columns) {
    return Math.max(PANEL, Lanes.padded(columns));
  }

  private static double[] zeroed(double[] x, MatrixLayout layout) {
    for (int i = 0; i < layout.rows(); i++) {
      int row = layout.index(i, 0);
      java.util.Arrays.fill(x, row, row + Lanes.padded(layout.columns()), 0);
    }
    return x;
  }

  @Test
  @DisplayName("a copy takes whole lanes and leaves the rest alone")
  void copies() {
    RandomDoubles random = new RandomDoubles(1);
    for (int columns : new int[] {1, 8, 20, 64}) {
      MatrixLayout a = new MatrixLayout(3, 7, columns, 64);
      MatrixLayout c = new MatrixLayout(1, 7, columns, 72);
      double[] from = random.withSpecials(a.offset() + a.length());
      double[] expected = random.normal(c.offset() + c.length() + GUARD);
      double[] actual = expected.clone();
      for (int i = 0; i < 7; i++) {
        System.arraycopy(from, a.index(i, 0), expected, c.index(i, 0), Lanes.padded(columns));
      }
      for (Arithmetic arithmetic : new Arithmetic[] {scalar, vectors}) {
        double[] to = actual.clone();
        arithmetic.copy(from, a, to, c);
        Bits.assertSame(expected, to);
      }
    }
  }
}
