package dev.edgelaw.kernel;

import static dev.edgelaw.kernel.MatrixLayout.PANEL;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChosenRowsTest {
  private static final int BLOCKS = 6;
  private static final int OFFSET = 3;

  private final RandomDoubles random = new RandomDoubles(1);

  private static Arithmetic of(Backend backend) {
    return ArithmeticProvider.lookup(backend).arithmetic();
  }

  private static MatrixLayout panel(int rows) {
    return new MatrixLayout(OFFSET, rows, PANEL, PANEL);
  }

  private double[] draw(MatrixLayout layout) {
    return random.withSpecials(layout.offset() + layout.length() + Lanes.COUNT);
  }

  @ParameterizedTest
  @EnumSource(names = {"SCALAR", "AUTO"})
  @DisplayName("gathered rows are the chosen ones, and nothing else is written")
  void gathers(Backend backend) {
    MatrixLayout all = panel(9);
    int[] rows = {7, 8, 0, 3, 3, 1};
    MatrixLayout some = panel(4);
    double[] a = draw(all);
    double[] c = draw(some);
    double[] expected = c.clone();
    for (int i = 0; i < some.rows(); i++) {
      System.arraycopy(a, all.index(rows[2 + i], 0), expected, some.index(i, 0), PANEL);
    }
    of(backend).gatherRows(a, all, rows, 2, c, some);
    assertThat(c).containsExactly(expected);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 5, 12})
  @DisplayName("weighted sums of blocks: the formula, for both implementations")
  void combines(int inner) {
    MatrixLayout a = new MatrixLayout(OFFSET, inner, BLOCKS * PANEL, (BLOCKS + 1) * PANEL);
    MatrixLayout c = panel(4);
    int[] blocks = {9, 5, 0, 2, 2};
    double[] weights = random.withSpecials(inner + 2);
    double[] left = draw(a);
    double[] start = draw(c);
    double[] expected = start.clone();
    for (int i = 0; i < c.rows(); i++) {
      for (int j = 0; j < PANEL; j++) {
        double sum = 0;
        for (int k = 0; k < inner; k++) {
          sum = Math.fma(weights[2 + k], left[a.index(k, blocks[1 + i] * PANEL + j)], sum);
        }
        expected[c.index(i, j)] = sum;
      }
    }
    for (Backend backend : new Backend[] {Backend.SCALAR, Backend.AUTO}) {
      double[] actual = start.clone();
      of(backend).combineBlocks(weights, 2, left, a, blocks, 1, actual, c);
      assertThat(actual).as(backend.name()).containsExactly(expected);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4, 5, 12})
  @DisplayName("products of chosen pairs of rows: the formula, for both implementations")
  void addsProducts(int height) {
    MatrixLayout a = new MatrixLayout(OFFSET, 7, height, PANEL);
    MatrixLayout b = panel(11);
    MatrixLayout c = new MatrixLayout(OFFSET, height, 3 * PANEL, 4 * PANEL);
    int[] pairs = {6, 10, 0, 3, 5, 5, 2, 10, 0, 0, 1, 9};
    // The block in the middle is left alone.
    int[] starts = {0, 1, 4, 4, 6};
    double[] left = draw(a);
    double[] right = draw(b);
    double[] start = draw(c);
    double[] expected = start.clone();
    for (int i = 0; i < 3; i++) {
      for (int k = 0; k < height; k++) {
        for (int j = 0; j < PANEL; j++) {
          int at = c.index(k, i * PANEL + j);
          for (int t = starts[1 + i]; t < starts[2 + i]; t++) {
            double factor = left[a.index(pairs[2 * t], k)];
            expected[at] = Math.fma(factor, right[b.index(pairs[2 * t + 1], j)], expected[at]);
          }
        }
      }
    }
    for (Backend backend : new Backend[] {Backend.SCALAR, Backend.AUTO}) {
      double[] actual = start.clone();
      of(backend).addChosenProducts(left, a, right, b, pairs, starts, 1, actual, c);
      assertThat(actual).as(backend.name()).containsExactly(expected);
    }
  }

  @Test
  @DisplayName("no rows, nothing written")
  void nothing() {
    double[] c = random.withSpecials(2 * PANEL);
    double[] before = c.clone();
    of(Backend.AUTO).gatherRows(new double[0], panel(0), new int[0], 0, c, panel(0));
    assertThat(c).containsExactly(before);
  }
}
