package dev.edgelaw.theorems;

import static dev.edgelaw.theory.TheoremTolerances.FUNCTION_CHANGE;
import static dev.edgelaw.theory.TheoremTolerances.FUNCTION_INVARIANCE;

import dev.edgelaw.net.Activation;
import dev.edgelaw.theorems.Requirement.AtLeast;
import dev.edgelaw.theorems.Requirement.AtMost;
import dev.edgelaw.theory.Rescaling;
import java.util.stream.Stream;

/** The symmetry behind Theorem 1, rows 1.4 and 1.5. */
final class RescalingChecks {
  private static final int CASES = 100;
  private static final Kind RELU = Kind.of(Activation.relu());
  private static final double[] POWERS_OF_TWO = {2, 4, 0.5};
  private static final double[] OTHERS = {3, 0.7, 1e-3, 1e5};

  private final Laboratory laboratory;

  RescalingChecks(Laboratory laboratory) {
    this.laboratory = laboratory;
  }

  Check powersOfTwo() {
    return Check.of(
            "1.4a",
            Status.TRUE,
            "f is the same, bit by bit, under (a W_l, W_{l+1}/a) and per neuron, a = 2, 4, 1/2",
            new AtMost(0),
            tally -> rescaled(tally, POWERS_OF_TWO))
        .against("the inverse factor off by 1e-6", tally -> mismatched(tally, POWERS_OF_TWO));
  }

  Check anyFactor() {
    return Check.of(
            "1.4b",
            Status.TRUE,
            "the same to rounding for any a > 0, relative to the largest output",
            new AtMost(FUNCTION_INVARIANCE),
            tally -> rescaled(tally, OTHERS))
        .against("the inverse factor off by 1e-6", tally -> mismatched(tally, OTHERS));
  }

  Check negativeFactor() {
    return Check.of(
            "1.5",
            Status.TRUE,
            "a = -1 changes the outputs of a ReLU net",
            new AtLeast(FUNCTION_CHANGE),
            tally -> negated(tally, RELU.withoutNarrow()))
        .against("linear instead of ReLU", tally -> negated(tally, Kind.of(Activation.identity())));
  }

  private void rescaled(Tally tally, double[] factors) {
    for (double factor : factors) {
      Stream.of(RELU, Kind.biased(Activation.relu()))
          .flatMap(kind -> laboratory.cases(kind, CASES))
          .forEach(
              net -> {
                String name = net.name() + " a = " + factor;
                tally.see(
                    SymmetryChecks.worst(
                        net,
                        pair ->
                            Math.max(
                                change(net, byLayer(net, pair, factor)),
                                change(net, byNeuron(net, pair, factor)))),
                    name);
              });
    }
  }

  /** The last pair: what leaves the last hidden layer reaches every output. */
  private void mismatched(Tally tally, double[] factors) {
    for (double factor : factors) {
      laboratory
          .cases(RELU, CASES)
          .filter(RandomNet::alive)
          .forEach(
              net -> {
                double[] moved = byLayer(net, net.pairs() - 1, factor);
                laboratory
                    .arithmetic()
                    .scale(
                        1 + 1e-6,
                        moved,
                        net.layout().weight(net.pairs()).offset(),
                        net.layout().weight(net.pairs()).length());
                tally.see(change(net, moved), net.name());
              });
    }
  }

  private void negated(Tally tally, Kind kind) {
    laboratory
        .cases(kind, CASES)
        .forEach(
            net -> {
              for (int pair = 0; pair < net.pairs(); pair++) {
                tally.see(change(net, byLayer(net, pair, -1)), net.name());
              }
            });
  }

  private static double[] byLayer(RandomNet net, int pair, double factor) {
    double[] rescaled = net.parameters().clone();
    Rescaling.layer(net.layout(), rescaled, pair, factor);
    return rescaled;
  }

  /** Every other neuron by a, the rest by 1/a. */
  private static double[] byNeuron(RandomNet net, int pair, double factor) {
    double[] rescaled = net.parameters().clone();
    for (int j = 0; j < net.architecture().fanOut(pair); j++) {
      Rescaling.neuron(net.layout(), rescaled, pair, j, j % 2 == 0 ? factor : 1 / factor);
    }
    return rescaled;
  }

  /** Largest change of an output, relative to the largest output. */
  static double change(RandomNet net, double[] parameters) {
    double[] before = net.loss().outputs(net.parameters());
    double[] after = net.loss().outputs(parameters);
    double largest = 0;
    double difference = 0;
    for (int i = 0; i < before.length; i++) {
      largest = Math.max(largest, Math.abs(before[i]));
      difference = Math.max(difference, Math.abs(after[i] - before[i]));
    }
    return difference == 0 ? 0 : difference / largest;
  }
}
