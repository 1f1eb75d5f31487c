package dev.edgelaw.curvature;

import static dev.edgelaw.curvature.Problems.SIMD;
import static dev.edgelaw.curvature.Problems.distance;
import static dev.edgelaw.curvature.Problems.dot;
import static dev.edgelaw.curvature.Problems.norm;
import static dev.edgelaw.curvature.Problems.normal;
import static dev.edgelaw.curvature.Problems.product;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import dev.edgelaw.curvature.Problems.Problem;
import dev.edgelaw.kernel.ScalarArithmetic;
import dev.edgelaw.net.Activation;
import dev.edgelaw.net.Architecture;
import dev.edgelaw.net.ParameterLayout;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class NetworkCurvatureTest {

  private static double[] shifted(double[] point, double[] direction, double step) {
    double[] moved = point.clone();
    for (int i = 0; i < moved.length; i++) {
      moved[i] += step * direction[i];
    }
    return moved;
  }

  private static double[] centralDifference(Problem problem, double[] v, double step) {
    double[] ahead = problem.gradient(shifted(problem.parameters(), v, step));
    double[] behind = problem.gradient(shifted(problem.parameters(), v, -step));
    double[] difference = new double[v.length];
    for (int i = 0; i < v.length; i++) {
      difference[i] = (ahead[i] - behind[i]) / (2 * step);
    }
    return difference;
  }

  @ParameterizedTest
  @MethodSource("dev.edgelaw.curvature.Problems#all")
  @DisplayName("the Hessian product is the derivative of the gradient")
  void finiteDifferences(Problem problem) {
    double[] v = problem.direction(5);
    double[] exact = product(problem.curvature().hessian(), v);
    double[] difference = centralDifference(problem, v, 1e-6);
    assertThat(distance(exact, difference)).isLessThan(1e-7 * (1 + norm(exact)));
  }

  @ParameterizedTest
  @MethodSource("dev.edgelaw.curvature.Problems#smooth")
  @DisplayName("for smooth activations central differences err by the square of the step")
  void predictedError(Problem problem) {
    double[] v = problem.direction(5);
    double[] exact = product(problem.curvature().hessian(), v);
    double coarse = distance(exact, centralDifference(problem, v, 1e-3));
    double fine = distance(exact, centralDifference(problem, v, 5e-4));
    assertThat(coarse / fine).isBetween(3.9, 4.1);
  }

  @ParameterizedTest
  @MethodSource("dev.edgelaw.curvature.Problems#all")
  @DisplayName("both operators are symmetric: u'Av = v'Au")
  void symmetry(Problem problem) {
    NetworkCurvature curvature = problem.curvature();
    double[] u = problem.direction(1);
    double[] v = problem.direction(2);
    for (SymmetricOperator a :
        new SymmetricOperator[] {curvature.hessian(), curvature.gaussNewton()}) {
      double[] av = product(a, v);
      double scale = norm(u) * norm(av);
      assertThat(dot(u, av)).isCloseTo(dot(v, product(a, u)), within(1e-14 * scale));
    }
  }

  @ParameterizedTest
  @MethodSource("dev.edgelaw.curvature.Problems#all")
  @DisplayName("the Jacobian and its transpose are adjoint, and J v is the outputs' derivative")
  void adjoint(Problem problem) {
    Jacobian jacobian = problem.curvature().jacobian();
    double[] v = problem.direction(3);
    double[] u = normal(4, jacobian.rows());
    double[] jv = new double[jacobian.rows()];
    double[] ju = new double[v.length];
    jacobian.apply(v, jv);
    jacobian.applyTransposed(u, ju);
    assertThat(dot(u, jv)).isCloseTo(dot(v, ju), within(1e-13 * norm(u) * norm(jv)));
  }

  @ParameterizedTest
  @MethodSource("dev.edgelaw.curvature.Problems#all")
  @DisplayName("Gauss-Newton is J' (output Hessian) J")
  void gaussNewton(Problem problem) {
    NetworkCurvature curvature = problem.curvature();
    Jacobian jacobian = curvature.jacobian();
    double[] v = problem.direction(3);
    double[] jv = new double[jacobian.rows()];
    jacobian.apply(v, jv);
    int classes = problem.data().classes();
    int samples = problem.data().samples();
    double weight =
        switch (problem.loss()) {
          case dev.edgelaw.net.Loss.CrossEntropy() -> 1;
          case dev.edgelaw.net.Loss.MeanSquaredError() -> 0;
          case dev.edgelaw.net.Loss.Interpolated(double b) -> b;
        };
    double[] sjv = new double[jv.length];
    double[] p = new double[classes];
    for (int i = 0; i < samples; i++) {
      for (int k = 0; k < classes; k++) {
        p[k] = curvature.point().outputCurvature.probability(i, k);
      }
      double[] s = SoftmaxCurvature.matrix(p);
      for (int k = 0; k < classes; k++) {
        sjv[i * classes + k] = (1 - weight) * 2 / (samples * classes) * jv[i * classes + k];
        for (int l = 0; l < classes; l++) {
          sjv[i * classes + k] += weight / samples * s[k * classes + l] * jv[i * classes + l];
        }
      }
    }
    double[] expected = new double[v.length];
    jacobian.applyTransposed(sjv, expected);
    double[] actual = product(curvature.gaussNewton(), v);
    assertThat(distance(actual, expected)).isLessThan(1e-13 * (norm(expected) + 1));
  }

  @ParameterizedTest
  @MethodSource("dev.edgelaw.curvature.Problems#all")
  @DisplayName("scalar and SIMD products have the same bits")
  void sameBits(Problem problem) {
    NetworkCurvature scalar = problem.curvature(new ScalarArithmetic());
    NetworkCurvature simd = problem.curvature(SIMD);
    double[] v = problem.direction(6);
    assertThat(product(simd.hessian(), v)).containsExactly(product(scalar.hessian(), v));
    assertThat(product(simd.gaussNewton(), v)).containsExactly(product(scalar.gaussNewton(), v));
    double[] padding = product(simd.hessian(), v);
    assertThat(problem.layout().fromCanonical(problem.layout().toCanonical(padding)))
        .as("padding stays zero")
        .containsExactly(padding);
  }

  @Test
  @DisplayName("linear regression: H = 2/(nK) X'X for every output")
  void linearRegression() {
    Problem problem =
        Problems.drawn(Architecture.unbiased(Activation.relu(), 6, 3), Problems.mse(), 19, 5);
    double[] v = normal(1, 18);
    double[] product =
        problem
            .layout()
            .toCanonical(product(problem.curvature().hessian(), problem.layout().fromCanonical(v)));
    double[] x = problem.data().inputs();
    for (int k = 0; k < 3; k++) {
      for (int a = 0; a < 6; a++) {
        double expected = 0;
        for (int i = 0; i < 19; i++) {
          for (int b = 0; b < 6; b++) {
            expected += 2.0 / (19 * 3) * x[i * 6 + a] * x[i * 6 + b] * v[k * 6 + b];
          }
        }
        assertThat(product[k * 6 + a])
            .isCloseTo(expected, within(1e-12 * (1 + Math.abs(expected))));
      }
    }
  }

  @ParameterizedTest
  @org.junit.jupiter.params.provider.ValueSource(ints = {2, 5})
  @DisplayName(
      "softmax regression: H = (1/n) sum_i S_i (x) x_i x_i', with two classes the logistic one")
  void softmaxRegression(int classes) {
    Problem problem =
        Problems.drawn(Architecture.unbiased(Activation.relu(), 6, classes), Problems.ce(), 19, 5);
    NetworkCurvature curvature = problem.curvature();
    DenseHessian hessian = DenseHessian.of(curvature);
    double[] x = problem.data().inputs();
    double[] p = new double[classes];
    double[] expected = new double[hessian.entries().length];
    for (int i = 0; i < 19; i++) {
      for (int k = 0; k < classes; k++) {
        p[k] = curvature.point().outputCurvature.probability(i, k);
      }
      for (int k = 0; k < classes; k++) {
        for (int l = 0; l < classes; l++) {
          double s = k == l ? p[k] * (1 - p[k]) : -p[k] * p[l];
          for (int a = 0; a < 6; a++) {
            for (int b = 0; b < 6; b++) {
              expected[(k * 6 + a) * hessian.dimension() + l * 6 + b] +=
                  s / 19 * x[i * 6 + a] * x[i * 6 + b];
            }
          }
        }
      }
    }
    assertThat(hessian.entries()).containsExactly(expected, within(1e-14));
  }

  @ParameterizedTest
  @MethodSource("dev.edgelaw.curvature.Problems#all")
  @DisplayName("rescaling constraint of homogeneous networks: H (A theta) = -A g")
  void rescaling(Problem problem) {
    Architecture architecture = problem.architecture();
    if (!(architecture.activation() instanceof Activation.LeakyRelu)
        || architecture.biased()
        || architecture.depth() < 2) {
      return;
    }
    NetworkCurvature curvature = problem.curvature();
    double[] direction = generated(problem.layout(), problem.parameters());
    double[] expected = generated(problem.layout(), curvature.gradient());
    double[] product = product(curvature.hessian(), direction);
    SIMD.scale(-1, expected, 0, expected.length);
    assertThat(distance(product, expected)).isLessThan(1e-13 * (1 + norm(direction)));
  }

  /** (W_1, W_2) to (W_1, -W_2). */
  private static double[] generated(ParameterLayout layout, double[] vector) {
    double[] generated = new double[vector.length];
    for (int layer = 0; layer < 2; layer++) {
      for (int i = layout.weight(layer).offset(), k = 0; k < layout.weight(layer).length(); k++) {
        generated[i + k] = layer == 0 ? vector[i + k] : -vector[i + k];
      }
    }
    return generated;
  }

  @Test
  @DisplayName("the operators follow the point, and nothing of the point before is left")
  void moves() {
    Problem problem = Problems.all().toList().get(6);
    double[] v = problem.direction(1);
    NetworkCurvature curvature = problem.curvature();
    SymmetricOperator hessian = curvature.hessian();
    double[] first = product(hessian, v);
    curvature.at(shifted(problem.parameters(), v, 0.1));
    assertThat(distance(product(hessian, v), first)).isGreaterThan(1e-3);
    curvature.at(problem.parameters());
    assertThat(product(hessian, v)).containsExactly(first);
  }

  @Test
  @DisplayName("bad input is refused in one line")
  void refuses() {
    Problem problem = Problems.all().toList().get(2);
    NetworkCurvature curvature =
        new NetworkCurvature(SIMD, problem.architecture(), problem.loss(), problem.data());
    int length = problem.parameters().length;
    assertThatIllegalStateException()
        .isThrownBy(() -> curvature.hessian().apply(new double[length], new double[length]))
        .withMessage("no point yet: at(parameters) comes first");
    assertThatIllegalArgumentException().isThrownBy(() -> curvature.at(new double[3]));
    double[] broken = problem.parameters().clone();
    broken[5] = Double.NaN;
    assertThatIllegalArgumentException()
        .isThrownBy(() -> curvature.at(broken))
        .withMessage("parameters must be finite, was NaN at position 5");
    double[] huge = problem.parameters().clone();
    java.util.Arrays.setAll(huge, i -> huge[i] * 1e200);
    assertThatIllegalArgumentException().isThrownBy(() -> curvature.at(huge));
    curvature.at(problem.parameters());
    double[] v = new double[length];
    assertThatIllegalArgumentException()
        .isThrownBy(() -> curvature.hessian().apply(new double[length - 1], v))
        .withMessageStartingWith("vector of length");
    assertThatIllegalArgumentException().isThrownBy(() -> curvature.hessian().apply(v, v));
  }
}
