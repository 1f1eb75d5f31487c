package dev.edgelaw.studies;

import dev.edgelaw.stats.Interval;
import dev.edgelaw.study.Claim;
import dev.edgelaw.study.Text;
import java.util.List;

/**
 * Theorem 8's exponents with an interval over seeds. The statements ask whether 1/2 and 0 lie in
 * intervals of 95 %, which leaves no bound to be set. Both were expected to lie in them before the
 * runs were made. Percentile intervals of ten seeds are somewhat too narrow, and 0 is just missed.
 *
 * @param seeds ten seeds, all updates
 */
record E15SeedClaims(SwitchingSeeds seeds) {
  private static final double SLOW = SwitchingSeeds.RATES.getFirst();
  private static final double FAST = SwitchingSeeds.RATES.getLast();
  private static final int FIRST = 500;

  List<Claim> list() {
    SwitchingSeeds narrow = seeds.without(SwitchingSeeds.WIDEST);
    return List.of(
        Claim.refuted(
            "exponent 1/2",
            "At 0.01 the 95 % interval of beta over ten seeds holds 1/2",
            mean(seeds, SLOW).contains(0.5),
            both(seeds, SLOW)),
        Claim.refuted(
            "exponent 0",
            "At 0.1 the interval of beta holds 0, for means and for medians over updates",
            mean(seeds, FAST).contains(0)
                && seeds.interval(FAST, SwitchingSeeds.Average.MEDIAN).contains(0),
            both(seeds, FAST)),
        Claim.corrected(
            "exponent without the widest",
            "At 0.1 the rate falls with the width from m = 16 to 128: the interval of beta lies above 0",
            mean(narrow, FAST).low() > 0,
            both(narrow, FAST)),
        window());
  }

  /** Stated after the first 500 updates had been counted by themselves, for the cost's sake. */
  private Claim window() {
    SwitchingSeeds early = seeds.first(FIRST);
    return Claim.corrected(
        "updates counted",
        "beta depends on how many updates are counted: at 0.01 the interval of the first 500 lies above that of all 2000",
        mean(early, SLOW).low() > mean(seeds, SLOW).high(),
        "first 500: %s; at 0.1: %s".formatted(both(early, SLOW), both(early, FAST)));
  }

  private static Interval mean(SwitchingSeeds of, double rate) {
    return of.interval(rate, SwitchingSeeds.Average.MEAN);
  }

  private static String both(SwitchingSeeds of, double rate) {
    return "means %s, medians %s"
        .formatted(
            text(of, rate, SwitchingSeeds.Average.MEAN),
            text(of, rate, SwitchingSeeds.Average.MEDIAN));
  }

  private static String text(SwitchingSeeds of, double rate, SwitchingSeeds.Average average) {
    Interval interval = of.interval(rate, average);
    return "%s in [%s, %s]"
        .formatted(
            Text.number(of.beta(rate, average), 3),
            Text.number(interval.low(), 3),
            Text.number(interval.high(), 3));
  }
}
