package dev.edgelaw.flow;

import static dev.edgelaw.theorems.TestLaboratory.LABORATORY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.sun.management.ThreadMXBean;
import dev.edgelaw.data.Dataset;
import dev.edgelaw.kernel.Arithmetic;
import dev.edgelaw.kernel.ArithmeticProvider;
import dev.edgelaw.kernel.Backend;
import dev.edgelaw.net.Activation;
import dev.edgelaw.net.Architecture;
import dev.edgelaw.net.Loss;
import dev.edgelaw.net.NetworkLoss;
import dev.edgelaw.net.Objective;
import dev.edgelaw.net.ParameterLayout;
import dev.edgelaw.optim.Optimizer;
import dev.edgelaw.theorems.Kind;
import dev.edgelaw.theorems.RandomNet;
import java.lang.management.ManagementFactory;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class IntegratorTest {
  private static final Arithmetic SCALAR = ArithmeticProvider.lookup(Backend.SCALAR).arithmetic();

  private static final Architecture ONE_WEIGHT = Architecture.unbiased(Activation.identity(), 1, 1);
  private static final ParameterLayout LAYOUT = new ParameterLayout(ONE_WEIGHT);
  private static final int WEIGHT = LAYOUT.index(0, 0, 0);

  /** Loss (w - 1)^2 of one weight: dw/dt = -2 (w - 1). */
  private static NetworkLoss oneWeight() {
    Dataset data = new Dataset(1, 1, 1, new double[] {1}, new int[] {0});
    return new NetworkLoss(SCALAR, ONE_WEIGHT, new Loss.MeanSquaredError(), data);
  }

  static Stream<Arguments> rules() {
    BiFunction<Arithmetic, Objective, Integrator> euler = Euler::new;
    BiFunction<Arithmetic, Objective, Integrator> midpoint = ImplicitMidpoint::new;
    BiFunction<Arithmetic, Objective, Integrator> fourth = RungeKutta4::new;
    return Stream.of(
        Arguments.of("Euler", 1, euler),
        Arguments.of("implicit midpoint", 2, midpoint),
        Arguments.of("RK4", 4, fourth));
  }

  @ParameterizedTest(name = "{0} approaches the exponential with order {1}")
  @MethodSource("rules")
  void order(String name, int order, BiFunction<Arithmetic, Objective, Integrator> rule) {
    Integrator integrator = rule.apply(SCALAR, oneWeight());
    double exact = 1 + 2 * Math.exp(-2);
    double coarse = Math.abs(weightAt(integrator, 40) - exact);
    double fine = Math.abs(weightAt(integrator, 80) - exact);
    assertThat(Math.log(coarse / fine) / Math.log(2)).isCloseTo(order, within(0.1));
  }

  private static double weightAt(Integrator integrator, int steps) {
    double[] parameters = new double[LAYOUT.length()];
    parameters[WEIGHT] = 3;
    integrator.integrate(parameters, 1, steps);
    return parameters[WEIGHT];
  }

  @Test
  @DisplayName("one step each, by hand: w = 3, h = 1/2, dw/dt = -2 (w - 1)")
  void byHand() {
    assertThat(stepped(new Euler(SCALAR, oneWeight()))).isEqualTo(1);
    // z = -1: 1 - 1 + 1/2 - 1/6 + 1/24 = 3/8 of the distance 2 to the minimum.
    assertThat(stepped(new RungeKutta4(SCALAR, oneWeight()))).isCloseTo(1.75, within(1e-15));
    // (1 + z/2) / (1 - z/2) = 1/3 of it.
    assertThat(stepped(new ImplicitMidpoint(SCALAR, oneWeight())))
        .isCloseTo(1 + 2.0 / 3, within(1e-15));
  }

  private static double stepped(Integrator integrator) {
    double[] parameters = new double[LAYOUT.length()];
    parameters[WEIGHT] = 3;
    integrator.step(parameters, 0.5);
    return parameters[WEIGHT];
  }

  @Test
  @DisplayName("Euler is gradient descent, bit by bit")
  void eulerIsGradientDescent() {
    RandomNet net = LABORATORY.draw(Kind.of(Activation.relu()), 3);
    double[] flow = net.parameters().clone();
    new Euler(LABORATORY.arithmetic(), net.loss()).step(flow, 0.1);
    double[] descent = net.parameters().clone();
    Optimizer.gradientDescent()
        .start(LABORATORY.arithmetic(), descent.length)
        .update(descent, net.gradient(), 0.1);
    assertThat(flow).isEqualTo(descent).isNotEqualTo(net.parameters());
  }

  @Test
  @DisplayName("a fixed point that does not exist is reported, and the parameters stay")
  void noFixedPoint() {
    // |w|: from 0.1 half a step of 0.5 leads across the kink, and from there back.
    Objective kink =
        new Objective() {
          @Override
          public ParameterLayout layout() {
            return oneWeight().layout();
          }

          @Override
          public double valueAndGradient(double[] parameters, double[] gradient) {
            gradient[WEIGHT] = parameters[WEIGHT] > 0 ? 1 : -1;
            return Math.abs(parameters[WEIGHT]);
          }
        };
    double[] parameters = new double[LAYOUT.length()];
    parameters[WEIGHT] = 0.1;
    ImplicitMidpoint rule = new ImplicitMidpoint(SCALAR, kink, 1e-16, 7);
    assertThatThrownBy(() -> rule.step(parameters, 1))
        .isInstanceOf(NotConvergedException.class)
        .hasMessage(
            "implicit step not solved after 7 iterations: relative change 2.00, tolerance 1.00e-16; take a smaller step");
    assertThat(parameters[WEIGHT]).isEqualTo(0.1);
    rule.step(parameters, 0.1);
    assertThat(parameters[WEIGHT]).isCloseTo(0, within(1e-16));
  }

  @Test
  @DisplayName("at a minimum every rule stays")
  void minimum() {
    rules()
        .forEach(
            rule -> {
              @SuppressWarnings("unchecked")
              BiFunction<Arithmetic, Objective, Integrator> make =
                  (BiFunction<Arithmetic, Objective, Integrator>) rule.get()[2];
              double[] parameters = new double[LAYOUT.length()];
              parameters[WEIGHT] = 1;
              make.apply(SCALAR, oneWeight()).integrate(parameters, 10, 5);
              assertThat(parameters[WEIGHT]).isEqualTo(1);
            });
  }

  @ParameterizedTest(name = "{0} allocates nothing per step")
  @MethodSource("rules")
  void allocatesNothing(
      String name, int order, BiFunction<Arithmetic, Objective, Integrator> rule) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    Integrator integrator = rule.apply(SCALAR, oneWeight());
    double[] parameters = new double[LAYOUT.length()];
    integrator.integrate(parameters, 1, 10);
    long before = threads.getCurrentThreadAllocatedBytes();
    integrator.integrate(parameters, 1, 1000);
    // The counter itself may show a few bytes once; a double[8] per step would show 80 thousand.
    assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(8000);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
  void timeOutOfRange(double time) {
    Euler rule = new Euler(SCALAR, oneWeight());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> rule.integrate(new double[LAYOUT.length()], time, 1))
        .withMessage("time " + time + ": must be finite and above 0");
  }

  @Test
  void numbersOutOfRange() {
    NetworkLoss loss = oneWeight();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Euler(SCALAR, loss).integrate(new double[LAYOUT.length()], 1, 0))
        .withMessage("steps 0: must be at least 1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ImplicitMidpoint(SCALAR, loss, -1, 10))
        .withMessage("tolerance -1.0: must be at least 0 and below 1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ImplicitMidpoint(SCALAR, loss, 0, 0))
        .withMessage("maximum of 0 iterations: must be at least 1");
  }
}
