package dev.edgelaw.theorems;

import static dev.edgelaw.theory.TheoremTolerances.FUNCTION_KEPT;
import static dev.edgelaw.theory.TheoremTolerances.LAW_REACHED;
import static dev.edgelaw.theory.TheoremTolerances.MIXTURE;
import static dev.edgelaw.theory.TheoremTolerances.SAMPLING_HIGH;
import static dev.edgelaw.theory.TheoremTolerances.SAMPLING_LOW;

import dev.edgelaw.net.Activation;
import dev.edgelaw.stats.LineFit;
import dev.edgelaw.theorems.Requirement.AtMost;
import dev.edgelaw.theorems.Requirement.Between;
import dev.edgelaw.theory.ConservationLaws;
import dev.edgelaw.theory.NeuronMeasure;
import dev.edgelaw.theory.Rescaling;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Appendix A.2 and Remark 9: convexity in the measure is true and about mixtures; the constraint C
 * = c is vacuous, for every function is realised on every level set.
 */
final class MeanFieldChecks {
  private static final int CASES = 200;
  private static final double[] LAWS = {-1e3, -20, -1, 0, 0.5, 30, 1e3};

  private final Laboratory laboratory;

  MeanFieldChecks(Laboratory laboratory) {
    this.laboratory = laboratory;
  }

  List<Check> checks() {
    return List.of(
        Check.of(
                "9.1a",
                Status.TRUE,
                "mixtures: f = w f_1 + (1-w) f_2 and C = w C_1 + (1-w) C_2",
                new AtMost(MIXTURE),
                tally -> mixtures(tally, 0))
            .against("w off by 1e-6", tally -> mixtures(tally, 1e-6)),
        Check.of(
                "9.1b",
                Status.TRUE,
                "Jensen for MSE and CE: risk of the mixture less the mean risk",
                new AtMost(MIXTURE),
                tally -> jensen(tally, false))
            .against("mixtures with w > 1", tally -> jensen(tally, true)),
        Check.of(
                "9.2a",
                Status.VACUOUS,
                "the constraint is free: a rescaling reaches any C = c, relative to |c| + 2 sqrt(norms)",
                new AtMost(LAW_REACHED),
                tally -> reached(tally, 0))
            .against("c off by 1e-6", tally -> reached(tally, 1e-6)),
        Check.of(
                "9.2b",
                Status.VACUOUS,
                "and keeps the function: relative change of the outputs",
                new AtMost(FUNCTION_KEPT),
                tally -> kept(tally, Activation.relu()))
            .against("tanh instead of ReLU", tally -> kept(tally, new Activation.Tanh())),
        Check.of(
                "9.3",
                Status.STATISTICAL,
                "m neurons sampled from a large net: slope of ln rms error on ln m",
                new Between(SAMPLING_LOW, SAMPLING_HIGH),
                tally -> sampling(tally, false))
            .against("the same neuron drawn every time", tally -> sampling(tally, true))
            .inSeconds());
  }

  private static NeuronMeasure measure(SplittableRandom random, int neurons, int d, int classes) {
    double[] masses = random.doubles(neurons, 0.1, 1).toArray();
    double sum = Arrays.stream(masses).sum();
    Arrays.setAll(masses, j -> masses[j] / sum);
    return new NeuronMeasure(
        d, classes, masses, gaussian(random, neurons * d), gaussian(random, neurons * classes));
  }

  private static double[] gaussian(SplittableRandom random, int length) {
    double[] numbers = new double[length];
    Arrays.setAll(numbers, i -> random.nextGaussian());
    return numbers;
  }

  private static void mixtures(Tally tally, double offset) {
    for (int seed = 0; seed < CASES; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      int d = random.nextInt(1, 20);
      int classes = random.nextInt(2, 11);
      NeuronMeasure first = measure(random, random.nextInt(1, 201), d, classes);
      NeuronMeasure second = measure(random, random.nextInt(1, 201), d, classes);
      double w = random.nextDouble(0.01, 0.99);
      double[] inputs = gaussian(random, 10 * d);
      NeuronMeasure mixture = first.mixedWith(w, second);
      double wrong = w + offset;
      double[] f = mixture.outputs(inputs);
      double[] f1 = first.outputs(inputs);
      double[] f2 = second.outputs(inputs);
      double worst = Math.abs(mixture.law() - wrong * first.law() - (1 - wrong) * second.law());
      for (int i = 0; i < f.length; i++) {
        worst = Math.max(worst, Math.abs(f[i] - wrong * f1[i] - (1 - wrong) * f2[i]));
      }
      tally.see(worst, "seed " + seed);
    }
  }

  private static void jensen(Tally tally, boolean extrapolated) {
    for (int seed = 0; seed < CASES; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      int d = random.nextInt(2, 20);
      int classes = random.nextInt(2, 11);
      int samples = random.nextInt(5, 30);
      NeuronMeasure first = measure(random, random.nextInt(2, 201), d, classes);
      NeuronMeasure second = measure(random, random.nextInt(2, 201), d, classes);
      double w = extrapolated ? random.nextDouble(2, 3) : random.nextDouble();
      double[] inputs = gaussian(random, samples * d);
      int[] labels = random.ints(samples, 0, classes).toArray();
      double[] f = first.mixedWith(w, second).outputs(inputs);
      double[] f1 = first.outputs(inputs);
      double[] f2 = second.outputs(inputs);
      double squared =
          squaredError(f, labels)
              - w * squaredError(f1, labels)
              - (1 - w) * squaredError(f2, labels);
      double entropy =
          crossEntropy(f, labels)
              - w * crossEntropy(f1, labels)
              - (1 - w) * crossEntropy(f2, labels);
      tally.see(squared, "MSE, seed " + seed);
      tally.see(entropy, "CE, seed " + seed);
    }
  }

  private static double squaredError(double[] f, int[] labels) {
    int classes = f.length / labels.length;
    double sum = 0;
    for (int i = 0; i < f.length; i++) {
      double error = f[i] - (labels[i / classes] == i % classes ? 1 : 0);
      sum += error * error / f.length;
    }
    return sum;
  }

  private static double crossEntropy(double[] f, int[] labels) {
    int classes = f.length / labels.length;
    double sum = 0;
    for (int i = 0; i < labels.length; i++) {
      int from = i * classes;
      double largest = Arrays.stream(f, from, from + classes).max().orElseThrow();
      double exponentials =
          Arrays.stream(f, from, from + classes).map(x -> StrictMath.exp(x - largest)).sum();
      sum += (largest + StrictMath.log(exponentials) - f[from + labels[i]]) / labels.length;
    }
    return sum;
  }

  private void reached(Tally tally, double offset) {
    for (boolean biased : new boolean[] {false, true}) {
      Kind kind = biased ? Kind.biased(Activation.relu()) : Kind.of(Activation.relu());
      laboratory
          .cases(kind, CASES / 2)
          .forEach(
              net -> {
                for (double law : LAWS) {
                  double[] moved = net.parameters().clone();
                  double scale =
                      Math.abs(law)
                          + 2
                              * Math.sqrt(
                                  squaredNorm(net, moved, 0, true)
                                      * squaredNorm(net, moved, 1, false));
                  Rescaling.toLaw(net.layout(), moved, 0, law + offset * scale);
                  double found =
                      squaredNorm(net, moved, 1, false) - squaredNorm(net, moved, 0, true);
                  tally.see(Math.abs(found - law) / scale, net.name() + " c = " + law);
                }
              });
    }
  }

  private static double squaredNorm(RandomNet net, double[] vector, int layer, boolean biased) {
    return ConservationLaws.trace(net.layout(), vector, vector, layer, biased);
  }

  private void kept(Tally tally, Activation activation) {
    laboratory
        .cases(Kind.of(activation), CASES / 2)
        .filter(RandomNet::alive)
        .forEach(
            net -> {
              for (double law : LAWS) {
                double[] moved = net.parameters().clone();
                Rescaling.toLaw(net.layout(), moved, 0, law);
                tally.see(RescalingChecks.change(net, moved), net.name() + " c = " + law);
              }
            });
  }

  private static void sampling(Tally tally, boolean same) {
    for (int seed = 0; seed < 3; seed++) {
      SplittableRandom random = new SplittableRandom(900 + seed);
      int neurons = 4096;
      int d = 10;
      NeuronMeasure large =
          new NeuronMeasure(
              d,
              1,
              uniform(neurons),
              gaussian(random, neurons * d),
              random.doubles(neurons, -1, 2).toArray());
      double[] inputs = gaussian(random, 20 * d);
      double[][] contributions = new double[neurons][];
      Arrays.setAll(contributions, j -> large.contribution(j, inputs));
      double[] f = large.outputs(inputs);
      double[] lnWidth = new double[7];
      double[] lnError = new double[7];
      for (int i = 0; i < lnWidth.length; i++) {
        int m = 16 << i;
        lnWidth[i] = StrictMath.log(m);
        lnError[i] = StrictMath.log(error(random, contributions, f, m, same));
      }
      tally.see(LineFit.fit(lnWidth, lnError).orElseThrow().slope(), "net " + seed);
    }
  }

  private static double[] uniform(int neurons) {
    double[] masses = new double[neurons];
    Arrays.fill(masses, 1.0 / neurons);
    return masses;
  }

  private static double error(
      SplittableRandom random, double[][] contributions, double[] f, int m, boolean same) {
    int repetitions = 300;
    double sum = 0;
    for (int r = 0; r < repetitions; r++) {
      double[] sample = new double[f.length];
      for (int s = 0; s < m; s++) {
        int j = same ? 0 : random.nextInt(contributions.length);
        for (int i = 0; i < f.length; i++) {
          sample[i] += contributions[j][i] / m;
        }
      }
      for (int i = 0; i < f.length; i++) {
        sum += (sample[i] - f[i]) * (sample[i] - f[i]);
      }
    }
    return Math.sqrt(sum / (repetitions * f.length));
  }
}
