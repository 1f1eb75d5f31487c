package dev.edgelaw.studies;

import static dev.edgelaw.stats.SeriesShape.rising;

import dev.edgelaw.stats.SortedNoise;
import dev.edgelaw.stats.Summary;
import dev.edgelaw.study.Claim;
import dev.edgelaw.study.SeedSweep;
import dev.edgelaw.study.Text;
import java.util.Arrays;
import java.util.List;

/**
 * What E21 says about its claim.
 *
 * @param grid what was seen
 * @param noise sorted noise of as many components as the net has parameters
 * @param visible the seeds that were published one by one
 */
record E21Claims(ReluModes grid, SortedNoise noise, List<Long> visible) {
  List<Claim> list() {
    SeedSweep correlation = grid.correlation();
    double[] means = correlation.means();
    SeedSweep stability = grid.stability(grid.plan().learningRates());
    SeedSweep switchRate = grid.switchRate();
    SeedSweep disagreement = grid.sweep(ModeLists::medianDisagreement);
    SeedSweep random =
        grid.sweep(lists -> Summary.of(ReluModes.noise(lists, noise)).mean())
            .only(rate -> true, visible::contains);
    SeedSweep toZero = grid.sweep(lists -> lists.modes().switchesToZero());
    SeedSweep actual = grid.sweep(lists -> lists.modes().switches());
    double firstPaired =
        grid.plan().seeds().stream()
            .mapToDouble(seed -> grid.first(seed).pairedTest().correlation())
            .min()
            .orElseThrow();
    double firstNoise =
        grid.plan().seeds().stream()
            .mapToDouble(
                seed ->
                    grid.first(seed)
                        .pairedTest(ModeLists.SIGNAL, grid.first(seed).modes().eigenvalues().length)
                        .correlation())
            .min()
            .orElseThrow();
    return List.of(
        Claim.paper(
            "P1",
            "R of the two sorted lists, mean over seeds, exceeds 0.80 at all four rates",
            Arrays.stream(means).allMatch(mean -> mean > 0.80),
            "means %s".formatted(Text.numbers(means))),
        Claim.refuted(
            "every run",
            "R exceeds 0.80 in every run",
            correlation.smallest() > 0.80,
            "smallest %s; seed 42 has %s"
                .formatted(
                    Text.number(correlation.smallest()), Text.numbers(correlation.ofSeed(42)))),
        Claim.paper(
            "P2",
            "Less than 0.1 % of the activations switch, as published on a step to zero targets",
            Arrays.stream(switchRate.means()).allMatch(rate -> rate < 1e-3),
            "mean rates %s; that step is not one of training"
                .formatted(Text.numbers(switchRate.means()))),
        Claim.refuted(
            "edge of stability",
            "The tested rates include the edge of stability: eta lambda_max/2 of at least 0.9",
            stability.largest() >= 0.9,
            "it is at most %s".formatted(Text.number(stability.largest(), 3))),
        Claim.refuted(
            "agreement",
            "Theory and measurement agree: the median entry within a factor of 10",
            disagreement.largest() < 1,
            "median |log10 ratio|, mean over seeds by rate: %s, growing while R stays"
                .formatted(Text.numbers(disagreement.means()))),
        Claim.refuted(
            "switching",
            "R falls as more activations switch",
            grid.correlationWithSwitches() < 0,
            "their correlation is %s, on four means of which two have no switch"
                .formatted(Text.number(grid.correlationWithSwitches(), 3))),
        Claim.corrected(
            "P3",
            "No run is near the edge: eta lambda_max/2 is at most 0.07 at all four rates",
            stability.largest() <= 0.07,
            "%s by rate, largest of the seeds"
                .formatted(
                    Text.numbers(
                        grid.plan().learningRates().stream()
                            .mapToDouble(
                                rate -> stability.only(r -> r.equals(rate), s -> true).largest())
                            .toArray()))),
        Claim.corrected(
            "P4",
            "R does not beat noise: sorted noise has mean R of at least 0.88 against every theory list, seeds "
                + visible,
            random.smallest() >= 0.88,
            "mean R of noise %s to %s, above %d of the four published means"
                .formatted(
                    Text.number(random.smallest(), 3),
                    Text.number(random.largest(), 3),
                    Arrays.stream(means).filter(mean -> mean < random.largest()).count())),
        Claim.corrected(
            "P5",
            "The published switches are not those of training: seed 42 at eta = 0.01 and seed 137 at 0.003 switch in the step to zero, and not at all in the actual one",
            toZero.at(42, 0.01) > 0
                && actual.at(42, 0.01) == 0
                && toZero.at(137, 0.003) > 0
                && actual.at(137, 0.003) == 0,
            "to zero %s and %s, actual %s and %s; over all runs %s against %s"
                .formatted(
                    Text.plain(toZero.at(42, 0.01)),
                    Text.plain(toZero.at(137, 0.003)),
                    Text.plain(actual.at(42, 0.01)),
                    Text.plain(actual.at(137, 0.003)),
                    Text.plain(total(toZero)),
                    Text.plain(total(actual)))),
        Claim.corrected(
            "P6",
            "The lists differ by four to five orders of magnitude, more at every higher rate, seeds "
                + visible,
            disagreement.only(rate -> true, visible::contains).smallest() > 4
                && visible.stream().allMatch(seed -> rising(disagreement.ofSeed(seed))),
            visible.stream()
                .map(seed -> "seed %d: %s".formatted(seed, Text.numbers(disagreement.ofSeed(seed))))
                .toList()
                .toString()),
        Claim.corrected(
            "P7",
            "Mode by mode, c_k follows lambda_k^2 |e_k|^2 at the first weights (R >= 0.95), and no longer after 500 updates at eta = 0.003 and above (mean R < 0.9)",
            firstPaired >= 0.95
                && Arrays.stream(grid.paired().only(rate -> rate >= 0.003, seed -> true).means())
                    .allMatch(mean -> mean < 0.9),
            "first weights: R from %s, but from %s within the 15 noise modes; after training by rate %s"
                .formatted(
                    Text.number(firstPaired),
                    Text.number(firstNoise),
                    Text.numbers(grid.paired().means()))));
  }

  private static double total(SeedSweep sweep) {
    return Arrays.stream(sweep.values()).flatMapToDouble(Arrays::stream).sum();
  }
}
