package dev.edgelaw.theory;

import static dev.edgelaw.theorems.TestLaboratory.LABORATORY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.sun.management.ThreadMXBean;
import dev.edgelaw.net.Activation;
import dev.edgelaw.optim.LayerNorms;
import dev.edgelaw.optim.Optimizer;
import dev.edgelaw.optim.Probe;
import dev.edgelaw.optim.TrainingState;
import dev.edgelaw.theorems.Kind;
import dev.edgelaw.theorems.RandomNet;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The probes on a real run, against the run written down and evaluated afterwards. */
class ProbesTest {
  private static final int STEPS = 25;
  private static final double RATE = 0.3;

  /** Copies of all weights W(0) to W(T), gradients and losses. */
  private static final class History implements Probe {
    private final List<double[]> weights = new ArrayList<>();
    private final List<double[]> gradients = new ArrayList<>();
    private final List<Double> losses = new ArrayList<>();

    @Override
    public void start(TrainingState state) {
      weights.add(state.parameters().clone());
    }

    @Override
    public void afterUpdate(TrainingState state) {
      weights.add(state.parameters().clone());
      gradients.add(state.gradient().clone());
      losses.add(state.loss());
    }
  }

  @ParameterizedTest(name = "conservation probe, biases: {0}")
  @ValueSource(booleans = {false, true})
  void conservation(boolean biased) {
    RandomNet net = net(biased);
    History history = new History();
    ConservationProbe probe = new ConservationProbe(true);
    LABORATORY.train(net, Optimizer.gradientDescent(), RATE, STEPS, history, probe);
    ConservationRecord record = probe.record();

    assertThat(record.initialLoss()).isEqualTo(history.losses.getFirst());
    assertThat(record.lastLoss()).isEqualTo(history.losses.getLast());
    assertThat(record.learningRate()).isEqualTo(RATE);
    assertThat(record.biasCorrected() == null).isEqualTo(!biased);
    double energy = 0;
    for (double[] gradient : history.gradients) {
      energy += Arrays.stream(gradient).map(g -> g * g).sum();
    }
    assertThat(record.gradientEnergy()).isCloseTo(energy, within(1e-13 * energy));
    for (int layer = 0; layer <= net.pairs(); layer++) {
      assertThat(record.initialNorms()[layer])
          .isCloseTo(squaredNorm(net, history.weights.getFirst(), layer), within(1e-12));
      assertThat(record.lastNorms()[layer])
          .isCloseTo(squaredNorm(net, history.weights.getLast(), layer), within(1e-12));
    }
    for (int pair = 0; pair < net.pairs(); pair++) {
      assertTrack(net, history, record.frobenius(), pair, false);
      assertTrack(net, history, record.law(), pair, biased);
    }
  }

  private static void assertTrack(
      RandomNet net, History history, PairTrack track, int pair, boolean withBias) {
    double[] laws = laws(net, history.weights, pair, withBias);
    double[] deltas = laws(net, history.gradients, pair, withBias);
    double[] partial = deltas.clone();
    Arrays.parallelPrefix(partial, Double::sum);
    double tolerance = 1e-11 * Math.max(1, largest(partial));
    assertThat(track.initial()[pair]).isCloseTo(laws[0], within(tolerance));
    assertThat(track.afterFirst()[pair]).isCloseTo(laws[1], within(tolerance));
    assertThat(track.last()[pair]).isCloseTo(laws[STEPS], within(tolerance));
    assertThat(track.largestDrift()[pair])
        .isCloseTo(largest(Arrays.stream(laws).map(c -> c - laws[0]).toArray()), within(tolerance));
    assertThat(track.firstImbalance()[pair]).isCloseTo(deltas[0], within(tolerance));
    assertThat(track.imbalanceSum()[pair]).isCloseTo(partial[STEPS - 1], within(tolerance));
    assertThat(track.largestImbalanceSum()[pair]).isCloseTo(largest(partial), within(tolerance));
  }

  @Test
  @DisplayName("conservation probe: the largest drift and imbalance are maxima, not last values")
  void maxima() {
    Kind kind = Kind.of(Activation.relu()).withDepth(2).withWidths(4, 16);
    long turned =
        LABORATORY
            .cases(kind, 30)
            .filter(
                net -> {
                  History history = new History();
                  ConservationProbe probe = new ConservationProbe(true);
                  LABORATORY.train(net, Optimizer.gradientDescent(), RATE, STEPS, history, probe);
                  PairTrack track = probe.record().law();
                  assertTrack(net, history, track, 0, false);
                  return track.largestImbalanceSum()[0] > 1.01 * Math.abs(track.imbalanceSum()[0])
                      && track.largestDrift()[0] > 1.01 * Math.abs(track.change(0));
                })
            .count();
    assertThat(turned).as("runs whose drift turned back").isPositive();
  }

  @Test
  @DisplayName("neuron probe: largest drift per pair, and a residual that sees other optimisers")
  void neurons() {
    RandomNet net = net(true);
    History history = new History();
    NeuronProbe probe = new NeuronProbe();
    LABORATORY.train(net, Optimizer.gradientDescent(), RATE, STEPS, history, probe);
    for (int pair = 0; pair < net.pairs(); pair++) {
      double largest = 0;
      for (double[] weights : history.weights) {
        double[] now = ConservationLaws.perNeuron(net.layout(), weights, pair);
        double[] before = ConservationLaws.perNeuron(net.layout(), net.parameters(), pair);
        Arrays.setAll(now, j -> now[j] - before[j]);
        largest = Math.max(largest, largest(now));
      }
      assertThat(probe.record().largestDrift()[pair]).isEqualTo(largest).isPositive();
    }
    NeuronProbe heavyBall = new NeuronProbe();
    LABORATORY.train(net, Optimizer.heavyBall(), RATE, STEPS, heavyBall);
    assertThat(heavyBall.record().worstIdentityResidual()).isGreaterThan(1e-8);
  }

  @Test
  @DisplayName("neuron probe: allocates nothing per update")
  void neuronsAllocateNothing() {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    NeuronProbe probe = new NeuronProbe();
    long[] allocated = new long[STEPS];
    Probe measuring =
        new Probe() {
          @Override
          public void start(TrainingState state) {
            probe.start(state);
          }

          @Override
          public void afterUpdate(TrainingState state) {
            long before = threads.getCurrentThreadAllocatedBytes();
            probe.afterUpdate(state);
            allocated[state.step()] = threads.getCurrentThreadAllocatedBytes() - before;
          }
        };
    LABORATORY.train(net(true), Optimizer.gradientDescent(), RATE, STEPS, measuring);
    // The virtual machine may allocate now and then; the probe would at every update.
    Arrays.sort(allocated);
    assertThat(allocated[STEPS / 2]).isZero();
  }

  @Test
  @DisplayName("momentum probe: the change as it was; without momentum the law is Theorem 2")
  void momentum() {
    RandomNet net = net(true);
    LayerNorms norms = new LayerNorms(LABORATORY.arithmetic(), net.layout());
    MomentumProbe.VelocityNorms velocityNorms =
        vector -> {
          norms.compute(vector);
          return norms;
        };
    History history = new History();
    MomentumProbe probe = new MomentumProbe(0, STEPS, velocityNorms);
    ConservationProbe conservation = new ConservationProbe(true);
    LABORATORY.train(net, new Optimizer.HeavyBall(0, 0), RATE, STEPS, history, probe, conservation);
    double[] laws = laws(net, history.weights, 0, true);
    MomentumRecord record = probe.record();
    assertThat(record.change()).isCloseTo(laws[STEPS] - laws[0], within(1e-12));
    double predicted = RATE * RATE * conservation.record().law().imbalanceSum()[0];
    assertThat(record.predicted()).isCloseTo(predicted, within(1e-13 * Math.abs(predicted)));
    assertThat(Math.abs(record.change())).isGreaterThan(1e-6);
  }

  private static RandomNet net(boolean biased) {
    Kind kind = biased ? Kind.biased(Activation.relu()) : Kind.of(Activation.relu());
    return LABORATORY.draw(kind.withDepth(4).withWidths(8, 24), 11);
  }

  private static double[] laws(RandomNet net, List<double[]> vectors, int pair, boolean withBias) {
    return vectors.stream()
        .mapToDouble(
            vector ->
                ConservationLaws.trace(net.layout(), vector, vector, pair + 1, false)
                    - ConservationLaws.trace(net.layout(), vector, vector, pair, withBias))
        .toArray();
  }

  private static double squaredNorm(RandomNet net, double[] vector, int layer) {
    return IntStream.range(0, net.layout().weight(layer).length())
        .mapToDouble(i -> vector[net.layout().weight(layer).offset() + i])
        .map(w -> w * w)
        .sum();
  }

  private static double largest(double[] values) {
    return Arrays.stream(values).map(Math::abs).max().orElseThrow();
  }
}
