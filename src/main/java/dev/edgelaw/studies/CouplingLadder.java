package dev.edgelaw.studies;

import dev.edgelaw.stats.LineFit;
import dev.edgelaw.stats.PowerLawFit;
import dev.edgelaw.study.Fields;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoublePredicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * The uniform ladder from linear to ReLU under one loss: how smoothly exponent and coupling change.
 * A rate at which any run diverged counts for no rung.
 *
 * @param rungs by ascending non-linearity
 */
record CouplingLadder(List<GateCoupling> rungs) {
  /** Below it kappa is lost among gates that happen to lie at a tie. */
  private static final double LOWEST_NONLINEARITY = 0.2;

  GateCoupling at(double nonlinearity) {
    return rungs.stream()
        .filter(rung -> rung.nonlinearity() == nonlinearity)
        .findFirst()
        .orElseThrow();
  }

  List<Double> rates() {
    return rungs.getFirst().free().learningRates();
  }

  List<Long> seeds() {
    return rungs.getFirst().free().seeds();
  }

  boolean converged(double rate) {
    return rungs.stream().allMatch(rung -> rung.converged(rate));
  }

  double[] nonlinearities() {
    return each(GateCoupling::nonlinearity);
  }

  double[] each(ToDoubleFunction<GateCoupling> figure) {
    return rungs.stream().mapToDouble(figure).toArray();
  }

  private DoublePredicate common(Window window) {
    return rate -> window.contains(rate) && converged(rate);
  }

  /** Exponents of the mean drift over the rates of a window that every rung survived. */
  double[] exponents(Window window) {
    return each(rung -> rung.free().exponent(common(window)));
  }

  /** Mean kappa at a rate, rung by rung. */
  double[] coupling(double rate) {
    return each(rung -> rung.coupling().only(r -> r == rate, seed -> true).means()[0]);
  }

  double[] coupling(long seed, double rate) {
    return each(rung -> rung.coupling().at(seed, rate));
  }

  /** p of kappa ~ eps^p, where kappa is positive. */
  Optional<PowerLawFit> couplingFit(double rate) {
    double[] all = coupling(rate);
    int[] used =
        IntStream.range(0, all.length)
            .filter(i -> rungs.get(i).nonlinearity() >= LOWEST_NONLINEARITY)
            .toArray();
    return PowerLawFit.fit(
        Arrays.stream(used).mapToDouble(i -> rungs.get(i).nonlinearity()).toArray(),
        Arrays.stream(used).mapToDouble(i -> all[i]).toArray(),
        0);
  }

  /** Largest |kappa| over the runs that start below the edge of stability, or over the others. */
  double largestCoupling(List<Long> of, boolean belowEdge) {
    double largest = 0;
    for (GateCoupling rung : rungs) {
      for (long seed : of) {
        for (double rate : rates()) {
          double size = Math.abs(rung.coupling().at(seed, rate));
          if (rung.belowEdge(seed, rate) == belowEdge && size > largest) {
            largest = size;
          }
        }
      }
    }
    return largest;
  }

  /** Largest |f(i+1) - 2 f(i) + f(i-1)| of a ladder. */
  static double largestSecondDifference(double[] values) {
    return IntStream.range(1, values.length - 1)
        .mapToDouble(i -> Math.abs(values[i + 1] - 2 * values[i] + values[i - 1]))
        .max()
        .orElse(Double.NaN);
  }

  private double slope(double[] exponents) {
    return LineFit.fit(nonlinearities(), exponents).map(LineFit::slope).orElse(Double.NaN);
  }

  private double[] slopesOfSeeds(Window window) {
    return seeds().stream()
        .mapToDouble(seed -> slope(each(r -> r.free().exponents(List.of(seed), common(window))[0])))
        .toArray();
  }

  Map<String, Object> aggregate() {
    Fields fields =
        Fields.of("epsilon", nonlinearities())
            .and("learningRate", rates())
            .and("convergedEverywhere", rates().stream().filter(this::converged).toList());
    for (Window window : List.of(Window.MIDDLE_AND_FAST, Window.MIDDLE)) {
      double[] exponents = exponents(window);
      double[] slopes = slopesOfSeeds(window);
      fields
          .and("exponent" + window.suffix(), exponents)
          .and("exponentRange" + window.suffix(), E11Claims.range(exponents))
          .and("largestSecondDifference" + window.suffix(), largestSecondDifference(exponents))
          .and("slope" + window.suffix(), slope(exponents))
          .and("seedSlopes" + window.suffix(), slopes)
          .and("seedSlopeInterval" + window.suffix(), LadderSweep.interval(slopes));
    }
    Map<String, Object> couplings = new LinkedHashMap<>();
    Map<String, Object> powers = new LinkedHashMap<>();
    for (double rate : rates()) {
      couplings.put(Double.toString(rate), coupling(rate));
      couplingFit(rate).ifPresent(fit -> powers.put(Double.toString(rate), fit));
    }
    return fields
        .and("meanCoupling", couplings)
        .and("couplingFit", powers)
        .and("largestCouplingBelowEdge", largestCoupling(seeds(), true))
        .and("largestCouplingAboveEdge", largestCoupling(seeds(), false))
        .and("rungs", rungs.stream().map(GateCoupling::aggregate).toList())
        .map();
  }
}
