package dev.edgelaw.studies;

import static dev.edgelaw.stats.SeriesShape.smallest;
import static dev.edgelaw.stats.SeriesShape.within;

import dev.edgelaw.study.Claim;
import dev.edgelaw.study.Text;
import java.util.Arrays;
import java.util.List;

/**
 * What E18's fall of lambda_max depends on.
 *
 * @param sweep runs with other separations and widths
 */
record SeparationClaims(SeparationSweep sweep) {
  List<Claim> list() {
    double[] missing = sweep.missingFactors();
    double[] overlapping = Arrays.copyOf(missing, missing.length - 1);
    double separate = missing[missing.length - 1];
    double[] small = sweep.compressions(SeparationSweep.SIZES.getFirst());
    double[] large = sweep.compressions(SeparationSweep.SIZES.getLast());
    double[] widths = sweep.compressionsByWidth();
    return List.of(
        Claim.corrected(
            "C13",
            "n matters where clusters overlap: after 1000 updates 1 - q at n = 400 is more than 1.3 times that at 100 for separations up to 1, at 2 less than 1.15 times",
            smallest(overlapping) > 1.3 && within(separate, 1, 1.15),
            "at separations %s: %s".formatted(SeparationSweep.SEPARATIONS, Text.numbers(missing))),
        Claim.corrected(
            "C14",
            "The fall of lambda_max is that of separated clusters: none in 1000 updates at separations 0.25 and 0.5, less than 4-fold at 1, above 20-fold at 2",
            within(Arrays.copyOf(small, 2), 0, 1.05)
                && within(Arrays.copyOf(large, 2), 0, 1.05)
                && within(new double[] {small[2], large[2]}, 1.05, 4)
                && Math.min(small[3], large[3]) > 20,
            "%s-fold (n = 100), %s-fold (n = 400)"
                .formatted(Text.numbers(small), Text.numbers(large))),
        Claim.corrected(
            "C15",
            "The fall depends on the width, below and above n ln n = 461: less than 10-fold at m = 16, more than 100-fold at m = 512 (n = 100)",
            widths[0] < 10 && widths[1] > 100,
            "%s-fold at m = %s, %s-fold at 64"
                .formatted(Text.numbers(widths), SeparationSweep.WIDTHS, Text.number(small[3]))));
  }
}
