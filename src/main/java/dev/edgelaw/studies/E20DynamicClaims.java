package dev.edgelaw.studies;

import static dev.edgelaw.stats.SeriesShape.largest;
import static dev.edgelaw.stats.SeriesShape.smallest;
import static dev.edgelaw.stats.SeriesShape.within;

import dev.edgelaw.study.Claim;
import dev.edgelaw.study.Text;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * What E20's modes do in time, and on the way to balanced weights.
 *
 * @param summed trained nets, by rate and seed
 * @param balance the way to balanced weights
 */
record E20DynamicClaims(List<SummedModes> summed, BalanceSweep balance) {
  List<Claim> list() {
    double[] all = each(run -> run.correlation(0, run.size()));
    double[] signal = each(run -> run.correlation(0, ModeLists.SIGNAL));
    double[] noise = each(run -> run.correlation(ModeLists.SIGNAL, run.size()));
    double[] totals = each(SummedModes::totalRatio);
    double[] ratios = summed.stream().flatMapToDouble(run -> Arrays.stream(run.ratios())).toArray();
    double[] positive = balance.positive();
    double[] variation = balance.variations();
    return List.of(
        Claim.corrected(
            "P7",
            "Summed over 2000 updates, every mode's imbalance is c_k f_T(eta lambda_k) of the first weights to within a factor of 2, at every rate and seed",
            within(ratios, 0.5, 2) && smallest(all) >= 0.98,
            "predicted over summed %s to %s, totals %s to %s; unsorted R from %s, from %s within the 5 signal modes and %s within the 15 others, at eta = %s"
                .formatted(
                    Text.number(smallest(ratios), 3),
                    Text.number(largest(ratios), 3),
                    Text.number(smallest(totals), 3),
                    Text.number(largest(totals), 3),
                    Text.number(smallest(all)),
                    Text.number(smallest(signal)),
                    Text.number(smallest(noise), 3),
                    SummedModes.RATES)),
        Claim.corrected(
            "P8",
            "The proportionality needs weights out of balance: with W_1 = (1-s) W_2'U' + s W_1 all 20 c_k are positive at s = 1, fewer than 5 at s = 0.5 and below, and at s = 0 the ratio c_k/(lambda_k^2 |e_k|^2) varies twice as much",
            positive[positive.length - 1] == 20
                && IntStream.range(0, positive.length)
                    .filter(i -> balance.shares()[i] <= 0.5)
                    .allMatch(i -> positive[i] < 5)
                && variation[0] > 2 * variation[variation.length - 1],
            "at s = %s: %s positive, variation %s, R of the moduli %s, relative imbalance of the weights %s (means over seeds)"
                .formatted(
                    Text.numbers(balance.shares()),
                    Text.numbers(positive),
                    Text.numbers(variation),
                    Text.numbers(balance.correlations()),
                    Text.numbers(balance.imbalance()))));
  }

  private double[] each(ToDoubleFunction<SummedModes> quantity) {
    return summed.stream().mapToDouble(quantity).toArray();
  }
}
