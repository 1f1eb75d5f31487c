package dev.edgelaw.studies;

import dev.edgelaw.data.GaussianMixture;
import dev.edgelaw.engine.Cell;
import dev.edgelaw.engine.Results;
import dev.edgelaw.engine.RunSpec;
import dev.edgelaw.engine.SoftmaxConcentration;
import dev.edgelaw.net.Activation;
import dev.edgelaw.net.Architecture;
import dev.edgelaw.net.Loss;
import dev.edgelaw.optim.DivergenceRule;
import dev.edgelaw.optim.Optimizer;
import dev.edgelaw.study.Fields;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Crossing times of 1 - q with the width m, the number of samples n, that of classes K and the
 * separation of the clusters each varied alone. They are given as eta t, which hardly depends on
 * eta, so one short run at the largest published rate tells.
 *
 * @param seeds the seeds
 * @param results what was seen
 */
record ConcentrationVariants(List<Long> seeds, Results results) {
  private static final double RATE = 0.03;
  private static final int STEPS = 400;

  /** Dense where 1 - q falls fast. */
  private static final SoftmaxConcentration OBSERVED =
      new SoftmaxConcentration(
          List.of(
              0, 1, 2, 3, 4, 5, 6, 8, 10, 12, 15, 20, 25, 30, 35, 40, 45, 50, 60, 70, 80, 100, 120,
              140, 170, 200, 250, 300, 350, 400));

  /** One net and data set. */
  record Variant(String name, int width, int samples, int classes, double separation) {
    private RunSpec run(long seed) {
      return new RunSpec(
          Architecture.unbiased(Activation.relu(), 20, width, classes),
          new GaussianMixture(samples, 50, 20, classes, separation),
          new Loss.CrossEntropy(),
          Optimizer.gradientDescent(),
          RATE,
          STEPS,
          seed,
          DivergenceRule.NOT_FINITE);
    }
  }

  private static final Variant PUBLISHED = new Variant("published", 64, 200, Protocol.CLASSES, 2);

  static final List<Variant> VARIANTS =
      List.of(
          PUBLISHED,
          new Variant("m = 16", 16, 200, Protocol.CLASSES, 2),
          new Variant("m = 256", 256, 200, Protocol.CLASSES, 2),
          new Variant("n = 50", 64, 50, Protocol.CLASSES, 2),
          new Variant("n = 800", 64, 800, Protocol.CLASSES, 2),
          new Variant("K = 2", 64, 200, 2, 2),
          new Variant("K = 10", 64, 200, 10, 2),
          new Variant("separation 1", 64, 200, Protocol.CLASSES, 1),
          new Variant("separation 0.5", 64, 200, Protocol.CLASSES, 0.5));

  static List<Cell> cells(List<Long> seeds) {
    List<Cell> cells = new ArrayList<>();
    VARIANTS.forEach(
        variant -> seeds.forEach(seed -> cells.add(Cell.of(variant.run(seed), OBSERVED))));
    return cells;
  }

  /** Mean over seeds of the time eta t at which 1 - q falls to a level; NaN where it does not. */
  double crossing(Variant variant, double level) {
    return seeds.stream()
        .mapToDouble(seed -> RATE * results.of(variant.run(seed), OBSERVED).crossingTime(level))
        .average()
        .orElseThrow();
  }

  /** A variant's crossing time in units of the published net's. */
  double factor(String name, double level) {
    Variant variant =
        VARIANTS.stream().filter(one -> one.name().equals(name)).findFirst().orElseThrow();
    return crossing(variant, level) / crossing(PUBLISHED, level);
  }

  double[] factors(double level, String... names) {
    return Arrays.stream(names).mapToDouble(name -> factor(name, level)).toArray();
  }

  List<Map<String, Object>> describe() {
    return VARIANTS.stream()
        .map(
            variant ->
                Fields.of("variant", variant.name())
                    .and("width", variant.width())
                    .and("samples", variant.samples())
                    .and("classes", variant.classes())
                    .and("separation", variant.separation())
                    .and(
                        "crossingScaledTimes",
                        Arrays.stream(ConcentrationGrid.LEVELS)
                            .map(level -> crossing(variant, level))
                            .toArray())
                    .map())
        .toList();
  }
}
