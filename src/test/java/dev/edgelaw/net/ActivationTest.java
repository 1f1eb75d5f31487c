package dev.edgelaw.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.edgelaw.kernel.Arithmetic;
import dev.edgelaw.kernel.ArithmeticProvider;
import dev.edgelaw.kernel.Backend;
import dev.edgelaw.kernel.RandomDoubles;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.hipparchus.distribution.continuous.NormalDistribution;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ActivationTest {
  private static final Arithmetic ARITHMETIC = ArithmeticProvider.lookup(Backend.AUTO).arithmetic();

  /** A handful of roundings. */
  private static final double TOLERANCE = 1e-14;

  static Stream<Activation> all() {
    return Stream.of(
        Activation.relu(),
        Activation.identity(),
        Activation.interpolated(0.25),
        new Activation.LeakyRelu(0.1),
        new Activation.SquaredRelu(),
        new Activation.Tanh(),
        new Activation.Sigmoid(),
        new Activation.Gelu());
  }

  @ParameterizedTest
  @MethodSource("all")
  @DisplayName("sigma(a z) = a^p sigma(z) holds for the degree p that is declared, and only then")
  void homogeneity(Activation activation) {
    double[] z = new RandomDoubles(1).normal(64);
    double a = 1.7;
    double degree = activation.homogeneity().orElse(1);
    double[] scaled = apply(activation, DoubleStream.of(z).map(x -> a * x).toArray());
    double[] plain = apply(activation, z);
    double worst = 0;
    for (int i = 0; i < z.length; i++) {
      worst = Math.max(worst, Math.abs(scaled[i] - Math.pow(a, degree) * plain[i]));
    }
    if (activation.homogeneity().isPresent()) {
      assertThat(worst).isLessThan(TOLERANCE);
    } else {
      assertThat(worst).isGreaterThan(0.01);
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  @DisplayName("Euler's identity z sigma'(z) = p sigma(z) ties derivative and degree together")
  void eulerIdentity(Activation activation) {
    double[] z = new RandomDoubles(2).normal(64);
    double[] h = apply(activation, z);
    double[] d = z.clone();
    activation.backPropagate(ARITHMETIC, activation.derivativeFromOutput() ? h : z, d, 0, d.length);
    double worst = 0;
    for (int i = 0; i < z.length; i++) {
      worst = Math.max(worst, Math.abs(d[i] - activation.homogeneity().orElse(1) * h[i]));
    }
    if (activation.homogeneity().isPresent()) {
      assertThat(worst).isLessThan(TOLERANCE);
    } else {
      assertThat(worst).isGreaterThan(0.01);
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  @DisplayName("results may overwrite the pre-activations")
  void inPlace(Activation activation) {
    double[] z = new RandomDoubles(3).normal(64);
    double[] expected = apply(activation, z);
    activation.apply(ARITHMETIC, z, z, 0, z.length);
    assertThat(z).containsExactly(expected);
  }

  @ParameterizedTest
  @MethodSource("all")
  @DisplayName("a run that blows up stays visible: NaN goes through")
  void nan(Activation activation) {
    double[] z = new double[8];
    z[3] = Double.NaN;
    assertThat(apply(activation, z)[3]).isNaN();
    double[] d = DoubleStream.generate(() -> 1).limit(8).toArray();
    activation.backPropagate(ARITHMETIC, z, d, 0, 8);
    assertThat(d[4]).isFinite();
  }

  @Test
  @DisplayName("the derivative at 0: 0 for ReLU, 1-e on the ladder to it")
  void derivativeAtZero() {
    assertThat(derivativeAtZero(Activation.relu())).isZero();
    assertThat(derivativeAtZero(Activation.interpolated(0.25))).isEqualTo(0.75);
    assertThat(derivativeAtZero(Activation.identity())).isEqualTo(1);
    assertThat(derivativeAtZero(new Activation.SquaredRelu())).isZero();
    assertThat(derivativeAtZero(new Activation.Tanh())).isEqualTo(1);
    assertThat(derivativeAtZero(new Activation.Sigmoid())).isEqualTo(0.25);
    assertThat(derivativeAtZero(new Activation.Gelu())).isEqualTo(0.5);
  }

  @Test
  @DisplayName("GELU is z times the normal distribution function, as Hipparchus has it")
  void gelu() {
    double[] z = new RandomDoubles(4).normal(800);
    double[] h = apply(new Activation.Gelu(), z);
    NormalDistribution normal = new NormalDistribution();
    for (int i = 0; i < z.length; i++) {
      double expected = z[i] * normal.cumulativeProbability(z[i]);
      assertThat(h[i]).isCloseTo(expected, within(TOLERANCE));
    }
  }

  @Test
  @DisplayName("tanh and sigmoid saturate without overflow")
  void saturation() {
    double[] z = {-1e4, 1e4, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, 0, 0, 0, 0};
    assertThat(apply(new Activation.Tanh(), z)).startsWith(-1, 1, -1, 1, 0);
    assertThat(apply(new Activation.Sigmoid(), z)).startsWith(0, 1, 0, 1, 0.5);
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.1, 1.1, Double.NaN, Double.POSITIVE_INFINITY})
  void slopesOutsideTheLadderAreRefused(double value) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Activation.LeakyRelu(value))
        .withMessage("slope %s: must be from 0 to 1", value);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Activation.interpolated(value))
        .withMessage("nonlinearity %s: must be from 0 to 1", value);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Loss.Interpolated(value))
        .withMessage("cross-entropy weight %s: must be from 0 to 1", value);
  }

  @Test
  @DisplayName("ReLU, the identity and the ladder between them are one family")
  void family() {
    assertThat(List.of(Activation.interpolated(0), Activation.interpolated(1)))
        .containsExactly(Activation.identity(), Activation.relu());
  }

  private static double[] apply(Activation activation, double[] z) {
    double[] h = z.clone();
    activation.apply(ARITHMETIC, z.clone(), h, 0, h.length);
    return h;
  }

  private static double derivativeAtZero(Activation activation) {
    double[] d = {1, 1, 1, 1, 1, 1, 1, 1};
    activation.backPropagate(ARITHMETIC, new double[8], d, 0, 8);
    return d[0];
  }
}
