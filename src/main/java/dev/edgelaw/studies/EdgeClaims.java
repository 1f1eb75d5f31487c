package dev.edgelaw.studies;

import static dev.edgelaw.stats.SeriesShape.rising;

import dev.edgelaw.stats.Interval;
import dev.edgelaw.stats.MeanInterval;
import dev.edgelaw.study.Claim;
import dev.edgelaw.study.DigitsTolerances;
import dev.edgelaw.study.SeedSweep;
import dev.edgelaw.study.Text;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * E4's statements, judged. The drift is eta^2 S whatever the sharpness, so the question is what the
 * edge does to S, and at which time eta t.
 */
final class EdgeClaims {
  private static final double BELOW = EdgeComparisons.BELOW;
  private static final double FASTEST = 2.0;
  private static final double CONFIDENCE = 0.95;

  private final EdgeSweep sweep;
  private final int steps;
  private final SeedSweep drift;
  private final SeedSweep total;
  private final SeedSweep loss;
  private final SeedSweep equalDrift;
  private final SeedSweep equalLoss;

  private EdgeClaims(EdgeSweep sweep, int steps) {
    this.sweep = sweep;
    this.steps = steps;
    this.drift = sweep.quantity(run -> run.drift(0));
    this.total = sweep.quantity(EdgeRun::totalDrift);
    this.loss = sweep.quantity(EdgeRun::finalLoss);
    this.equalDrift = sweep.atEqualTime(steps, (run, record) -> run.driftAt(record, 0));
    this.equalLoss =
        sweep.atEqualTime(steps, (run, record) -> EdgeRun.at(run.sharpness().loss(), record));
  }

  static List<Claim> of(EdgeSweep sweep, int steps) {
    EdgeClaims claims = new EdgeClaims(sweep, steps);
    return List.of(
        claims.below(),
        claims.hovers(),
        claims.ratio(),
        claims.losses(),
        claims.identity(),
        claims.bound(),
        claims.edgeEffect(),
        claims.equalTime(),
        claims.equalImbalance(),
        claims.sameRate(),
        claims.totals(),
        claims.firstUpdate(),
        claims.monotone(),
        claims.balancing(),
        claims.training(),
        claims.powerIteration());
  }

  /** Mean over seeds at the fastest rate over that at the slowest. */
  static double rise(SeedSweep quantity) {
    double[] means = quantity.means();
    return means[means.length - 1] / means[0];
  }

  /** Drift over eta^2: |S| by Theorem 2. */
  static SeedSweep overSquaredRate(SeedSweep drift) {
    return SeedSweep.of(
        drift.learningRates(), drift.seeds(), (seed, rate) -> drift.at(seed, rate) / (rate * rate));
  }

  /** Logarithms of the speed-ups at the edge of all seeds at one learning rate. */
  static double[] logSpeedUps(EdgeSweep sweep, double rate) {
    return sweep.seeds().stream()
        .mapToDouble(seed -> StrictMath.log(sweep.at(seed, rate).edgeSpeedUp()))
        .toArray();
  }

  private Claim below() {
    SeedSweep peak = sweep.quantity(run -> run.peakSharpness() / run.threshold());
    double highest = only(peak, BELOW).largest();
    double drifted = only(total, BELOW).largest();
    return Claim.paper(
        "P1",
        "At eta = 0.1 the sharpness stays below half of 2/eta and the total drift below 0.01",
        highest < 0.5 && drifted < 0.01,
        "peak up to %s of 2/eta, total drift up to %s"
            .formatted(Text.number(highest), Text.number(drifted)));
  }

  private Claim hovers() {
    SeedSweep late = above(sweep.quantity(EdgeRun::lateShare));
    return Claim.paper(
        "P2",
        "At eta = 0.5, 1 and 2 the mean sharpness of the last 20 records is 0.85 to 1.10 of 2/eta",
        late.smallest() >= 0.85 && late.largest() <= 1.1,
        "%s to %s, every seed"
            .formatted(Text.number(late.smallest()), Text.number(late.largest())));
  }

  private Claim ratio() {
    double[] ratios = ratios(drift, FASTEST);
    boolean grows = sweep.seeds().stream().allMatch(seed -> rising(drift.ofSeed(seed)));
    return Claim.paper(
        "P3",
        "The drift of pair 1 grows with eta, from 0.1 to 2 by a factor of 3000 to 8000, for every seed",
        grows && Arrays.stream(ratios).allMatch(ratio -> ratio >= 3000 && ratio <= 8000),
        "factors %s (the paper: 5500)".formatted(Text.numbers(ratios)));
  }

  private Claim losses() {
    boolean holds =
        sweep.seeds().stream()
            .allMatch(
                seed ->
                    loss.at(seed, BELOW) >= 5 * loss.at(seed, 0.5)
                        && loss.at(seed, 0.5) >= 1.5 * loss.at(seed, 1));
    return Claim.paper(
        "P4",
        "The final loss at eta = 0.1 is at least 5 times that at 0.5, and this 1.5 times that at 1",
        holds,
        "mean final losses %s".formatted(Text.numbers(loss.means())));
  }

  private Claim identity() {
    double worst = sweep.quantity(run -> run.laws().worstIdentityResidual()).largest();
    return Claim.corrected(
        "P5",
        "Every drift is eta^2 |S| exactly (Theorem 2), below the edge and at it",
        worst <= DigitsTolerances.DEEP_IDENTITY,
        "largest violation %s of the squared norms; so E4 neither supports nor refutes Theorem 2"
            .formatted(Text.number(worst, 2)));
  }

  private Claim bound() {
    int unconverged = sweep.list().stream().mapToInt(EdgeRun::unconverged).sum();
    double worst = sweep.quantity(EdgeRun::worstResidual).largest();
    return Claim.corrected(
        "sharpness",
        "Every recorded sharpness has a residual of at most 1e-4 of the Hessian's norm",
        unconverged == 0,
        "%d records without; largest residual %s of the sharpness"
            .formatted(unconverged, Text.number(worst, 2)));
  }

  private Claim edgeEffect() {
    SeedSweep sums = overSquaredRate(drift);
    double rise = rise(sums);
    return Claim.refuted(
        "5500",
        "The factor of 5500 is the edge's effect: without eta^2 it is still above 1000",
        rise > 1000,
        "eta^2 alone gives %s; mean |S| is %s at the four rates, a factor of %s"
            .formatted(
                Text.number(StrictMath.pow(FASTEST / BELOW, 2)),
                Text.numbers(sums.means()),
                Text.number(rise)));
  }

  private Claim equalTime() {
    double[] shrunk = ratios(equalDrift, 0.5);
    double[] full = ratios(drift, 0.5);
    int seed42 = sweep.seeds().indexOf(42L);
    return Claim.corrected(
        "equal time",
        "At equal time eta t = 500 the rise of the drift from eta = 0.1 to 0.5 shrinks from above 100 to below 2, for seed 42",
        full[seed42] > 100 && shrunk[seed42] < 2,
        "factors %s at equal time instead of %s, seeds %s"
            .formatted(Text.numbers(shrunk), Text.numbers(full), sweep.seeds()));
  }

  private Claim equalImbalance() {
    double[] sums = overSquaredRate(equalDrift).means();
    return Claim.corrected(
        "equal S",
        "At equal time the edge does not raise S: its mean at eta = 0.5, 1 and 2 is at most 1.5 times that at 0.1",
        Arrays.stream(sums).allMatch(sum -> sum <= 1.5 * sums[0]),
        "mean |S| %s at eta t = %s".formatted(Text.numbers(sums), Text.plain(BELOW * steps)));
  }

  private Claim sameRate() {
    List<Double> rates = sweep.learningRates().stream().filter(rate -> rate > BELOW).toList();
    List<Interval> intervals =
        rates.stream().map(rate -> MeanInterval.of(CONFIDENCE, logSpeedUps(sweep, rate))).toList();
    String evidence =
        rates.stream()
            .map(
                rate -> {
                  Interval interval = intervals.get(rates.indexOf(rate));
                  double[] factors =
                      Arrays.stream(logSpeedUps(sweep, rate)).map(StrictMath::exp).toArray();
                  return "eta = %s: %s (%s to %s)"
                      .formatted(
                          Text.plain(rate),
                          Text.numbers(factors),
                          Text.number(StrictMath.exp(interval.low()), 2),
                          Text.number(StrictMath.exp(interval.high()), 2));
                })
            .collect(Collectors.joining("; "));
    return Claim.refuted(
        "same rate",
        "Three seeds show, at 95 % confidence and at each of eta = 0.5, 1 and 2, that S moves faster per unit of time at the edge than before it",
        intervals.stream().allMatch(interval -> interval.low() > 0),
        evidence);
  }

  private Claim totals() {
    double pair = rise(drift);
    double all = rise(total);
    return Claim.corrected(
        "total",
        "The total over the four pairs, the definition of the published tables, rises less than pair 1 alone",
        all < pair,
        "%s instead of %s, ratios of means over seeds"
            .formatted(Text.number(all), Text.number(pair)));
  }

  private Claim firstUpdate() {
    double share = sweep.quantity(run -> run.laws().firstUpdateDrift() / run.drift(0)).largest();
    return Claim.corrected(
        "first update",
        "The first update, which the published drift leaves out, adds less than 1 % of it",
        share < 0.01,
        "at most %s of the drift".formatted(Text.number(share, 2)));
  }

  private Claim monotone() {
    EdgeRun run = sweep.at(42, 0.5);
    double[] drifts =
        Arrays.stream(new int[] {250, 500, 1000, 1500, 2000, steps})
            .mapToDouble(step -> run.driftAt(run.recordAfter(step), 0))
            .toArray();
    return Claim.refuted(
        "monotone",
        "The drift of pair 1 only ever grows: its terms do not cancel (seed 42, eta = 0.5)",
        rising(drifts),
        "%s after 250, 500, 1000, 1500, 2000 and %d updates"
            .formatted(Text.numbers(drifts), steps));
  }

  private Claim balancing() {
    SeedSweep growth =
        sweep.quantity(
            run ->
                Math.abs(run.laws().frobenius().last()[0])
                    / Math.abs(run.laws().frobenius().initial()[0]));
    double[] fastest = growth.only(rate -> rate == FASTEST, seed -> true).means();
    SeedSweep seed42 = growth.only(rate -> rate == FASTEST, seed -> seed == 42);
    return Claim.refuted(
        "self-balancing",
        "Breaking the law balances the layers: |C_1| shrinks at eta = 2, for every seed",
        growth.only(rate -> rate == FASTEST, seed -> true).largest() < 1,
        "|C_1| grows to %s times its start in the mean over seeds (seed 42: %s times)"
            .formatted(Text.numbers(fastest), Text.numbers(seed42.means())));
  }

  private Claim training() {
    double[] seed42 = equalLoss.ofSeed(42);
    return Claim.refuted(
        "better training",
        "At equal time the run at the edge has the lower loss: by 10 % at eta = 0.5, for seed 42",
        seed42[1] < 0.9 * seed42[0],
        "at eta t = %s: %s; means of all seeds %s"
            .formatted(
                Text.plain(BELOW * steps), Text.numbers(seed42), Text.numbers(equalLoss.means())));
  }

  private Claim powerIteration() {
    SeedSweep share =
        sweep.quantity(run -> run.sharpness().powerIteration() / run.sharpness().sharpness()[0]);
    return Claim.corrected(
        "power iteration",
        "30 steps of power iteration never exceed the sharpness at record 1",
        share.largest() <= 1,
        "%s to %s of it".formatted(Text.number(share.smallest()), Text.number(share.largest())));
  }

  private static SeedSweep only(SeedSweep quantity, double rate) {
    return quantity.only(r -> r == rate, seed -> true);
  }

  private static SeedSweep above(SeedSweep quantity) {
    return quantity.only(rate -> rate > BELOW, seed -> true);
  }

  /** Value at some rate over that below the edge, seed by seed. */
  private static double[] ratios(SeedSweep quantity, double rate) {
    return quantity.seeds().stream()
        .mapToDouble(seed -> quantity.at(seed, rate) / quantity.at(seed, BELOW))
        .toArray();
  }
}
