package dev.edgelaw.studies;

import static dev.edgelaw.stats.SeriesShape.within;

import dev.edgelaw.stats.PowerLawFit;
import dev.edgelaw.study.Claim;
import dev.edgelaw.study.Published;
import dev.edgelaw.study.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** What E15 says of width and switching, and what its runs say. */
final class E15Claims {
  private static final double FAST = 0.1;

  private E15Claims() {}

  static List<Claim> of(WidthSwitching all, Published published, int steps) {
    double slow = all.rate(0.001).decay(E15WidthSwitchRate.RATE);
    double middle = all.rate(0.01).decay(E15WidthSwitchRate.RATE);
    PowerLawFit fast = all.rate(FAST).fit(E15WidthSwitchRate.RATE).orElseThrow();
    double overall = all.decay(E15WidthSwitchRate.RATE);
    double gamma = all.fit(E15WidthSwitchRate.TOTAL).orElseThrow().exponent();
    return List.of(
        Claim.paper(
            "P1",
            "At 0.001 and 0.01 the rate falls as m^-beta with beta 0.35 to 0.60",
            within(slow, 0.35, 0.6) && within(middle, 0.35, 0.6),
            "%s and %s, R^2 %s; single seeds at 0.01: %s"
                .formatted(
                    Text.number(slow),
                    Text.number(middle),
                    Text.numbers(rSquared(all, 0.001), rSquared(all, 0.01)),
                    Text.numbers(bySeed(all, 0.01)))),
        Claim.paper(
            "P2",
            "At 0.1 the rate does not depend on the width: |beta| is at most 0.10",
            Math.abs(fast.exponent()) <= 0.1,
            "beta %s, R^2 %s: a fit that explains nothing; single seeds %s"
                .formatted(
                    Text.number(-fast.exponent(), 3),
                    Text.number(fast.rSquared(), 2),
                    Text.numbers(bySeed(all, FAST)))),
        Claim.paper(
            "P3",
            "Averaged over the learning rates beta is 0.08 to 0.14",
            within(overall, 0.08, 0.14),
            "%s; the runs at 0.1 make %s of the averages by width"
                .formatted(Text.number(overall), Text.numbers(weights(all)))),
        Claim.corrected(
            "P4",
            "gamma = 1 - beta to 1e-9: the total is 200 m times the rate, no second confirmation",
            Math.abs(gamma - (1 - overall)) <= 1e-9,
            "gamma %s".formatted(Text.number(gamma))),
        edge(all, published.visibleSeeds(), steps),
        withoutWidest(all),
        firstUpdate(all),
        burst(all, published.visibleSeeds()),
        displacement(all),
        modes(all, published));
  }

  private static double rSquared(WidthSwitching all, double rate) {
    return all.rate(rate).fit(E15WidthSwitchRate.RATE).orElseThrow().rSquared();
  }

  private static double[] bySeed(WidthSwitching all, double rate) {
    return Protocol.THREE_SEEDS.stream()
        .mapToDouble(seed -> all.rate(rate).seed(seed).decay(E15WidthSwitchRate.RATE))
        .toArray();
  }

  /** Share of the highest learning rate in the mean over the three. */
  private static double[] weights(WidthSwitching all) {
    double[] fast = all.rate(FAST).means(E15WidthSwitchRate.RATE);
    double[] mean = all.means(E15WidthSwitchRate.RATE);
    return IntStream.range(0, fast.length).mapToDouble(i -> fast[i] / (3 * mean[i])).toArray();
  }

  /** Critique 1. */
  private static Claim edge(WidthSwitching all, List<Long> visible, int steps) {
    List<String> evidence = new ArrayList<>();
    boolean everywhere = true;
    for (int width : all.widths()) {
      List<String> points = new ArrayList<>();
      for (int step : List.of(0, 50, 500, steps)) {
        points.add(Text.number(all.at(width, FAST, visible.getFirst()).edge(step), 2));
        for (long seed : visible) {
          everywhere &= within(all.at(width, FAST, seed).edge(step), 0.9, 1.1);
        }
      }
      double[] initial =
          visible.stream()
              .mapToDouble(seed -> all.at(width, FAST, seed).sharpness().orElseThrow().at(0))
              .toArray();
      evidence.add(
          "m = %d: %s (lambda_max(0) %s)"
              .formatted(width, String.join(", ", points), sharpness(initial)));
    }
    return Claim.refuted(
        "edge of stability",
        "At 0.1 every width trains at the edge: eta lambda_max / 2 is 0.9 to 1.1",
        everywhere,
        "seed %d at steps 0, 50, 500, %d: %s; the five widths are three regimes"
            .formatted(visible.getFirst(), steps, String.join("; ", evidence)));
  }

  private static String sharpness(double[] initial) {
    return String.join(
        ", ", DoubleStream.of(initial).mapToObj(value -> Text.number(value, 3)).toList());
  }

  /** Critique 2. */
  private static Claim withoutWidest(WidthSwitching all) {
    WidthSwitching narrow = all.only(run -> run.width() < 256);
    double[] betas =
        DoubleStream.of(0.001, 0.01, FAST)
            .map(rate -> narrow.rate(rate).decay(E15WidthSwitchRate.RATE))
            .toArray();
    return Claim.refuted(
        "independent of width",
        "The independence at 0.1 does not rest on m = 256: without it |beta| is at most 0.10 too",
        Math.abs(betas[2]) <= 0.1,
        "without m = 256 beta is %s at 0.001, 0.01, 0.1".formatted(Text.numbers(betas)));
  }

  /** Critique 6. */
  private static Claim firstUpdate(WidthSwitching all) {
    double[] betas =
        DoubleStream.of(0.001, 0.01, FAST)
            .map(rate -> all.rate(rate).decay(WidthSwitching.Run::firstRate))
            .toArray();
    PowerLawFit fast = all.rate(FAST).fit(WidthSwitching.Run::firstRate).orElseThrow();
    return Claim.corrected(
        "first update",
        "Also at 0.1 the first update switches as m^-0.57: beta 0.5 to 0.65, R^2 > 0.95",
        within(betas[2], 0.5, 0.65) && fast.rSquared() > 0.95,
        "beta %s at 0.001, 0.01, 0.1; R^2 at 0.1 %s: the flat exponent is made later"
            .formatted(Text.numbers(betas), Text.number(fast.rSquared(), 3)));
  }

  /** Critique 2, second half. */
  private static Claim burst(WidthSwitching all, List<Long> visible) {
    List<String> evidence = new ArrayList<>();
    boolean dominated = true;
    for (long seed : visible) {
      WidthSwitching.Run run = all.at(256, FAST, seed);
      dominated &= run.flipDeviation() > run.gates().meanFlips();
      evidence.add(
          "seed %d: %d of %d gates in one update, mean %s, deviation %s, median %s"
              .formatted(
                  seed,
                  run.gates().mostFlips(),
                  run.gates().pairs(),
                  Text.number(run.gates().meanFlips(), 3),
                  Text.number(run.flipDeviation(), 3),
                  Text.number(run.medianFlips(), 3)));
    }
    return Claim.corrected(
        "spread",
        "At m = 256 and 0.1 a mean over updates says little: the deviation over updates exceeds it, seeds "
            + visible,
        dominated,
        String.join("; ", evidence)
            + ". The median stands by the mean, so the burst alone does not make it");
  }

  /** Critique 7. */
  private static Claim modes(WidthSwitching all, Published published) {
    double five = E15Comparisons.correlation(all, published.aggregate());
    double four =
        E15Comparisons.correlation(all.only(run -> run.width() < 256), published.aggregate());
    return Claim.refuted(
        "correlation with E14",
        "The correlation with the exponents typed in from E14 does not rest on m = 256: without it it is at least 0.5",
        four >= 0.5,
        "%s on five points, %s on the first four"
            .formatted(Text.number(five), Text.number(four, 2)));
  }

  /** The stronger measurements (ii) and (iv). */
  private static Claim displacement(WidthSwitching all) {
    double[] raw = all.rate(0.01).means(E15WidthSwitchRate.RATE);
    double[] rawFast = all.rate(FAST).means(E15WidthSwitchRate.RATE);
    double[] path = all.rate(0.01).means(WidthSwitching.Run::flipsPerPath);
    double[] pathFast = all.rate(FAST).means(WidthSwitching.Run::flipsPerPath);
    double[] expected = all.rate(FAST).means(run -> run.gates().flipsOverExpected());
    double[] betas =
        DoubleStream.of(0.001, 0.01, FAST)
            .map(rate -> all.rate(rate).decay(WidthSwitching.Run::flipsPerPath))
            .toArray();
    int last = raw.length - 1;
    return Claim.refuted(
        "mode coupling",
        "The rise of the rate from 0.01 to 0.1 is more than the longer path: per distance moved it is no smaller, at every width",
        IntStream.rangeClosed(0, last).allMatch(i -> pathFast[i] / path[i] >= rawFast[i] / raw[i]),
        "per update the rate rises %s-fold at m = 16 and %s-fold at 256, per relative distance of W_1 %s- and %s-fold; per distance beta is %s; flips over those expected at first order at 0.1: %s"
            .formatted(
                Text.number(rawFast[0] / raw[0], 3),
                Text.number(rawFast[last] / raw[last], 3),
                Text.number(pathFast[0] / path[0], 3),
                Text.number(pathFast[last] / path[last], 3),
                Text.numbers(betas),
                Text.numbers(expected)));
  }
}
