package dev.edgelaw.studies;

import dev.edgelaw.data.GaussianMixture;
import dev.edgelaw.engine.Cell;
import dev.edgelaw.engine.Results;
import dev.edgelaw.engine.RunSpec;
import dev.edgelaw.engine.SharpnessAt;
import dev.edgelaw.engine.SoftmaxConcentration;
import dev.edgelaw.net.Activation;
import dev.edgelaw.net.Architecture;
import dev.edgelaw.net.Loss;
import dev.edgelaw.optim.DivergenceRule;
import dev.edgelaw.optim.Optimizer;
import dev.edgelaw.study.Fields;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * The fall of lambda_max where the size of the data set can matter: clusters that overlap, and nets
 * whose width is far below and above n ln n.
 *
 * @param seeds the seeds
 * @param results what was seen
 */
record SeparationSweep(List<Long> seeds, Results results) {
  static final List<Double> SEPARATIONS = List.of(0.25, 0.5, 1.0, 2.0);
  static final List<Integer> SIZES = List.of(100, 400);

  /** On both sides of n ln n = 461 at n = 100. */
  static final List<Integer> WIDTHS = List.of(16, 512);

  private static final int PUBLISHED_WIDTH = 64;
  private static final int STEPS = 1000;
  private static final SharpnessAt SHARPNESS = new SharpnessAt(List.of(0, STEPS));
  private static final SoftmaxConcentration LABELS = new SoftmaxConcentration(List.of(STEPS));

  private static RunSpec run(int width, int samples, double separation, long seed) {
    return new RunSpec(
        Architecture.unbiased(Activation.relu(), 20, width, Protocol.CLASSES),
        new GaussianMixture(samples, 50, 20, Protocol.CLASSES, separation),
        new Loss.CrossEntropy(),
        Optimizer.gradientDescent(),
        HessianEvolution.TRAJECTORY_RATE,
        STEPS,
        seed,
        DivergenceRule.NOT_FINITE);
  }

  static List<Cell> cells(List<Long> seeds) {
    List<RunSpec> runs = new ArrayList<>();
    for (long seed : seeds) {
      for (int samples : SIZES) {
        SEPARATIONS.forEach(
            separation -> runs.add(run(PUBLISHED_WIDTH, samples, separation, seed)));
      }
      WIDTHS.forEach(width -> runs.add(run(width, SIZES.getFirst(), 2, seed)));
    }
    return runs.stream().map(run -> Cell.of(run, SHARPNESS, LABELS)).toList();
  }

  private double mean(ToDoubleFunction<Long> quantity) {
    return seeds.stream().mapToDouble(quantity).average().orElseThrow();
  }

  /** Mean lambda_max at the start over that after 1000 updates. */
  double compression(int width, int samples, double separation) {
    return mean(seed -> sharpness(width, samples, separation, seed, 0))
        / mean(seed -> sharpness(width, samples, separation, seed, STEPS));
  }

  private double sharpness(int width, int samples, double separation, long seed, int step) {
    return results.of(run(width, samples, separation, seed), SHARPNESS).at(step);
  }

  /** Mean 1 - q after 1000 updates. */
  double missing(int width, int samples, double separation) {
    return mean(
        seed -> results.of(run(width, samples, separation, seed), LABELS).missingAfter(STEPS));
  }

  /** How the larger data set's compression compares with the smaller one's, by separation. */
  double[] sizeFactors() {
    return SEPARATIONS.stream()
        .mapToDouble(
            separation ->
                compression(PUBLISHED_WIDTH, SIZES.getFirst(), separation)
                    / compression(PUBLISHED_WIDTH, SIZES.getLast(), separation))
        .toArray();
  }

  /** The same for 1 - q. */
  double[] missingFactors() {
    return SEPARATIONS.stream()
        .mapToDouble(
            separation ->
                missing(PUBLISHED_WIDTH, SIZES.getLast(), separation)
                    / missing(PUBLISHED_WIDTH, SIZES.getFirst(), separation))
        .toArray();
  }

  double[] compressions(int samples) {
    return SEPARATIONS.stream()
        .mapToDouble(separation -> compression(PUBLISHED_WIDTH, samples, separation))
        .toArray();
  }

  /** By width, at n = 100 and separation 2. */
  double[] compressionsByWidth() {
    return WIDTHS.stream().mapToDouble(width -> compression(width, SIZES.getFirst(), 2)).toArray();
  }

  Map<String, Object> aggregate() {
    Fields fields = Fields.of("separation", SEPARATIONS);
    for (int samples : SIZES) {
      fields
          .and("compressionN" + samples, compressions(samples))
          .and(
              "missingN" + samples,
              SEPARATIONS.stream()
                  .mapToDouble(separation -> missing(PUBLISHED_WIDTH, samples, separation))
                  .toArray());
    }
    return fields.and("width", WIDTHS).and("compressionByWidth", compressionsByWidth()).map();
  }
}
