package dev.edgelaw.studies;

import dev.edgelaw.stats.PowerLawFit;
import dev.edgelaw.study.Claim;
import dev.edgelaw.study.Published;
import dev.edgelaw.study.SeedSweep;
import dev.edgelaw.study.Text;
import dev.edgelaw.study.Tolerances;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.stream.Collectors;

/** What E6 says about depth, and what its runs say. */
final class E06Claims {
  /** Final loss of a run that counts as converged. */
  private static final double CONVERGED = 0.02;

  private E06Claims() {}

  static List<Claim> of(List<DepthSweep> sweeps, Published published) {
    List<Long> visible = published.visibleSeeds();
    DepthSweep shallow = sweeps.getFirst();
    DepthSweep deep = sweeps.getLast();
    PowerLawFit two = sweepBFit(shallow);
    PowerLawFit eight = deep.drift().fit(E06DepthDependence.FIT_FLOOR).orElseThrow();
    return List.of(
        Claim.paper(
            "P1, 2 layers",
            "On four rates and three seeds the exponent of 2 layers is 1.05 to 1.09",
            two.exponent() >= 1.05 && two.exponent() <= 1.09,
            "slope %s, R^2 %s"
                .formatted(Text.number(two.exponent()), Text.number(two.rSquared(), 5))),
        Claim.refuted(
            "P1, 8 layers",
            "On ten rates and five seeds the exponent of 8 layers is 1.6 to 1.85",
            eight.exponent() >= 1.6 && eight.exponent() <= 1.85,
            "slope %s over %d finite rates, R^2 %s; 1.72 is the slope of float32 rounding"
                .formatted(
                    Text.number(eight.exponent()),
                    eight.points(),
                    Text.number(eight.rSquared(), 3))),
        splice(sweeps),
        rounding(deep, published),
        converged(sweeps, visible),
        plateau(sweeps, visible),
        ownExponent(sweeps),
        stableExponent(sweeps),
        identity(sweeps),
        telescoped(sweeps));
  }

  private static PowerLawFit sweepBFit(DepthSweep sweep) {
    return DepthSweep.sweepB(sweep.drift()).fit(E06DepthDependence.LOW_FLOOR).orElseThrow();
  }

  private static PowerLawFit visibleFit(DepthSweep sweep, double from, double to, long seed) {
    return sweep
        .drift()
        .only(rate -> rate >= from && rate <= to, s -> s == seed)
        .fit(E06DepthDependence.LOW_FLOOR)
        .orElseThrow();
  }

  private static Claim splice(List<DepthSweep> sweeps) {
    double[] ten =
        sweeps.stream()
            .mapToDouble(s -> s.drift().fit(E06DepthDependence.FIT_FLOOR).orElseThrow().exponent())
            .toArray();
    double[] four = sweeps.stream().mapToDouble(s -> sweepBFit(s).exponent()).toArray();
    String points =
        sweeps.stream()
            .map(
                s ->
                    String.valueOf(
                        s.drift().fit(E06DepthDependence.FIT_FLOOR).orElseThrow().points()))
            .collect(Collectors.joining(", "));
    return Claim.refuted(
        "one exponent per depth",
        "A depth has one exponent, whichever grid of rates measures it (within 0.1)",
        largestGap(ten, four) <= 0.1,
        "ten rates: %s on %s points; four rates: %s; the published rise takes its ends from two grids"
            .formatted(Text.numbers(ten), points, Text.numbers(four)));
  }

  private static double largestGap(double[] a, double[] b) {
    double largest = 0;
    for (int i = 0; i < a.length; i++) {
      largest = Math.max(largest, Math.abs(a[i] - b[i]));
    }
    return largest;
  }

  /** Critique 2: what float32 printed and what the drift is. */
  private static Claim rounding(DepthSweep deep, Published published) {
    double[] printed =
        Published.numbers(
            published
                .aggregate()
                .get("sweep_A (10 lrs, 5 seeds)")
                .get("depth_8L")
                .get("mean_drift"));
    double[] rates = deep.drift().rates();
    double[] means = deep.drift().means();
    double[] excess = new double[rates.length];
    Arrays.setAll(excess, i -> printed[i] / means[i]);
    double[] slow =
        Arrays.copyOf(excess, (int) Arrays.stream(rates).filter(r -> r <= 0.003).count());
    DoubleSummaryStatistics range = Arrays.stream(slow).summaryStatistics();
    return Claim.refuted(
        "drifts of 8 layers",
        "The published mean drifts of 8 layers at eta up to 0.003 are drifts (within a factor of 2)",
        range.getMin() >= 0.5 && range.getMax() <= 2,
        "they are %s times the float64 drift, and fall while eta rises: half of the fit is rounding"
            .formatted(Text.numbers(slow)));
  }

  private static Claim converged(List<DepthSweep> sweeps, List<Long> visible) {
    double lowest = Double.POSITIVE_INFINITY;
    double highest = Double.NEGATIVE_INFINITY;
    List<String> evidence = new ArrayList<>();
    for (DepthSweep sweep : sweeps) {
      if (sweep.layers() > 6) {
        continue;
      }
      double[] slopes =
          visible.stream()
              .mapToDouble(seed -> visibleFit(sweep, 0.01, 0.1, seed).exponent())
              .toArray();
      DoubleSummaryStatistics range = Arrays.stream(slopes).summaryStatistics();
      lowest = Math.min(lowest, range.getMin());
      highest = Math.max(highest, range.getMax());
      evidence.add(sweep.label() + " " + Text.numbers(slopes));
    }
    return Claim.corrected(
        "P2",
        "Once converged the exponent is 1: over 0.01, 0.03, 0.1 it is 0.99 to 1.07 from 2 to 6 layers, seeds "
            + visible,
        lowest >= 0.99 && highest <= 1.07,
        String.join("; ", evidence));
  }

  private static Claim plateau(List<DepthSweep> sweeps, List<Long> visible) {
    double worst = 0;
    List<String> evidence = new ArrayList<>();
    for (DepthSweep sweep : sweeps) {
      if (sweep.layers() < 6) {
        continue;
      }
      double to = sweep.layers() == 6 ? 0.001 : 0.003;
      for (long seed : visible) {
        double[] slopes = sweep.drift().only(rate -> rate <= to, s -> s == seed).localSlopes();
        for (double slope : slopes) {
          worst = Math.max(worst, Math.abs(slope - 2));
        }
        evidence.add("%s seed %d: %s".formatted(sweep.label(), seed, Text.numbers(slopes)));
      }
    }
    return Claim.corrected(
        "P3",
        "On the initial plateau the exponent is 2 +- 0.15: 6 layers up to 0.001, 8 layers up to 0.003",
        worst <= 0.15,
        String.join("; ", evidence));
  }

  /** Rates at which every seed has converged and starts inside the limit of stability. */
  static List<Double> regular(DepthSweep sweep, boolean notChaotic) {
    double sharpest = Arrays.stream(sweep.sharpness()).max().orElseThrow();
    SeedSweep loss = sweep.loss();
    return loss.learningRates().stream()
        .filter(rate -> rate * sharpest < 1)
        .filter(rate -> loss.only(r -> r.equals(rate), s -> true).largest() < CONVERGED)
        .filter(rate -> !notChaotic || rate <= sweep.stableUpTo())
        .toList();
  }

  /** Slopes of all depths over their regular rates, where there are two or more. */
  private record Slopes(double[] values, String evidence) {
    static Slopes of(List<DepthSweep> sweeps, boolean notChaotic) {
      List<String> evidence = new ArrayList<>();
      List<Double> slopes = new ArrayList<>();
      for (DepthSweep sweep : sweeps) {
        List<Double> rates = regular(sweep, notChaotic);
        sweep
            .drift()
            .only(rates::contains, s -> true)
            .fit(E06DepthDependence.LOW_FLOOR)
            .ifPresentOrElse(
                fit -> {
                  slopes.add(fit.exponent());
                  evidence.add(
                      "%s %s on %s to %s"
                          .formatted(
                              sweep.label(),
                              Text.number(fit.exponent()),
                              Text.plain(rates.getFirst()),
                              Text.plain(rates.getLast())));
                },
                () -> evidence.add(sweep.label() + " has fewer than two such rates"));
      }
      return new Slopes(
          slopes.stream().mapToDouble(Double::doubleValue).toArray(), String.join("; ", evidence));
    }

    boolean agree() {
      DoubleSummaryStatistics range = Arrays.stream(values).summaryStatistics();
      return values.length > 1 && range.getMax() - range.getMin() <= 0.08;
    }
  }

  private static Claim ownExponent(List<DepthSweep> sweeps) {
    Slopes slopes = Slopes.of(sweeps, false);
    double deepest = Arrays.stream(sweeps.getLast().sharpness()).max().orElseThrow();
    return Claim.corrected(
        "P4",
        "Depth has no exponent of its own: with final loss < 0.02 and eta lambda_max(0) < 1 slopes agree within 0.08",
        slopes.agree(),
        "%s. On the plateau lambda_max(0) is small (8 layers: up to %s), so the condition admits rates at which training turns unstable later"
            .formatted(slopes.evidence(), Text.number(deepest, 2)));
  }

  private static Claim stableExponent(List<DepthSweep> sweeps) {
    Slopes slopes = Slopes.of(sweeps, true);
    return Claim.corrected(
        "P4, not chaotic",
        "The same up to the rate at which float32 and float64 runs part: there depth has no exponent of its own",
        slopes.agree(),
        slopes.evidence());
  }

  private static Claim identity(List<DepthSweep> sweeps) {
    double worst = 0;
    for (DepthSweep sweep : sweeps) {
      for (long seed : sweep.runs().seeds()) {
        for (double rate : sweep.runs().learningRates()) {
          if (!sweep.diverged(seed, rate)) {
            worst = Math.max(worst, sweep.runs().at(seed, rate).worstIdentityResidual());
          }
        }
      }
    }
    double smallest = sweeps.getLast().drift().at(42, 1e-4);
    return Claim.corrected(
        "P5",
        "The drift of every pair is eta^2 |sum of delta| exactly, at every depth",
        worst <= Tolerances.IDENTITY,
        "largest violation %s of the squared norms in all runs that stay finite; summed this way 8 layers, seed 42, 1e-4 give %s, of which the float64 reference, a difference of norms, has three digits"
            .formatted(Text.number(worst, 2), Text.number(smallest, 6)));
  }

  /** Critique 7: S2 telescopes, D3 does not. */
  private static Claim telescoped(List<DepthSweep> sweeps) {
    List<String> evidence = new ArrayList<>();
    double two = Double.NaN;
    double rest = Double.POSITIVE_INFINITY;
    for (DepthSweep sweep : sweeps) {
      double[] sums = DepthSweep.drifts(DepthSweep.sweepB(sweep.imbalance())).means();
      double[] drift = DepthSweep.sweepB(sweep.drift()).means();
      double ratio = drift[0] / sums[0];
      if (sweep.layers() == 2) {
        two = ratio;
      } else {
        rest = Math.min(rest, ratio);
      }
      evidence.add(sweep.label() + " " + Text.number(ratio));
    }
    return Claim.corrected(
        "S2",
        "eta^2 S2 is the drift for 2 layers only: beyond, S2 telescopes to first and last layer",
        Math.abs(two - 1) <= 1e-9 && rest > 1.01,
        "mean drift over eta^2 S2 at 1e-4: %s (published, with rounding: 1.11, 2.95, 38.8, 1.9e4, 2.9e6)"
            .formatted(String.join(", ", evidence)));
  }
}
