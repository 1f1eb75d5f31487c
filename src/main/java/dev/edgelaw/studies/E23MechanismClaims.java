package dev.edgelaw.studies;

import static dev.edgelaw.stats.SeriesShape.largest;
import static dev.edgelaw.stats.SeriesShape.smallest;
import static dev.edgelaw.stats.SeriesShape.within;

import dev.edgelaw.study.Claim;
import dev.edgelaw.study.SeedSweep;
import dev.edgelaw.study.Text;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What the time scale of the softmax depends on.
 *
 * @param grid the runs
 * @param visible the seeds that were published one by one
 */
record E23MechanismClaims(ConcentrationGrid grid, List<Long> visible) {
  private static final List<Double> SLOW = List.of(0.01, 0.02, 0.03);

  /** Time of 1 - q = 0.1, the level that every variant but the narrowest clusters reaches. */
  private static final double LEVEL = 0.1;

  List<Claim> list() {
    return List.of(departure(), kernel(), variants());
  }

  /** The departure from flow at the common time, over the difference of the rates. */
  private Claim departure() {
    double slowest = grid.plan().learningRates().getFirst();
    SeedSweep slow = ConcentrationGrid.departures(grid, SLOW).only(rate -> true, visible::contains);
    double[] slopes = slopes(slow, slowest);
    double[] fast =
        slopes(
            ConcentrationGrid.departures(grid, ConcentrationGrid.FAST_RATES)
                .only(rate -> true, visible::contains),
            slowest);
    return Claim.corrected(
        "P9",
        "The first departure from gradient flow is O(eta): at eta t = 3, (1 - ratio)/(eta - 0.003) is the same at 0.01, 0.02 and 0.03 to within 2 %, seeds "
            + visible,
        largest(slopes) <= 1.02 * smallest(slopes),
        "%s; %s at eta = %s"
            .formatted(Text.numbers(slopes), Text.numbers(fast), ConcentrationGrid.FAST_RATES));
  }

  private static double[] slopes(SeedSweep ratios, double slowest) {
    double[] rates = ratios.rates();
    double[] means = ratios.means();
    return IntStream.range(0, rates.length)
        .mapToDouble(i -> (1 - means[i]) / (rates[i] - slowest))
        .toArray();
  }

  private Claim kernel() {
    FrozenKernelGrid frozen = new FrozenKernelGrid(grid);
    double[] early = frozen.ratios(record -> record.crossingTime(0.5));
    double[] late = frozen.ratios(record -> record.crossingTime(0.02));
    double[] orders = frozen.seeds(seed -> frozen.decay(seed).order());
    double[] coefficients =
        frozen.seeds(
            seed ->
                grid.decay(seed, FrozenKernelGrid.RATE).coefficient()
                    / frozen.decay(seed).coefficient());
    return Claim.corrected(
        "P10",
        "The tangent kernel of the first weights, frozen, times the start to 10 % but not the tail: the net is at 1 - q = 0.02 in 0.4 to 0.6 of the kernel's time, and k in -k (1-q)^p is larger by 1.1 to 1.6",
        within(early, 0.9, 1.1) && within(late, 0.4, 0.6) && within(coefficients, 1.1, 1.6),
        "times over the kernel's: %s at 1 - q = 0.5, %s at 0.02; k over the kernel's %s; p of the kernel %s"
            .formatted(
                Text.numbers(early),
                Text.numbers(late),
                Text.numbers(coefficients),
                Text.numbers(orders)));
  }

  private Claim variants() {
    ConcentrationVariants variants = new ConcentrationVariants(grid.plan().seeds(), grid.results());
    double[] samples = variants.factors(LEVEL, "n = 50", "n = 800");
    double[] widths = variants.factors(LEVEL, "m = 16", "m = 256");
    double[] classes = variants.factors(LEVEL, "K = 2", "K = 10");
    double separation = variants.factor("separation 1", LEVEL);
    return Claim.corrected(
        "P11",
        "The time scale is no constant: n = 50 to 800 changes it by less than 5 %, but width 16 to 256 by more than 3-fold, K = 2 to 10 by more than 5-fold, half the separation by more than 3-fold",
        within(samples, 0.95, 1.05)
            && widths[0] / widths[1] > 3
            && classes[1] / classes[0] > 5
            && separation > 3,
        "eta t of 1 - q = 0.1 over that of the published net: n %s, m %s, K %s, separation 1 %s"
            .formatted(
                Text.numbers(samples),
                Text.numbers(widths),
                Text.numbers(classes),
                Text.number(separation)));
  }
}
