package dev.edgelaw.studies;

import dev.edgelaw.engine.Cell;
import dev.edgelaw.engine.GateSwitching;
import dev.edgelaw.engine.Results;
import dev.edgelaw.stats.Interval;
import dev.edgelaw.stats.PowerLawFit;
import dev.edgelaw.stats.Resampling;
import dev.edgelaw.study.Fields;
import dev.edgelaw.study.Text;
import dev.edgelaw.theory.GateSwitchingRecord;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Gates of ten seeds, the published three and seven more, at the two higher learning rates: the
 * seven would cost half as much again at the lowest.
 *
 * @param widths hidden widths m, ascending
 * @param updates how many updates of each run are counted
 * @param gates what was seen, by width, then by learning rate, then by seed
 */
record SwitchingSeeds(
    List<Integer> widths, int updates, List<List<List<GateSwitchingRecord>>> gates) {
  static final List<Double> RATES = List.of(0.01, 0.1);
  static final int WIDEST = E15WidthSwitchRate.WIDTHS.getLast();
  private static final List<Long> NEW_SEEDS = LongStream.rangeClosed(1, 7).boxed().toList();
  private static final List<Long> SEEDS =
      Stream.concat(Protocol.THREE_SEEDS.stream(), NEW_SEEDS.stream()).toList();

  /** Late updates often flip nothing: the median is that of means of 50 updates. */
  private static final int BLOCK = 50;

  private static final double CONFIDENCE = 0.95;
  private static final int RESAMPLES = 2000;
  private static final long SEED_OF_BOOTSTRAP = 1;

  /** How the flips of some updates become one rate. */
  enum Average {
    MEAN,
    MEDIAN
  }

  private double rate(GateSwitchingRecord gates, Average average) {
    double[] blocks =
        IntStream.range(0, updates / BLOCK)
            .mapToDouble(
                block ->
                    (double) Arrays.stream(gates.flips(), block * BLOCK, (block + 1) * BLOCK).sum()
                        / BLOCK
                        / gates.pairs())
            .sorted()
            .toArray();
    return average == Average.MEAN
        ? Arrays.stream(blocks).average().orElseThrow()
        : (blocks[(blocks.length - 1) / 2] + blocks[blocks.length / 2]) / 2;
  }

  /** The runs that nobody else plans. */
  static List<Cell> cells() {
    List<Cell> cells = new ArrayList<>();
    for (int width : E15WidthSwitchRate.WIDTHS) {
      for (double rate : RATES) {
        NEW_SEEDS.forEach(
            seed ->
                cells.add(
                    Cell.of(
                        WidthSwitching.run(width, rate, Protocol.STEPS, seed),
                        new GateSwitching())));
      }
    }
    return cells;
  }

  static SwitchingSeeds of(Results results) {
    return new SwitchingSeeds(
        E15WidthSwitchRate.WIDTHS,
        Protocol.STEPS,
        E15WidthSwitchRate.WIDTHS.stream()
            .map(
                width ->
                    RATES.stream()
                        .map(
                            rate -> SEEDS.stream().map(s -> read(results, width, rate, s)).toList())
                        .toList())
            .toList());
  }

  private static GateSwitchingRecord read(Results results, int width, double rate, long seed) {
    return results.of(WidthSwitching.run(width, rate, Protocol.STEPS, seed), new GateSwitching());
  }

  SwitchingSeeds without(int width) {
    List<Integer> left = widths.stream().filter(m -> m != width).toList();
    return new SwitchingSeeds(
        left, updates, left.stream().map(m -> gates.get(widths.indexOf(m))).toList());
  }

  /** The same, of the first updates alone. */
  SwitchingSeeds first(int fewer) {
    return new SwitchingSeeds(widths, fewer, gates);
  }

  /** beta of the fall as m^-beta of the mean over all seeds. */
  double beta(double rate, Average average) {
    return beta(table(rate, average), IntStream.range(0, SEEDS.size()).toArray());
  }

  /** Percentile interval of beta over resampled seeds. */
  Interval interval(double rate, Average average) {
    double[][] table = table(rate, average);
    return Resampling.drawn(
        SEEDS.size(), CONFIDENCE, RESAMPLES, SEED_OF_BOOTSTRAP, seeds -> beta(table, seeds));
  }

  private double[][] table(double rate, Average average) {
    int column = RATES.indexOf(rate);
    return gates.stream()
        .map(width -> width.get(column).stream().mapToDouble(run -> rate(run, average)).toArray())
        .toArray(double[][]::new);
  }

  private double beta(double[][] table, int[] seeds) {
    return PowerLawFit.fit(
            widths.stream().mapToDouble(m -> m).toArray(),
            Arrays.stream(table)
                .mapToDouble(
                    row -> Arrays.stream(seeds).mapToDouble(i -> row[i]).average().orElseThrow())
                .toArray(),
            0)
        .map(fit -> -fit.exponent())
        .orElse(Double.NaN);
  }

  Map<String, Object> aggregate() {
    Fields fields = Fields.of("seeds", SEEDS).and("updates", updates).and("width", widths);
    SwitchingSeeds narrow = without(WIDEST);
    for (double rate : RATES) {
      fields.and(
          "learningRate " + Text.plain(rate),
          Fields.of("meanRates", table(rate, Average.MEAN))
              .and("medianRates", table(rate, Average.MEDIAN))
              .and("betaOfMean", beta(rate, Average.MEAN))
              .and("betaOfMeanInterval", interval(rate, Average.MEAN))
              .and("betaOfMedian", beta(rate, Average.MEDIAN))
              .and("betaOfMedianInterval", interval(rate, Average.MEDIAN))
              .and("betaOfMeanWithoutWidest", narrow.beta(rate, Average.MEAN))
              .and("betaOfMeanWithoutWidestInterval", narrow.interval(rate, Average.MEAN))
              .map());
    }
    return fields.map();
  }
}
