package dev.edgelaw.studies;

import static dev.edgelaw.stats.SeriesShape.within;

import dev.edgelaw.study.Claim;
import dev.edgelaw.study.SeedSweep;
import dev.edgelaw.study.Text;
import java.util.Arrays;
import java.util.List;

/**
 * What E21's nets do near the edge of stability, and what their modes say of S.
 *
 * @param grid what was seen
 */
record E21EdgeClaims(ReluModes grid) {
  List<Claim> list() {
    SeedSweep stability = grid.limitedStability();
    SeedSweep sorted = grid.limited(ModeLists::sortedCorrelation);
    SeedSweep paired = grid.limited(lists -> lists.pairedTest().correlation());
    SeedSweep chance = grid.limited(lists -> lists.pairedTest().pValue());
    SeedSweep errors = grid.errorOfSum();
    double firstChance =
        grid.plan().seeds().stream()
            .mapToDouble(seed -> grid.first(seed).pairedTest().pValue())
            .max()
            .orElseThrow();
    return List.of(
        Claim.corrected(
            "P8",
            "A net that starts at eta lambda_max/2 = 1.1 is below 0.95 after 500 updates, at every seed: descent flattens its minimum, and no trained net of these is beyond the edge",
            within(stability.only(share -> share == 1.1, seed -> true).values()[0], 0, 0.95),
            "from %s at the start to %s (means over seeds)"
                .formatted(ReluModes.SHARES, Text.numbers(stability.means()))),
        Claim.corrected(
            "P9",
            "From a tenth of the limit to beyond it, c_k of the trained net is not that of the theory mode by mode (mean R within 0.5 of 0), while R of the sorted lists stays above 0.79",
            within(paired.means(), -0.5, 0.5) && sorted.smallest() > 0.79,
            "mean R %s mode by mode, smallest permutation p %s; %s sorted; at the first weights p is at most %s"
                .formatted(
                    Text.numbers(paired.means()),
                    Text.number(chance.smallest(), 2),
                    Text.numbers(sorted.means()),
                    Text.number(firstChance, 2))),
        Claim.corrected(
            "P10",
            "c_k f_T(eta lambda_k) of the first weights' modes predicts S to within 20 % at every rate and seed",
            Arrays.stream(errors.values()).allMatch(row -> within(row, -0.2, 0.2)),
            "errors by seed %s"
                .formatted(
                    grid.plan().seeds().stream()
                        .map(seed -> Text.numbers(errors.ofSeed(seed)))
                        .toList())));
  }
}
