package dev.edgelaw.curvature;

import static dev.edgelaw.curvature.Problems.SIMD;
import static dev.edgelaw.curvature.Problems.normal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.edgelaw.kernel.Arithmetic;
import dev.edgelaw.kernel.Lanes;
import dev.edgelaw.kernel.MatrixLayout;
import java.util.Arrays;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KrylovSpaceTest {
  private record Diagonal(double[] values) implements SymmetricOperator {
    @Override
    public int dimension() {
      return values.length;
    }

    @Override
    public int length() {
      return values.length;
    }

    @Override
    public void apply(double[] v, double[] product) {
      Arrays.setAll(product, i -> values[i] * v[i]);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1016, 1024, 1032, 2504})
  @DisplayName("the basis has the bits of two rounds over whole vectors, one product after another")
  void chunks(int length) {
    int steps = 9;
    SymmetricOperator operator = new Diagonal(normal(1, length));
    double[] start = normal(2, length);
    KrylovSpace space = new KrylovSpace(SIMD, operator, start);
    double[] basis = new double[(steps + 1) * length];
    System.arraycopy(space.basisVector(0), 0, basis, 0, length);
    for (int step = 0; step < steps; step++) {
      space.expand();
      double[] image = new double[length];
      operator.apply(Arrays.copyOfRange(basis, step * length, (step + 1) * length), image);
      double diagonal = subtract(basis, step + 1, image) + subtract(basis, step + 1, image);
      double[] lanes = new double[Lanes.COUNT];
      SIMD.accumulateProducts(image, 0, image, 0, length, lanes, 0);
      double beta = Math.sqrt(Lanes.sum(lanes, 0));
      SIMD.scale(1 / beta, image, 0, length);
      System.arraycopy(image, 0, basis, (step + 1) * length, length);
      assertThat(space.diagonal()[step]).isEqualTo(diagonal);
      assertThat(space.beta()).isEqualTo(beta);
      assertThat(space.basisVector(step + 1)).isEqualTo(image);
    }
  }

  /** image -= Q Q' image; returns the coefficient of the newest vector. */
  private static double subtract(double[] basis, int rows, double[] image) {
    int length = image.length;
    MatrixLayout q = new MatrixLayout(0, rows, length, length);
    double[] c = new double[Lanes.padded(rows)];
    SIMD.rowProducts(basis, q, image, 0, c, 0, new double[Arithmetic.ROW_SCRATCH]);
    double newest = c[rows - 1];
    SIMD.scale(-1, c, 0, c.length);
    SIMD.addProduct(
        c,
        new MatrixLayout(0, 1, rows, rows),
        basis,
        q,
        image,
        new MatrixLayout(0, 1, length, length));
    return newest;
  }
}
