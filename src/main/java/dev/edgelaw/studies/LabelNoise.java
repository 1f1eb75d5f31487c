package dev.edgelaw.studies;

import dev.edgelaw.data.DataSource;
import dev.edgelaw.data.GaussianMixture;
import dev.edgelaw.data.NoisyLabels;
import dev.edgelaw.engine.Cell;
import dev.edgelaw.engine.Results;
import dev.edgelaw.engine.RunSpec;
import dev.edgelaw.engine.SharpnessAt;
import dev.edgelaw.engine.SoftmaxConcentration;
import dev.edgelaw.net.Loss;
import dev.edgelaw.optim.DivergenceRule;
import dev.edgelaw.optim.Optimizer;
import dev.edgelaw.study.Fields;
import dev.edgelaw.study.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * The fall of lambda_max on the published clusters where part of the labels is wrong: what the
 * clusters do not explain must be learnt point by point. Beside the published rate a tenfold one,
 * which stands for ten times the training time; 1000 updates each.
 *
 * @param seeds the seeds
 * @param results what was seen
 */
record LabelNoise(List<Long> seeds, Results results) {
  static final List<Double> SHARES = List.of(0.0, 0.1, 0.3);
  static final List<Integer> SIZES = SeparationSweep.SIZES;
  static final List<Double> RATES =
      List.of(HessianEvolution.TRAJECTORY_RATE, 10 * HessianEvolution.TRAJECTORY_RATE);

  private static final int STEPS = 1000;
  private static final SharpnessAt SHARPNESS = new SharpnessAt(List.of(0, STEPS));
  private static final SoftmaxConcentration LABELS = new SoftmaxConcentration(List.of(STEPS));

  private static RunSpec run(double rate, int samples, double share, long seed) {
    DataSource clean = new GaussianMixture(samples, 50, 20, Protocol.CLASSES, 2);
    return new RunSpec(
        Protocol.TWO_LAYER,
        // Without noise it is the run of the separations.
        share == 0 ? clean : new NoisyLabels(clean, share),
        new Loss.CrossEntropy(),
        Optimizer.gradientDescent(),
        rate,
        STEPS,
        seed,
        DivergenceRule.NOT_FINITE);
  }

  static List<Cell> cells(List<Long> seeds) {
    List<Cell> cells = new ArrayList<>();
    for (long seed : seeds) {
      for (double rate : RATES) {
        for (int samples : SIZES) {
          SHARES.forEach(
              share -> cells.add(Cell.of(run(rate, samples, share, seed), SHARPNESS, LABELS)));
        }
      }
    }
    return cells;
  }

  private double mean(ToDoubleFunction<Long> quantity) {
    return seeds.stream().mapToDouble(quantity).average().orElseThrow();
  }

  /** Mean lambda_max at the start over that after 1000 updates, by share. */
  double[] compressions(double rate, int samples) {
    return SHARES.stream()
        .mapToDouble(
            share ->
                mean(seed -> results.of(run(rate, samples, share, seed), SHARPNESS).at(0))
                    / mean(
                        seed -> results.of(run(rate, samples, share, seed), SHARPNESS).at(STEPS)))
        .toArray();
  }

  /** Mean 1 - q after 1000 updates, by share; q is the probability of the label, be it wrong. */
  double[] missing(double rate, int samples) {
    return SHARES.stream()
        .mapToDouble(
            share ->
                mean(
                    seed ->
                        results.of(run(rate, samples, share, seed), LABELS).missingAfter(STEPS)))
        .toArray();
  }

  /** 1 - q of the larger data set over that of the smaller one, by share. */
  double[] missingFactors(double rate) {
    double[] small = missing(rate, SIZES.getFirst());
    double[] large = missing(rate, SIZES.getLast());
    double[] factors = new double[small.length];
    for (int i = 0; i < factors.length; i++) {
      factors[i] = large[i] / small[i];
    }
    return factors;
  }

  Map<String, Object> aggregate() {
    Fields fields = Fields.of("share", SHARES);
    for (double rate : RATES) {
      Fields one = Fields.of("missingFactor", missingFactors(rate));
      for (int samples : SIZES) {
        one.and("compressionN" + samples, compressions(rate, samples))
            .and("missingN" + samples, missing(rate, samples));
      }
      fields.and("learningRate " + Text.plain(rate), one.map());
    }
    return fields.map();
  }
}
