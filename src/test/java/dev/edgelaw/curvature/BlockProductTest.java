package dev.edgelaw.curvature;

import static dev.edgelaw.curvature.Problems.ce;
import static dev.edgelaw.curvature.Problems.drawn;
import static dev.edgelaw.curvature.Problems.mixed;
import static dev.edgelaw.curvature.Problems.mse;
import static dev.edgelaw.curvature.Problems.product;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.edgelaw.curvature.Problems.Problem;
import dev.edgelaw.kernel.ArithmeticProvider;
import dev.edgelaw.kernel.Backend;
import dev.edgelaw.kernel.MatrixLayout;
import dev.edgelaw.net.Activation;
import dev.edgelaw.net.Architecture;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BlockProductTest {

  /** Two layers without biases: awkward sizes, more than one chunk. */
  static Stream<Problem> twoLayers() {
    return Stream.of(
        drawn(Architecture.unbiased(Activation.relu(), 6, 13, 3), ce(), 33, 3),
        drawn(Architecture.unbiased(Activation.relu(), 20, 64, 5), mse(), 200, 42),
        drawn(Architecture.unbiased(Activation.relu(), 30, 35, 7), mixed(), 201, 5),
        drawn(Architecture.unbiased(Activation.relu(), 70, 33, 12), mse(), 101, 6),
        drawn(Architecture.unbiased(Activation.relu(), 32, 17, 2), ce(), 103, 8),
        drawn(Architecture.unbiased(Activation.relu(), 9, 40, 1), mse(), 301, 9));
  }

  @ParameterizedTest
  @MethodSource("dev.edgelaw.curvature.Problems#all")
  @DisplayName("every column has the bits of the single product")
  void sameBits(Problem problem) {
    NetworkCurvature curvature = problem.curvature();
    assertColumns(problem, curvature.hessianBlock(), curvature.hessian());
    assertColumns(problem, curvature.gaussNewtonBlock(), curvature.gaussNewton());
  }

  @ParameterizedTest
  @MethodSource("twoLayers")
  @DisplayName("also where closed gates are left out, scalar and SIMD, at every point")
  void closedGates(Problem problem) {
    for (Backend backend : new Backend[] {Backend.SCALAR, Backend.AUTO}) {
      NetworkCurvature curvature =
          problem.curvature(ArithmeticProvider.lookup(backend).arithmetic());
      BlockProduct hessian = curvature.hessianBlock();
      BlockProduct gaussNewton = curvature.gaussNewtonBlock();
      assertThat(hessian).isInstanceOf(TwoLayerBlock.class);
      assertColumns(problem, hessian, curvature.hessian());
      curvature.at(withIdleUnit(problem));
      assertColumns(problem, hessian, curvature.hessian());
      assertColumns(problem, gaussNewton, curvature.gaussNewton());
    }
  }

  @Test
  @DisplayName("gates that leave nothing out, biases and depth take single products")
  void others() {
    assertThat(
            Stream.of(
                    drawn(Architecture.unbiased(new Activation.Tanh(), 5, 17, 2), ce(), 30, 1),
                    drawn(Architecture.unbiased(Activation.identity(), 5, 32, 2), mse(), 30, 1),
                    drawn(
                        Architecture.unbiased(Activation.interpolated(0.4), 5, 9, 2), ce(), 30, 1),
                    drawn(Architecture.biased(Activation.relu(), 5, 17, 2), ce(), 30, 1),
                    drawn(Architecture.unbiased(Activation.relu(), 5, 17, 9, 2), ce(), 30, 1))
                .map(problem -> problem.curvature().hessianBlock()))
        .hasOnlyElementsOfType(SingleProducts.class);
  }

  /** Other weights, of which those into the first unit are zero: its gates are closed. */
  private static double[] withIdleUnit(Problem problem) {
    double[] point = problem.direction(99);
    MatrixLayout weight = problem.layout().weight(0);
    for (int i = 0; i < weight.rows(); i++) {
      point[weight.index(i, 0)] = 0;
    }
    return point;
  }

  private static void assertColumns(
      Problem problem, BlockProduct block, SymmetricOperator operator) {
    int columns = BlockProduct.COLUMNS;
    double[] vectors = new double[block.length() * columns];
    for (int b = 0; b < columns; b++) {
      double[] v = problem.direction(b);
      for (int i = 0; i < v.length; i++) {
        vectors[i * columns + b] = v[i];
      }
    }
    double[] products = new double[vectors.length];
    block.apply(vectors, products);
    for (int b = 0; b < columns; b++) {
      double[] column = new double[block.length()];
      for (int i = 0; i < column.length; i++) {
        column[i] = products[i * columns + b];
      }
      assertThat(column).containsExactly(product(operator, problem.direction(b)));
    }
  }

  @ParameterizedTest
  @MethodSource("dev.edgelaw.curvature.Problems#all")
  @DisplayName(
      "the dense Hessian holds the products with unit vectors and is symmetric to rounding")
  void dense(Problem problem) {
    NetworkCurvature curvature = problem.curvature();
    DenseHessian hessian = DenseHessian.of(curvature);
    double[] v = Problems.normal(7, hessian.dimension());
    double[] expected =
        problem
            .layout()
            .toCanonical(product(curvature.hessian(), problem.layout().fromCanonical(v)));
    double[] actual = new double[v.length];
    for (int i = 0; i < v.length; i++) {
      for (int j = 0; j < v.length; j++) {
        actual[i] += hessian.entry(i, j) * v[j];
      }
    }
    assertThat(actual).containsExactly(expected, within(1e-12));
    assertThat(hessian.asymmetry()).isLessThan(1e-14);
    assertThat(DenseHessian.gaussNewton(curvature).asymmetry()).isLessThan(1e-14);
  }
}
