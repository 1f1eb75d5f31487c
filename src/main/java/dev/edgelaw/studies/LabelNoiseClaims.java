package dev.edgelaw.studies;

import static dev.edgelaw.stats.SeriesShape.largest;
import static dev.edgelaw.stats.SeriesShape.smallest;

import dev.edgelaw.study.Claim;
import dev.edgelaw.study.Text;
import java.util.Arrays;
import java.util.List;

/**
 * What E18's fall of lambda_max owes to labels that the clusters explain. All bounds are those of
 * the separations, set before the runs were made. Clusters alone can bring the softmax no further
 * than to the shares of the labels in them, (0.9, 0.025, ...) at 10 %, where lambda_max(diag p -
 * pp') is 0.11, a third of that at the start, while J'J/n grows twofold.
 *
 * @param noise runs with wrong labels, and without
 */
record LabelNoiseClaims(LabelNoise noise) {
  List<Claim> list() {
    double slow = LabelNoise.RATES.getFirst();
    double fast = LabelNoise.RATES.getLast();
    double[] small = noise.compressions(slow, LabelNoise.SIZES.getFirst());
    double[] large = noise.compressions(slow, LabelNoise.SIZES.getLast());
    double[] factors = noise.missingFactors(fast);
    return List.of(
        Claim.corrected(
            "C17",
            "The fall is that of labels that the clusters explain: with 10 and 30 % of them wrong lambda_max falls less than 4-fold in 1000 updates, without more than 20-fold",
            Math.min(small[0], large[0]) > 20
                && Math.max(largest(noisy(small)), largest(noisy(large))) < 4,
            "%s-fold (n = 100), %s-fold (n = 400) at shares %s"
                .formatted(Text.numbers(small), Text.numbers(large), LabelNoise.SHARES)),
        Claim.corrected(
            "C18",
            "Then n matters: at ten times the training time 1 - q at n = 400 is more than 1.3 times that at 100 with 10 and 30 % wrong labels",
            smallest(noisy(factors)) > 1.3,
            "%s times at shares %s; at the published rate %s times"
                .formatted(
                    Text.numbers(factors),
                    LabelNoise.SHARES,
                    Text.numbers(noise.missingFactors(slow)))));
  }

  private static double[] noisy(double[] byShare) {
    return Arrays.copyOfRange(byShare, 1, byShare.length);
  }
}
