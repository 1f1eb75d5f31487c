package dev.edgelaw.theorems;

import static dev.edgelaw.theory.TheoremTolerances.CLAIMED_RATE;
import static dev.edgelaw.theory.TheoremTolerances.FIRST_ORDER_HIGH;
import static dev.edgelaw.theory.TheoremTolerances.FIRST_ORDER_LOW;
import static dev.edgelaw.theory.TheoremTolerances.PROBABILITY_RATE;
import static dev.edgelaw.theory.TheoremTolerances.REPLICATION;

import dev.edgelaw.curvature.NetworkCurvature;
import dev.edgelaw.curvature.TangentKernel;
import dev.edgelaw.data.Dataset;
import dev.edgelaw.net.Activation;
import dev.edgelaw.net.Loss;
import dev.edgelaw.optim.Optimizer;
import dev.edgelaw.theorems.Requirement.AtLeast;
import dev.edgelaw.theorems.Requirement.AtMost;
import dev.edgelaw.theorems.Requirement.Between;
import dev.edgelaw.theory.LabelProbabilityRates;
import java.util.Arrays;
import java.util.List;

/**
 * Proposition 7: near-vacuous. Independence of n is replication invariance, eta tau = constant is
 * the time scale of gradient flow, both true for any model; the kernel formula in its proof is
 * wrong.
 */
final class TimescaleChecks {
  private static final Kind RELU = Kind.of(Activation.relu());

  /**
   * Not of three matrices: there the first-order coefficient happens to be so small, 3e-4, that the
   * second order still shows.
   */
  private static final List<Integer[]> SMOOTH =
      List.of(
          new Integer[] {20, 16, 5},
          new Integer[] {20, 8, 5},
          new Integer[] {20, 200, 5},
          new Integer[] {20, 64, 5},
          new Integer[] {20, 16, 16, 16, 5});

  private final Laboratory laboratory;

  TimescaleChecks(Laboratory laboratory) {
    this.laboratory = laboratory;
  }

  List<Check> checks() {
    return List.of(
        Check.of(
                "7.1",
                Status.VACUOUS,
                "every sample twice: same loss, gradient and trajectory, any model; relative change of W",
                new AtMost(REPLICATION),
                tally -> replicated(tally, false))
            .against("one sample twice", tally -> replicated(tally, true)),
        Check.of(
                "7.2",
                Status.VACUOUS,
                "eta tau -> constant with error O(eta), tanh nets: Richardson ratio of halvings",
                new Between(FIRST_ORDER_LOW, FIRST_ORDER_HIGH),
                tally -> richardson(tally, 2))
            .against("thirds instead of halves", tally -> richardson(tally, 3)),
        Check.of(
                "7.3",
                Status.TRUE,
                "dq_i/dt = (1/n) q_i (e_y - p_i)' sum_j Theta(x_i,x_j)(e_yj - p_j), against difference quotients",
                new AtMost(PROBABILITY_RATE),
                tally -> rates(tally, LabelProbabilityRates::exact))
            .against(
                "the paper's scalar form", tally -> rates(tally, LabelProbabilityRates::claimed)),
        Check.of(
                "7.4",
                Status.FALSE,
                "\"dq_i/dt = q_i(1-q_i) (1/n) sum_j kappa_ij (1-q_j)\": its relative discrepancy",
                new AtLeast(CLAIMED_RATE),
                tally -> rates(tally, LabelProbabilityRates::claimed))
            .against("the exact rate", tally -> rates(tally, LabelProbabilityRates::exact)));
  }

  private void replicated(Tally tally, boolean onlyOne) {
    laboratory
        .cases(RELU, 100)
        .filter(net -> net.alive() && net.data().samples() > 1)
        .forEach(
            net -> {
              Dataset data = net.data();
              int copies = onlyOne ? 1 : data.samples();
              int samples = data.samples() + copies;
              double[] inputs = Arrays.copyOf(data.inputs(), samples * data.features());
              System.arraycopy(
                  data.inputs(), 0, inputs, data.inputs().length, copies * data.features());
              int[] labels = Arrays.copyOf(data.labels(), samples);
              System.arraycopy(data.labels(), 0, labels, data.samples(), copies);
              RandomNet twice =
                  laboratory.at(
                      net.architecture(),
                      net.formula(),
                      new Dataset(samples, data.features(), data.classes(), inputs, labels),
                      net.parameters(),
                      0);
              double[] once = trained(net);
              tally.see(relativeDistance(once, trained(twice), net.parameters()), net.name());
            });
  }

  private double[] trained(RandomNet net) {
    double[] moved = net.parameters().clone();
    laboratory.training(net.loss(), Optimizer.gradientDescent(), 0.01, 50).run(moved, List.of());
    return moved;
  }

  /** In units of the way gone. */
  private static double relativeDistance(double[] x, double[] y, double[] start) {
    double difference = 0;
    double way = 0;
    for (int i = 0; i < x.length; i++) {
      difference += (x[i] - y[i]) * (x[i] - y[i]);
      way += (x[i] - start[i]) * (x[i] - start[i]);
    }
    return Math.sqrt(difference / way);
  }

  /** Smooth nets on the published data, until a fifth of the loss is gone. */
  private void richardson(Tally tally, int divisor) {
    for (Integer[] widths : SMOOTH) {
      RandomNet net =
          laboratory.published(new Activation.Tanh(), new Loss.CrossEntropy(), 42, widths);
      double level = 0.8 * net.loss().value(net.parameters());
      // Tens of steps for each net: wider ones are faster.
      double rate = 0.64 / widths[1];
      double[] times = new double[3];
      for (int i = 0; i < 3; i++) {
        times[i] = crossingTime(net, level, rate);
        rate /= divisor;
      }
      tally.see((times[0] - times[1]) / (times[1] - times[2]), net.name());
    }
  }

  /** eta times the step at which the loss passes a level, between steps by a parabola. */
  private double crossingTime(RandomNet net, double level, double rate) {
    double[] w = net.parameters().clone();
    double[] gradient = new double[w.length];
    double before = Double.NaN;
    double last = Double.NaN;
    for (int step = 0; step < 10_000; step++) {
      double loss = net.loss().valueAndGradient(w, gradient);
      if (loss <= level) {
        return rate * (step - 1 + crossing(before, last, loss, level));
      }
      before = last;
      last = loss;
      laboratory.arithmetic().addScaled(-rate, gradient, 0, w, 0, w.length);
    }
    return Double.NaN;
  }

  /** Where the parabola through three losses, one step apart, passes the level after the second. */
  private static double crossing(double before, double last, double now, double level) {
    double share = (last - level) / (last - now);
    double bend = (before - 2 * last + now) / 2;
    for (int iteration = 0; iteration < 20; iteration++) {
      share = (last - level + bend * share * (share - 1)) / (last - now);
    }
    return share;
  }

  private interface Rates {
    double[] of(TangentKernel kernel, double[] probabilities, int[] labels);
  }

  /** On a central quotient along the flow; relative to the norm of all rates. */
  private void rates(Tally tally, Rates rates) {
    for (long seed = 0; seed < 200; seed++) {
      RandomNet net = laboratory.draw(RELU, new Loss.CrossEntropy(), seed);
      if (net.data().samples() < 3 || !net.alive()) {
        continue;
      }
      NetworkCurvature curvature = laboratory.curvature(net);
      double[] predicted =
          rates.of(
              TangentKernel.full(curvature),
              probabilities(net, net.parameters()),
              net.data().labels());
      double[] measured = quotients(net);
      double error = 0;
      double scale = 0;
      for (int i = 0; i < measured.length; i++) {
        error += (predicted[i] - measured[i]) * (predicted[i] - measured[i]);
        scale += measured[i] * measured[i];
      }
      tally.see(Math.sqrt(error / scale), net.name());
    }
  }

  private double[] quotients(RandomNet net) {
    double norm = 0;
    for (double g : net.gradient()) {
      norm += g * g;
    }
    // A way of 1e-5 in weight space, whatever the gradient; short enough to switch no gate.
    double h = 1e-5 / Math.sqrt(norm);
    double[] forward = labelProbabilities(net, -h);
    double[] backward = labelProbabilities(net, h);
    double[] quotients = new double[forward.length];
    Arrays.setAll(quotients, i -> (forward[i] - backward[i]) / (2 * h));
    return quotients;
  }

  private double[] labelProbabilities(RandomNet net, double shift) {
    double[] moved = net.parameters().clone();
    laboratory.arithmetic().addScaled(shift, net.gradient(), 0, moved, 0, moved.length);
    double[] p = probabilities(net, moved);
    double[] q = new double[net.data().samples()];
    Arrays.setAll(q, i -> p[i * net.data().classes() + net.data().labels()[i]]);
    return q;
  }

  private static double[] probabilities(RandomNet net, double[] parameters) {
    double[] p = net.loss().outputs(parameters);
    int classes = net.data().classes();
    for (int i = 0; i < p.length; i += classes) {
      double largest = Arrays.stream(p, i, i + classes).max().orElseThrow();
      double sum = 0;
      for (int k = i; k < i + classes; k++) {
        p[k] = StrictMath.exp(p[k] - largest);
        sum += p[k];
      }
      for (int k = i; k < i + classes; k++) {
        p[k] /= sum;
      }
    }
    return p;
  }
}
