package dev.edgelaw.studies;

import dev.edgelaw.stats.PermutationTest;
import dev.edgelaw.stats.SortedNoise;
import dev.edgelaw.stats.Summary;
import dev.edgelaw.study.Claim;
import dev.edgelaw.study.ModeTolerances;
import dev.edgelaw.study.Text;
import dev.edgelaw.theory.DataModes;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What E20 says about its claim.
 *
 * @param nets one per seed
 * @param noise sorted noise of as many components as the net has parameters
 * @param visible the seeds that were published one by one
 */
record E20Claims(List<LinearModes> nets, SortedNoise noise, List<Long> visible) {
  /** Published as 0.847. */
  private static final double PUBLISHED_MEAN = 0.847;

  List<Claim> list() {
    double mean = LinearModes.correlation(nets).mean();
    List<LinearModes> shown = nets.stream().filter(net -> visible.contains(net.seed())).toList();
    double[][] random = shown.stream().map(net -> net.noise(noise)).toArray(double[][]::new);
    double[] noiseMeans = Arrays.stream(random).mapToDouble(r -> Summary.of(r).mean()).toArray();
    double chance = chance(random);
    List<PermutationTest> paired = nets.stream().map(net -> net.lists().pairedTest()).toList();
    double weakest = paired.stream().mapToDouble(PermutationTest::correlation).min().orElseThrow();
    double identity =
        nets.stream().mapToDouble(net -> net.exact().worstDifference()).max().orElseThrow();
    double disagreement =
        nets.stream().mapToDouble(net -> net.lists().medianDisagreement()).min().orElseThrow();
    boolean counts =
        nets.stream()
            .map(net -> net.lists().spectrum())
            .allMatch(
                s -> s.clearlyPositive() == 405 && s.clearlyNegative() == 310 && s.zero() == 885);
    LinearModes first = shown.getFirst();
    DataModes modes = first.lists().modes();
    return List.of(
        Claim.paper(
            "P1",
            "R of the two sorted lists, mean of three seeds, is 0.84 to 0.855",
            mean >= 0.84 && mean <= 0.855,
            "mean %s, seed by seed %s"
                .formatted(
                    Text.number(mean),
                    Text.numbers(each(nets, net -> net.lists().sortedCorrelation())))),
        Claim.refuted(
            "validation",
            "The published R is evidence for Theorem 5: noise reaches 0.847 in less than 5 % of draws",
            chance < 0.05,
            "noise, sorted the same way, has mean R %s and reaches %s with probability %s; the list 1/k has %s, two sorted samples of exponentials %s"
                .formatted(
                    Text.numbers(noiseMeans),
                    Text.number(PUBLISHED_MEAN, 3),
                    Text.number(chance, 3),
                    Text.numbers(each(shown, net -> net.listCorrelations()[0])),
                    Text.number(
                        Summary.of(ModeLists.exponentials().pairCorrelations()).mean(), 3))),
        Claim.refuted(
            "values",
            "Theory and measurement agree: the median entry within a factor of 10",
            disagreement < 1,
            "median |log10 ratio|, rank by rank, is %s"
                .formatted(Text.numbers(each(nets, net -> net.lists().medianDisagreement())))),
        Claim.refuted(
            "balanced",
            "The first weights are balanced, as Theorem 5 presumes: |W_1 u_k|^2 in the range of W_2's squared singular values",
            nets.stream().anyMatch(net -> balanced(net.lists().modes())),
            "seed %d: |W_1 u_k|^2 of the first modes %s, squared singular values %s; sum_k (g'v_k)^2 v_k'Dv_k is %s, not delta_0 = %s"
                .formatted(
                    first.seed(),
                    Text.numbers(Arrays.copyOf(modes.firstBalance(), ModeLists.SIGNAL + 1)),
                    Text.numbers(modes.secondBalance()),
                    Text.number(first.exact().diagonalImbalance()),
                    Text.number(modes.imbalance()))),
        Claim.corrected(
            "P2",
            "Unsorted, mode by mode, with the true target: R of ln c_k and ln(lambda_k^2 |e_k|^2) is at least 0.98",
            weakest >= 0.98,
            "R %s, permutation p at most %s; within the 5 signal modes %s, within the 15 others %s; with the published target %s"
                .formatted(
                    Text.numbers(
                        paired.stream().mapToDouble(PermutationTest::correlation).toArray()),
                    Text.number(
                        paired.stream().mapToDouble(PermutationTest::pValue).max().orElseThrow(),
                        2),
                    Text.numbers(
                        each(
                            nets,
                            net -> net.lists().pairedTest(0, ModeLists.SIGNAL).correlation())),
                    Text.numbers(
                        each(
                            nets,
                            net ->
                                net.lists()
                                    .pairedTest(ModeLists.SIGNAL, modes.eigenvalues().length)
                                    .correlation())),
                    Text.numbers(
                        each(nets, net -> net.lists().pairedCorrelationOfPublishedTarget())))),
        Claim.corrected(
            "P3",
            "The published statistic does not beat noise: sorted noise has mean R of at least 0.88, seeds "
                + visible,
            Arrays.stream(noiseMeans).min().orElseThrow() >= 0.88,
            "mean %s; 5 %% to 95 %%: %s"
                .formatted(
                    Text.numbers(noiseMeans),
                    Arrays.stream(random)
                        .map(
                            r ->
                                Text.number(SortedNoise.quantile(r, 0.05), 3)
                                    + " to "
                                    + Text.number(SortedNoise.quantile(r, 0.95), 3))
                        .toList())),
        Claim.corrected(
            "P4",
            "Of 1600 Hessian eigenvalues 405 are positive, 310 negative and 885 zero, at every seed",
            counts,
            "the published 762 and 776 count rounding of the zeros"),
        Claim.corrected(
            "P5",
            "The Gauss-Newton spectrum is that of (2/K) [S (x) W_2 W_2' + S^(1/2) W_1'W_1 S^(1/2) (x) I]",
            identity <= ModeTolerances.GAUSS_NEWTON_IDENTITY,
            "largest difference %s of the largest eigenvalue; top three of seed %d: %s"
                .formatted(
                    Text.number(identity, 2),
                    first.seed(),
                    Arrays.stream(first.exact().gaussNewton())
                        .limit(3)
                        .mapToObj(value -> Text.number(value, 8))
                        .toList())),
        Claim.corrected(
            "P6",
            "c_k/(lambda_k^2 |e_k|^2) varies by less than 0.3 of its mean over all 20 modes, and sum c_k is delta_0 to 15 %, seeds "
                + visible,
            shown.stream()
                .allMatch(
                    net ->
                        variation(net) < 0.3
                            && Math.abs(
                                    net.lists().coefficientSum() / net.lists().modes().imbalance()
                                        - 1)
                                < 0.15),
            "variation %s; sums %s against %s"
                .formatted(
                    Text.numbers(each(nets, E20Claims::variation)),
                    Text.numbers(each(nets, net -> net.lists().coefficientSum())),
                    Text.numbers(each(nets, net -> net.lists().modes().imbalance())))));
  }

  private static double[] each(List<LinearModes> nets, ToDoubleFunction<LinearModes> quantity) {
    return nets.stream().mapToDouble(quantity).toArray();
  }

  private static double variation(LinearModes net) {
    Summary summary = Summary.of(net.lists().ratios());
    return summary.standardDeviation() / summary.mean();
  }

  private static boolean balanced(DataModes modes) {
    return Arrays.stream(modes.firstBalance()).limit(ModeLists.SIGNAL + 1).min().orElseThrow()
        <= modes.secondBalance()[0];
  }

  /**
   * Probability that noise, drawn for each net independently, has a mean R of at least the
   * published.
   */
  private static double chance(double[][] random) {
    int draws = random[0].length / random.length;
    int reached = 0;
    for (int draw = 0; draw < draws; draw++) {
      double sum = 0;
      for (int net = 0; net < random.length; net++) {
        sum += random[net][net * draws + draw];
      }
      reached += sum / random.length >= PUBLISHED_MEAN ? 1 : 0;
    }
    return (double) reached / draws;
  }
}
