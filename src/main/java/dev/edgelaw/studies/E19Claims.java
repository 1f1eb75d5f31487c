package dev.edgelaw.studies;

import static dev.edgelaw.stats.SeriesShape.within;

import dev.edgelaw.stats.LocalSlopes;
import dev.edgelaw.stats.PowerLawFit;
import dev.edgelaw.stats.QuadraticTest;
import dev.edgelaw.study.Claim;
import dev.edgelaw.study.SeedSweep;
import dev.edgelaw.study.Text;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What E19 says about its claim.
 *
 * @param sweeps one per width, the published grid
 * @param law alpha against width
 * @param limited nets at common shares of their limit of stability
 * @param foretold the widest nets at the highest rate, many seeds
 */
record E19Claims(
    List<LinearNetSweep> sweeps,
    WidthLaw law,
    List<LimitedNet> limited,
    List<LinearNetSweep> foretold) {
  List<Claim> list() {
    List<Claim> claims = new ArrayList<>(paper());
    claims.addAll(refuted());
    claims.addAll(corrected());
    return claims;
  }

  private List<Claim> paper() {
    PowerLawFit power = law.power().orElseThrow();
    LinearNetSweep widest = sweeps.getLast();
    double ratio = parabola(widest) / parabola(sweeps.getFirst());
    double left = widest.converged()[widest.drift().learningRates().size() - 1];
    return List.of(
        Claim.paper(
            "P1",
            "alpha - 1 grows as m^gamma with gamma in [1.1, 1.3], R^2 > 0.9",
            power.exponent() >= 1.1 && power.exponent() <= 1.3 && power.rSquared() > 0.9,
            "gamma %s, R^2 %s; leaving out one width gives %s"
                .formatted(
                    Text.number(power.exponent()),
                    Text.number(power.rSquared(), 3),
                    Text.numbers(leaveOneOut()))),
        Claim.paper(
            "P2",
            "R^2 of the power law is below 0.90 at m = 192",
            widest.rSquared() < 0.9,
            "R^2 %s".formatted(Text.numbers(law.rSquared()))),
        Claim.paper(
            "P3",
            "The quadratic term grows 11 to 15 times from m = 16 to m = 192",
            ratio >= 11 && ratio <= 15,
            "%s times".formatted(Text.number(ratio))),
        Claim.paper(
            "P4",
            "At m = 192 and eta = 0.1 three of five seeds diverge",
            left == 2,
            "%.0f seeds are left, and the mean drift there is theirs".formatted(left)));
  }

  private List<Claim> refuted() {
    double[] slow = figures(sweep -> sweep.withoutHighest().exponent());
    double[] scaled = limitExponents();
    DoubleSummaryStatistics range = Arrays.stream(scaled).summaryStatistics();
    PowerLawFit slowLaw =
        WidthLaw.of(sweeps.stream().map(LinearNetSweep::withoutHighest).toList())
            .power()
            .orElseThrow();
    return List.of(
        Claim.refuted(
            "growth",
            "The exponent grows to 1.6 with the width also without the highest learning rate",
            slow[slow.length - 1] > 1.3,
            "without eta = 0.1 it is %s, gamma %s: one grid point carries the result"
                .formatted(Text.numbers(slow), Text.number(slowLaw.exponent(), 3))),
        Claim.refuted(
            "width",
            "Wide nets have a larger exponent than narrow ones at the same distance from their limits of stability",
            range.getMax() - range.getMin() > 0.2,
            "with eta = s 2/lambda_max(0), s = 0.003 to 0.6: %s for m = %s"
                .formatted(Text.numbers(scaled), limited.stream().map(LimitedNet::width).toList())),
        Claim.refuted(
            "mode coupling",
            "The growth is due to switching ReLUs (Theorem 8)",
            false,
            "the net is linear: it has no activation to switch"));
  }

  private List<Claim> corrected() {
    double[] slow = figures(sweep -> sweep.withoutHighest().exponent());
    double[] slowFit = figures(sweep -> sweep.withoutHighest().rSquared());
    double[] scaled = limitExponents();
    double[] scaledFit = limited.stream().mapToDouble(net -> net.fit().rSquared()).toArray();
    double[] last =
        figures(
            sweep -> {
              double[] slopes = localSlopes(sweep);
              return slopes[slopes.length - 1];
            });
    List<LinearNetSweep> narrow = sweeps.stream().filter(s -> s.net().width() <= 128).toList();
    DoubleSummaryStatistics first =
        narrow.stream()
            .flatMapToDouble(sweep -> Arrays.stream(localSlopes(sweep.only(rate -> rate <= 0.01))))
            .summaryStatistics();
    double[] shares =
        sweeps.stream().flatMapToDouble(sweep -> Arrays.stream(medians(sweep))).toArray();
    double[] sharesOf64 = medians(sweeps.get(4));
    Foretelling few = Foretelling.of(sweeps);
    Foretelling many = Foretelling.of(foretold);
    return List.of(
        Claim.corrected(
            "P5",
            "Without eta = 0.1 alpha is in [1.00, 1.13] at all widths, R^2 > 0.99",
            within(slow, 1, 1.13) && least(slowFit) > 0.99,
            "alpha %s, R^2 from %s (from 0.9953 in the published float32 drifts)"
                .formatted(Text.numbers(slow), Text.number(least(slowFit)))),
        Claim.corrected(
            "P6",
            "With eta = s 2/lambda_max(0) alpha of the visible seeds is in [1.04, 1.11] at m = 16, 32, 64, 128, 192, R^2 > 0.996",
            within(scaled, 1.04, 1.11) && least(scaledFit) > 0.996,
            "alpha %s, R^2 from %s".formatted(Text.numbers(scaled), Text.number(least(scaledFit)))),
        Claim.corrected(
            "local exponents",
            "Up to eta = 0.01 and m = 128 the local exponent is 1.00 to 1.05; from 0.03 to 0.1 it is above 1.15 at every width",
            first.getMin() >= 0.995 && first.getMax() <= 1.055 && least(last) > 1.15,
            "%s to %s; from 0.03 to 0.1: %s"
                .formatted(
                    Text.number(first.getMin()), Text.number(first.getMax()), Text.numbers(last))),
        Claim.corrected(
            "divergence",
            "A run at eta = 0.1 diverges exactly where lambda_max(0) > 4/eta = 40, all widths and seeds",
            few.wrong() == 0,
            few.evidence()),
        Claim.corrected(
            "divergence, 50 seeds",
            "lambda_max(0) > 4/eta foretells what happens within 200 updates in 19 of 20 runs of fifty other seeds at m = 96, 128, 192",
            many.wrong() <= 0.05 * many.runs(),
            many.evidence()),
        Claim.corrected(
            "share of the imbalance",
            "Up to eta = 0.01 the drift is 0.89 to 1.29 of eta (Loss(0) - Loss(T)) |delta_1(0)|/||G(0)||^2, seed median, and 0.98 to 1.02 at m = 64: exponent 1 without any spectrum",
            least(shares) >= 0.885
                && Arrays.stream(shares).max().orElseThrow() <= 1.295
                && within(sharesOf64, 0.975, 1.025),
            "%s to %s; m = 64: %s"
                .formatted(
                    Text.number(least(shares)),
                    Text.number(Arrays.stream(shares).max().orElseThrow()),
                    Text.numbers(sharesOf64))));
  }

  /**
   * The rule lambda_max(0) > 4/eta at the highest rate.
   *
   * @param runs number of runs
   * @param diverged how many diverged
   * @param foretold how many the rule says would
   * @param wrong how many it is wrong about
   * @param nearest lambda_max(0) of those it is wrong about
   */
  private record Foretelling(int runs, int diverged, int foretold, int wrong, double[] nearest) {
    static Foretelling of(List<LinearNetSweep> sweeps) {
      int runs = 0;
      int diverged = 0;
      int foretold = 0;
      List<Double> wrong = new ArrayList<>();
      for (LinearNetSweep sweep : sweeps) {
        double rate = sweep.drift().learningRates().getLast();
        for (long seed : sweep.drift().seeds()) {
          boolean did = Double.isNaN(sweep.drift().at(seed, rate));
          boolean should = sweep.sharpness(seed) > 4 / rate;
          runs++;
          diverged += did ? 1 : 0;
          foretold += should ? 1 : 0;
          if (did != should) {
            wrong.add(sweep.sharpness(seed));
          }
        }
      }
      return new Foretelling(
          runs,
          diverged,
          foretold,
          wrong.size(),
          wrong.stream().mapToDouble(Double::doubleValue).sorted().toArray());
    }

    String evidence() {
      String text =
          "of %d runs %d diverge, %d were foretold, %d wrongly or not"
              .formatted(runs, diverged, foretold, wrong);
      return wrong == 0 ? text : text + " (lambda_max " + Text.numbers(nearest) + ")";
    }
  }

  private double[] limitExponents() {
    return limited.stream().mapToDouble(net -> net.fit().exponent()).toArray();
  }

  private double[] leaveOneOut() {
    return Arrays.stream(law.widths())
        .map(width -> law.power(m -> m != width).orElseThrow().exponent())
        .toArray();
  }

  private double[] figures(ToDoubleFunction<LinearNetSweep> figure) {
    return sweeps.stream().mapToDouble(figure).toArray();
  }

  private static double parabola(LinearNetSweep sweep) {
    return sweep.curvature().map(QuadraticTest::coefficient).orElseThrow();
  }

  private static double[] localSlopes(LinearNetSweep sweep) {
    return LocalSlopes.between(sweep.drift().rates(), sweep.means());
  }

  /** Median over seeds for each rate up to 0.01. */
  private static double[] medians(LinearNetSweep sweep) {
    SeedSweep share = sweep.only(rate -> rate <= 0.01).driftOverInitialShare();
    return Arrays.stream(share.values())
        .mapToDouble(row -> Arrays.stream(row).sorted().toArray()[row.length / 2])
        .toArray();
  }

  private static double least(double[] values) {
    return Arrays.stream(values).min().orElseThrow();
  }
}
