package dev.edgelaw.curvature;

import static dev.edgelaw.theorems.TestLaboratory.LABORATORY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.edgelaw.curvature.dense.SymmetricEigen;
import dev.edgelaw.net.Activation;
import dev.edgelaw.net.Loss;
import dev.edgelaw.optim.DivergenceRule;
import dev.edgelaw.optim.Optimizer;
import dev.edgelaw.optim.Training;
import dev.edgelaw.theorems.Kind;
import dev.edgelaw.theorems.RandomNet;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SharpnessPointsTest {
  @ParameterizedTest
  @ValueSource(longs = {3, 4})
  @DisplayName("at W(0) and later it is the largest eigenvalue of the dense Hessian")
  void isTheLargestEigenvalue(long seed) {
    RandomNet net = LABORATORY.draw(Kind.of(Activation.relu()).withDepth(3), seed);
    NetworkCurvature curvature = curvature(net, seed);
    SharpnessPointsProbe probe =
        new SharpnessPointsProbe(
            curvature,
            new SharpnessTracker(LABORATORY.arithmetic(), curvature.hessian(), 1e-9, 5000, 1),
            List.of(0, 2, 9));
    double[] parameters = net.parameters().clone();
    double initial = largest(net, seed, parameters);
    new Training(
            LABORATORY.arithmetic(),
            net.loss(),
            Optimizer.gradientDescent(),
            0.01,
            2,
            DivergenceRule.NOT_FINITE)
        .run(parameters, List.of(probe));
    SharpnessPoints points = probe.record();
    assertThat(points.at(0)).isCloseTo(initial, within(1e-8 * initial));
    assertThat(points.at(2)).isCloseTo(largest(net, seed, parameters), within(1e-8 * initial));
    assertThat(points.at(9)).isNaN();
  }

  private static NetworkCurvature curvature(RandomNet net, long seed) {
    Loss loss = seed % 2 == 0 ? new Loss.CrossEntropy() : new Loss.MeanSquaredError();
    return new NetworkCurvature(LABORATORY.arithmetic(), net.architecture(), loss, net.data());
  }

  private static double largest(RandomNet net, long seed, double[] parameters) {
    NetworkCurvature curvature = curvature(net, seed);
    curvature.at(parameters);
    DenseHessian hessian = DenseHessian.of(curvature);
    double[] values =
        new SymmetricEigen(LABORATORY.arithmetic()).values(hessian.entries(), hessian.dimension());
    return values[values.length - 1];
  }
}
