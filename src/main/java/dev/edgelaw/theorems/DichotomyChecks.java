package dev.edgelaw.theorems;

import static dev.edgelaw.theory.TheoremTolerances.LEVEL_LEAST;
import static dev.edgelaw.theory.TheoremTolerances.LEVEL_MOST;
import static dev.edgelaw.theory.TheoremTolerances.SLOPE_ALGEBRA;
import static dev.edgelaw.theory.TheoremTolerances.SLOPE_GAP;

import dev.edgelaw.curvature.SharpnessTracker;
import dev.edgelaw.kernel.MatrixLayout;
import dev.edgelaw.net.Activation;
import dev.edgelaw.net.Loss;
import dev.edgelaw.optim.Optimizer;
import dev.edgelaw.optim.Probe;
import dev.edgelaw.optim.TrainingState;
import dev.edgelaw.stats.Interval;
import dev.edgelaw.stats.LineFit;
import dev.edgelaw.stats.MeanInterval;
import dev.edgelaw.stats.QuadraticTest;
import dev.edgelaw.theorems.Requirement.AtLeast;
import dev.edgelaw.theorems.Requirement.AtMost;
import dev.edgelaw.theorems.Requirement.Between;
import dev.edgelaw.theorems.Requirement.Reported;
import dev.edgelaw.theory.ConservationProbe;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;

/**
 * Theorem 8: statistical. Slopes of the switch rate per (sample, neuron) pair on the width, in
 * log-log coordinates, with Student's 95 % interval over seeds, two-layer ReLU nets with mean
 * squared error on the published data; regimes by the measured eta lambda_max(0), in units of the
 * code.
 */
final class DichotomyChecks {
  private static final int[] WIDTHS = {16, 32, 64, 128, 256};

  /** For mutations, which need no narrow interval. */
  private static final int[] NARROW = {16, 32, 64};

  private static final long[] SEEDS = {42, 137, 256, 512, 1024, 7, 8, 9};
  private static final int STEPS = 50;
  private static final double SMALL_RATE = 1e-3;
  private static final double PUBLISHED_EDGE_RATE = 0.1;
  private static final double[] RATES = {1e-4, 3e-4, 1e-3, 3e-3, 0.01, 0.03, 0.1, 0.3, 0.5, 1};
  private static final int CURVE_STEPS = 500;
  private static final double FLOOR = 1e-15;

  private final Laboratory laboratory;

  DichotomyChecks(Laboratory laboratory) {
    this.laboratory = laboratory;
  }

  List<Check> checks() {
    return List.of(
        Check.of(
                "8.1a",
                Status.STATISTICAL,
                "switch rate against width, eta = 1e-3 (eta lambda_max < 0.05), 50 steps: distance of the 95 % interval from -0.5",
                new AtMost(0),
                tally -> tally.see(gap(-0.5, rateSlopes(WIDTHS, net -> SMALL_RATE)), "8 seeds"))
            .against(
                "the total instead of the rate",
                tally -> tally.see(gap(-0.5, totalSlopes(net -> SMALL_RATE)), "8 seeds"))
            .against(
                "at the edge instead",
                tally -> tally.see(gap(-0.5, rateSlopes(NARROW, at(1.9))), "8 seeds"))
            .inSeconds(),
        Check.of(
                "8.1b",
                Status.FALSE,
                "\"-0.5 below the edge\": the same at eta lambda_max(0) = 0.5 for every width",
                new AtLeast(SLOPE_GAP),
                tally -> tally.see(gap(-0.5, rateSlopes(WIDTHS, at(0.5))), "8 seeds"))
            .against(
                "eta = 1e-3, where the slope is -0.5",
                tally -> tally.see(gap(-0.5, rateSlopes(NARROW, net -> SMALL_RATE)), "8 seeds"))
            .inSeconds(),
        Check.of(
                "8.1c",
                Status.FALSE,
                "\"0 at the edge\": the same at eta lambda_max(0) = 1.9, distance from 0",
                new AtLeast(SLOPE_GAP),
                tally -> tally.see(gap(0, rateSlopes(WIDTHS, at(1.9))), "8 seeds"))
            .against(
                "the total instead of the rate",
                tally -> tally.see(gap(0, totalSlopes(at(1.9))), "8 seeds"))
            .inSeconds(),
        Check.of(
                "8.2",
                Status.VACUOUS,
                "total = rate m: the slope of the total is 1 plus that of the rate, any numbers",
                new AtMost(SLOPE_ALGEBRA),
                tally -> algebra(tally, 1))
            .against("total = rate m^1.01", tally -> algebra(tally, 1.01)),
        Check.of(
                "8.3",
                Status.FALSE,
                "\"eta = 0.1 is the edge\": eta lambda_max(0) at widths 16, 32, 64",
                new AtMost(1.5),
                tally -> regimes(tally, 16, 32, 64))
            .against("width 256", tally -> regimes(tally, 256)),
        Check.of(
            "8.4a",
            Status.STATISTICAL,
            "F test of the quadratic term in ln drift against ln eta, ten rates: its p",
            new Reported(),
            this::curvature),
        Check.of(
                "8.4b",
                Status.TRUE,
                "that test keeps its level: share of p < 0.05 among 1000 power laws with scatter",
                new Between(LEVEL_LEAST, LEVEL_MOST),
                tally -> tally.see(shareBent(0), "1000 power laws"))
            .against(
                "a quadratic term of 0.02", tally -> tally.see(shareBent(0.02), "1000 curves")));
  }

  private static double gap(double value, double[] slopes) {
    Interval interval = MeanInterval.of(0.95, slopes);
    return Math.max(0, Math.max(interval.low() - value, value - interval.high()));
  }

  /** The learning rate of a given eta lambda_max(0). */
  private ToDoubleFunction<RandomNet> at(double relative) {
    return net -> relative / sharpness(net);
  }

  private double[] rateSlopes(int[] widths, ToDoubleFunction<RandomNet> learningRate) {
    return slopes(widths, learningRate, SwitchCount::rate);
  }

  private double[] totalSlopes(ToDoubleFunction<RandomNet> learningRate) {
    return slopes(NARROW, learningRate, SwitchCount::total);
  }

  private double[] slopes(
      int[] widths,
      ToDoubleFunction<RandomNet> learningRate,
      ToDoubleFunction<SwitchCount> figure) {
    double[] slopes = new double[SEEDS.length];
    for (int k = 0; k < slopes.length; k++) {
      double[] lnWidth = new double[widths.length];
      double[] lnFigure = new double[widths.length];
      for (int i = 0; i < widths.length; i++) {
        RandomNet net = net(SEEDS[k], widths[i]);
        SwitchCount count = new SwitchCount(net);
        double rate = learningRate.applyAsDouble(net);
        laboratory.train(net, Optimizer.gradientDescent(), rate, STEPS, count);
        lnWidth[i] = StrictMath.log(widths[i]);
        lnFigure[i] = StrictMath.log(figure.applyAsDouble(count));
      }
      slopes[k] = LineFit.fit(lnWidth, lnFigure).orElseThrow().slope();
    }
    return slopes;
  }

  private RandomNet net(long seed, int width) {
    return laboratory.published(Activation.relu(), new Loss.MeanSquaredError(), seed, 20, width, 5);
  }

  private double sharpness(RandomNet net) {
    return new SharpnessTracker(
            laboratory.arithmetic(), laboratory.curvature(net).hessian(), 1e-4, 300, 1)
        .estimate()
        .value();
  }

  /** Counts changes of the sign pattern from one gradient to the next; 0 counts as negative. */
  private static final class SwitchCount implements Probe {
    private final RandomNet net;
    private boolean[] last;
    private long switches;
    private long pairs;

    SwitchCount(RandomNet net) {
      this.net = net;
    }

    @Override
    public void beforeUpdate(TrainingState state) {
      net.loss().value(state.parameters());
      double[] hidden = net.loss().activations(0);
      int width = net.architecture().fanOut(0);
      MatrixLayout shape = net.loss().outputLayout(0);
      boolean[] now = new boolean[net.data().samples() * width];
      for (int i = 0; i < now.length; i++) {
        now[i] = hidden[shape.index(i / width, i % width)] > 0;
        if (last != null) {
          pairs++;
          switches += now[i] == last[i] ? 0 : 1;
        }
      }
      last = now;
    }

    double rate() {
      return (double) switches / pairs;
    }

    double total() {
      return switches;
    }
  }

  private static void algebra(Tally tally, double power) {
    for (int seed = 0; seed < 100; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      double[] lnWidth = new double[WIDTHS.length];
      double[] lnRate = new double[WIDTHS.length];
      double[] lnTotal = new double[WIDTHS.length];
      for (int i = 0; i < WIDTHS.length; i++) {
        double rate = random.nextDouble(1e-5, 1e-2);
        lnWidth[i] = StrictMath.log(WIDTHS[i]);
        lnRate[i] = StrictMath.log(rate);
        lnTotal[i] = StrictMath.log(rate * 200 * StrictMath.pow(WIDTHS[i], power));
      }
      double beta = LineFit.fit(lnWidth, lnRate).orElseThrow().slope();
      double gamma = LineFit.fit(lnWidth, lnTotal).orElseThrow().slope();
      tally.see(Math.abs(gamma - 1 - beta), "seed " + seed);
    }
  }

  private void regimes(Tally tally, int... widths) {
    for (long seed : new long[] {42, 137}) {
      for (int width : widths) {
        RandomNet net = net(seed, width);
        tally.see(PUBLISHED_EDGE_RATE * sharpness(net), net.name());
      }
    }
  }

  private void curvature(Tally tally) {
    double[] drifts = new double[RATES.length];
    for (long seed : new long[] {42, 137, 1024}) {
      RandomNet net = laboratory.published(seed, 20, 16, 5);
      for (int i = 0; i < RATES.length; i++) {
        ConservationProbe probe = new ConservationProbe(true);
        laboratory.train(net, Optimizer.gradientDescent(), RATES[i], CURVE_STEPS, probe);
        drifts[i] += probe.record().drift(0);
      }
    }
    tally.see(QuadraticTest.fit(RATES, drifts, FLOOR).orElseThrow().pValue(), "20-16-5, 3 seeds");
  }

  /** Drifts eta^1.1 with a tenth of scatter, and a term in the square of ln eta. */
  private static double shareBent(double quadratic) {
    int bent = 0;
    int curves = 1000;
    for (int seed = 0; seed < curves; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      double[] drifts = new double[RATES.length];
      for (int i = 0; i < drifts.length; i++) {
        double lnRate = StrictMath.log(RATES[i]);
        drifts[i] =
            StrictMath.exp(
                1.1 * lnRate + quadratic * lnRate * lnRate + 0.1 * random.nextGaussian());
      }
      bent += QuadraticTest.fit(RATES, drifts, FLOOR).orElseThrow().pValue() < 0.05 ? 1 : 0;
    }
    return (double) bent / curves;
  }
}
