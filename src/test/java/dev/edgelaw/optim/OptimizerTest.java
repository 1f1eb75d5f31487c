package dev.edgelaw.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.edgelaw.kernel.Arithmetic;
import dev.edgelaw.kernel.ArithmeticProvider;
import dev.edgelaw.kernel.Backend;
import dev.edgelaw.kernel.RandomDoubles;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every rule against its formulas, written down one number at a time. */
class OptimizerTest {
  private static final int LENGTH = 24;
  private static final int STEPS = 50;
  private static final double LEARNING_RATE = 0.03;
  private static final double DECAY = 0.2;

  /** Fifty updates of size 1, a few roundings each. */
  private static final double TOLERANCE = 1e-13;

  private final Arithmetic arithmetic = ArithmeticProvider.lookup(Backend.AUTO).arithmetic();

  /** The direction D of W = W - eta D for one parameter; a new object for every parameter. */
  private interface Formula {
    double direction(double gradient);
  }

  private static final class HeavyBallFormula implements Formula {
    private double velocity;

    @Override
    public double direction(double gradient) {
      velocity = 0.9 * velocity + gradient;
      return velocity;
    }
  }

  private static final class NesterovFormula implements Formula {
    private double velocity;

    @Override
    public double direction(double gradient) {
      velocity = 0.8 * velocity + gradient;
      return gradient + 0.8 * velocity;
    }
  }

  private static final class AdamFormula implements Formula {
    private double m;
    private double v;
    private int t;

    @Override
    public double direction(double gradient) {
      t++;
      m = 0.9 * m + 0.1 * gradient;
      v = 0.999 * v + 0.001 * gradient * gradient;
      double root = Math.sqrt(v) / Math.sqrt(1 - Math.pow(0.999, t));
      return m / (root + 1e-8) / (1 - Math.pow(0.9, t));
    }
  }

  private enum Rule {
    GRADIENT_DESCENT {
      @Override
      Formula formula() {
        return gradient -> gradient;
      }

      @Override
      Optimizer optimizer(double decay) {
        return new Optimizer.GradientDescent(decay);
      }
    },
    HEAVY_BALL {
      @Override
      Formula formula() {
        return new HeavyBallFormula();
      }

      @Override
      Optimizer optimizer(double decay) {
        return new Optimizer.HeavyBall(0.9, decay);
      }
    },
    NESTEROV {
      @Override
      Formula formula() {
        return new NesterovFormula();
      }

      @Override
      Optimizer optimizer(double decay) {
        return new Optimizer.Nesterov(0.8, decay);
      }
    },
    ADAM {
      @Override
      Formula formula() {
        return new AdamFormula();
      }

      @Override
      Optimizer optimizer(double decay) {
        return new Optimizer.Adam(0.9, 0.999, 1e-8, decay);
      }
    };

    abstract Formula formula();

    abstract Optimizer optimizer(double decay);
  }

  static Stream<Arguments> rules() {
    return Stream.of(Rule.values())
        .flatMap(rule -> Stream.of(Arguments.of(rule, 0), Arguments.of(rule, DECAY)));
  }

  @ParameterizedTest
  @MethodSource("rules")
  void updates(Rule rule, double decay) {
    RandomDoubles random = new RandomDoubles(1);
    double[] parameters = random.normal(LENGTH);
    double[] expected = parameters.clone();
    Formula[] formulas = Stream.generate(rule::formula).limit(LENGTH).toArray(Formula[]::new);
    UpdateRule update = rule.optimizer(decay).start(arithmetic, LENGTH);
    for (int step = 0; step < STEPS; step++) {
      double[] gradient = random.normal(LENGTH);
      double[] untouched = gradient.clone();
      double[] directions = new double[LENGTH];
      for (int i = 0; i < LENGTH; i++) {
        directions[i] = formulas[i].direction(gradient[i] + decay * expected[i]);
        expected[i] -= LEARNING_RATE * directions[i];
      }
      update.update(parameters, gradient, LEARNING_RATE);
      assertThat(gradient).as("the gradient is left as it is").containsExactly(untouched);
      assertThat(update.direction()).containsExactly(directions, within(TOLERANCE));
      assertThat(parameters).containsExactly(expected, within(TOLERANCE));
    }
  }

  @ParameterizedTest
  @MethodSource("rules")
  @DisplayName("padding stays zero, whatever the state")
  void padding(Rule rule, double decay) {
    UpdateRule update = rule.optimizer(decay).start(arithmetic, LENGTH);
    double[] parameters = new double[LENGTH];
    double[] gradient = new double[LENGTH];
    for (int step = 0; step < 3; step++) {
      gradient[0] = 1 + step;
      update.update(parameters, gradient, LEARNING_RATE);
    }
    assertThat(parameters[0]).isNotZero();
    for (int i = 1; i < LENGTH; i++) {
      assertThat(parameters[i]).isZero();
    }
  }

  @Test
  @DisplayName("two runs of one optimiser share no state")
  void independentRuns() {
    Optimizer optimizer = Optimizer.heavyBall();
    double[] gradient = new RandomDoubles(2).normal(8);
    double[] once = new double[8];
    double[] other = new double[8];
    UpdateRule first = optimizer.start(arithmetic, 8);
    first.update(once, gradient, LEARNING_RATE);
    first.update(once, gradient, LEARNING_RATE);
    optimizer.start(arithmetic, 8).update(other, gradient, LEARNING_RATE);
    double[] second = new double[8];
    optimizer.start(arithmetic, 8).update(second, gradient, LEARNING_RATE);
    assertThat(second).containsExactly(other).isNotEqualTo(once);
  }

  @Test
  @DisplayName("the published constants")
  void constants() {
    assertThat(Optimizer.gradientDescent()).isEqualTo(new Optimizer.GradientDescent(0));
    assertThat(Optimizer.heavyBall()).isEqualTo(new Optimizer.HeavyBall(0.9, 0));
    assertThat(Optimizer.adam()).isEqualTo(new Optimizer.Adam(0.9, 0.999, 1e-8, 0));
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.1, 1, Double.NaN})
  void momentaOutsideTheRangeAreRefused(double value) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Optimizer.HeavyBall(value, 0))
        .withMessage("momentum %s: must be from 0 to below 1", value);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Optimizer.Nesterov(value, 0))
        .withMessage("momentum %s: must be from 0 to below 1", value);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Optimizer.Adam(value, 0.999, 1e-8, 0))
        .withMessage("beta1 %s: must be from 0 to below 1", value);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Optimizer.Adam(0.9, value, 1e-8, 0))
        .withMessage("beta2 %s: must be from 0 to below 1", value);
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.1, Double.POSITIVE_INFINITY, Double.NaN})
  void decaysOutsideTheRangeAreRefused(double value) {
    for (Rule rule : Rule.values()) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> rule.optimizer(value))
          .withMessage("weight decay %s: must be finite and at least 0", value);
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1e-8, Double.NaN})
  void epsilonsOutsideTheRangeAreRefused(double value) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Optimizer.Adam(0.9, 0.999, value, 0))
        .withMessage("epsilon %s: must be above 0", value);
  }
}
