package dev.edgelaw.curvature;

import static dev.edgelaw.curvature.Problems.product;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.edgelaw.curvature.Problems.Problem;
import dev.edgelaw.net.Activation;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BlockProductTest {

  @ParameterizedTest
  @MethodSource("dev.edgelaw.curvature.Problems#all")
  @DisplayName("every column has the bits of the single product")
  void sameBits(Problem problem) {
    NetworkCurvature curvature = problem.curvature();
    assertColumns(problem, curvature.hessianBlock(8), curvature.hessian());
    assertColumns(problem, curvature.hessianBlock(32), curvature.hessian());
    assertColumns(problem, curvature.gaussNewtonBlock(16), curvature.gaussNewton());
  }

  @Test
  @DisplayName("also when the samples take several chunks")
  void severalChunks() {
    Problem problem = Problems.published(Activation.relu(), Problems.ce(), 42);
    NetworkCurvature curvature = problem.curvature();
    assertColumns(problem, curvature.hessianBlock(64), curvature.hessian());
  }

  private static void assertColumns(
      Problem problem, BlockProduct block, SymmetricOperator operator) {
    int columns = block.columns();
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
