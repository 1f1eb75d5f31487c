package dev.edgelaw.studies;

import static dev.edgelaw.stats.SeriesShape.falling;
import static dev.edgelaw.stats.SeriesShape.within;

import dev.edgelaw.data.SecondMoments;
import dev.edgelaw.engine.Cell;
import dev.edgelaw.engine.ConservationTrajectory;
import dev.edgelaw.engine.Results;
import dev.edgelaw.net.Loss;
import dev.edgelaw.study.Claim;
import dev.edgelaw.study.Fields;
import dev.edgelaw.study.Text;
import dev.edgelaw.theory.ConservationTrajectoryRecord;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Local exponents of the drift between neighbouring learning rates after 200 to 20000 updates. One
 * run of 20000 updates tells all lengths. For the cost's sake there are two of the published seeds,
 * one pair of rates for the ReLU nets, and the linear net sees second moments alone.
 *
 * @param results what was seen
 */
record TrainingLength(Results results) {
  static final List<Integer> LENGTHS = List.of(200, 600, 2000, 6000, 20000);

  static final SpectralCase LINEAR =
      SpectralCase.linear(new Loss.MeanSquaredError(), new SecondMoments(Protocol.MIXTURE));

  static final List<SpectralCase> NETS =
      List.of(LINEAR, E00bSharedExponent.RELU, E00bSharedExponent.RELU_ENTROPY);

  private static final double LOW = 1e-3;
  private static final double HIGH = 3e-3;
  private static final List<Long> SEEDS = List.of(42L, 137L);
  private static final ConservationTrajectory SUMS = new ConservationTrajectory(LENGTHS.getFirst());

  /** The linear net is cheap enough for more. */
  static List<Double> rates(SpectralCase net) {
    return net.equals(LINEAR) ? List.of(3e-4, LOW, HIGH, 0.01, 0.03) : List.of(LOW, HIGH);
  }

  static List<Cell> cells() {
    List<Cell> cells = new ArrayList<>();
    for (SpectralCase net : NETS) {
      for (double rate : rates(net)) {
        SEEDS.forEach(seed -> cells.add(Cell.of(net.run(rate, LENGTHS.getLast(), seed), SUMS)));
      }
    }
    return cells;
  }

  private double sum(SpectralCase net, double rate, long seed, int steps) {
    ConservationTrajectoryRecord record = results.of(net.run(rate, LENGTHS.getLast(), seed), SUMS);
    int at = Arrays.binarySearch(record.updates(), steps);
    return at < 0 ? Double.NaN : record.imbalanceSum()[at][0];
  }

  /** Slope of ln(eta^2 S) on ln eta between two rates; not a number where S changes its sign. */
  private double exponent(SpectralCase net, double low, double high, long seed, int steps) {
    double ratio = sum(net, high, seed, steps) / sum(net, low, seed, steps);
    return 2 + StrictMath.log(ratio) / StrictMath.log(high / low);
  }

  /** Mean of the slopes of the seeds. */
  double meanExponent(SpectralCase net, double low, double high, int steps) {
    return SEEDS.stream()
        .mapToDouble(seed -> exponent(net, low, high, seed, steps))
        .average()
        .orElseThrow();
  }

  /** By length. */
  private double[] exponents(SpectralCase net, long seed) {
    return LENGTHS.stream().mapToDouble(t -> exponent(net, LOW, HIGH, seed, t)).toArray();
  }

  /**
   * The bound was set before the runs were made: at these rates a converged mode of the linear
   * net's largest eigenvalue, 18, still has 1.017 (Theorem 4).
   */
  Claim claim() {
    boolean limit = true;
    for (SpectralCase net : NETS) {
      for (long seed : SEEDS) {
        double[] exponents = exponents(net, seed);
        limit &=
            falling(new double[] {exponents[0], exponents[2], exponents[4]})
                && within(exponents[4], 0.98, 1.02);
      }
    }
    return Claim.corrected(
        "training length",
        "The local exponent from 0.001 to 0.003 falls as the run grows from T = 200 over 2000 to 20000 updates, and ends within 0.02 of 1: linear and ReLU under MSE, ReLU under cross-entropy, both seeds",
        limit,
        NETS.stream()
            .map(
                net ->
                    net.name()
                        + " "
                        + SEEDS.stream()
                            .map(seed -> Text.numbers(exponents(net, seed)))
                            .collect(Collectors.joining(" and ")))
            .collect(
                Collectors.joining(
                    "; ",
                    "",
                    " at T = "
                        + LENGTHS.stream()
                            .map(String::valueOf)
                            .collect(Collectors.joining(", ")))));
  }

  Map<String, Object> aggregate() {
    Fields fields = Fields.of("updates", LENGTHS).and("seeds", SEEDS);
    for (SpectralCase net : NETS) {
      List<Double> rates = rates(net);
      Fields one = Fields.of("learningRate", rates);
      for (int steps : LENGTHS) {
        double[] slopes = new double[rates.size() - 1];
        Arrays.setAll(slopes, i -> meanExponent(net, rates.get(i), rates.get(i + 1), steps));
        one.and("localSlopesAfter" + steps, slopes);
      }
      fields.and(net.key(), one.map());
    }
    return fields.map();
  }
}
