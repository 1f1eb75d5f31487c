package dev.edgelaw.studies;

import dev.edgelaw.study.Claim;
import dev.edgelaw.study.SeedSweep;
import dev.edgelaw.study.Text;
import java.util.List;

/** What E9 says of switching gates, and what its runs say. */
final class E09Claims {
  private E09Claims() {}

  static List<Claim> of(
      E09ActivationSwitching.Sweep entropy,
      E09ActivationSwitching.Sweep squared,
      List<Long> visible) {
    double percent =
        100
            * entropy.meanOverRates(
                run -> run.gates().meanNeuronsChanged() / run.gates().neurons());
    double quiet = entropy.meanOverRates(run -> run.gates().quietShare());
    double pairs = entropy.meanOverRates(run -> run.gates().meanRate());
    return List.of(
        Claim.paper(
            "P1",
            "2.2 %: the mean share of neurons that change on at least one of 200 samples per update is 1.8 to 2.6 %",
            percent >= 1.8 && percent <= 2.6,
            Text.number(percent)
                + " %, by rate "
                + Text.numbers(
                    entropy
                        .quantity(
                            run -> 100 * run.gates().meanNeuronsChanged() / run.gates().neurons())
                        .means())),
        Claim.paper(
            "P2",
            "28 to 40 % of the updates change no gate",
            quiet >= 0.28 && quiet <= 0.40,
            Text.number(100 * quiet, 3)
                + " %, by rate "
                + Text.numbers(entropy.quantity(run -> 100 * run.gates().quietShare()).means())),
        correlation(entropy),
        Claim.refuted(
            "one switch rate",
            "2.2 % is the rate at which gates switch (within a factor of 2)",
            pairs >= 0.011 && pairs <= 0.044,
            "per gate and update it is %s; 2.2 %% counts a neuron if any of 200 samples flips, %s times as much. A linear net has no gates, so it is no difference either"
                .formatted(Text.number(pairs), Text.number(percent / 100 / pairs, 3))),
        early(entropy, visible),
        quasiStatic(entropy, visible),
        trend(entropy, visible),
        roots(entropy, squared, visible),
        saturated(entropy, visible));
  }

  private static Claim correlation(E09ActivationSwitching.Sweep entropy) {
    double[] means = entropy.quantity(SwitchingRun::correlation).means();
    boolean rising = true;
    for (int i = 1; i < means.length; i++) {
      rising &= means[i] > means[i - 1];
    }
    double fast =
        entropy.quantity(SwitchingRun::correlation).only(r -> r >= 0.03, s -> true).means()[0];
    return Claim.paper(
        "P3",
        "Flips per update go with |delta|: the correlation rises with eta, above 0.85 from 0.03 on",
        rising && fast >= 0.85,
        "correlations " + Text.numbers(means));
  }

  private static Claim early(E09ActivationSwitching.Sweep entropy, List<Long> visible) {
    SeedSweep share = entropy.quantity(SwitchingRun::earlyShare).only(r -> true, visible::contains);
    return Claim.corrected(
        "early",
        "A third to 60 % of all flips fall into the first tenth of the updates, at every rate, seeds "
            + visible,
        share.smallest() >= 0.32 && share.largest() <= 0.6,
        "%s to %s: a mean over 2000 updates is a mean over the time after convergence"
            .formatted(Text.number(share.smallest(), 3), Text.number(share.largest(), 3)));
  }

  private static Claim quasiStatic(E09ActivationSwitching.Sweep entropy, List<Long> visible) {
    SeedSweep net = entropy.quantity(run -> run.gates().netChange());
    SeedSweep touched =
        entropy.quantity(run -> (double) run.gates().neuronsTouched() / run.gates().neurons());
    SeedSweep flips = entropy.quantity(SwitchingRun::flipsPerPair);
    return Claim.refuted(
        "quasi-static",
        "Patterns are quasi-static: at the end of training fewer than 1 % of the gates differ from the start",
        net.largest() < 0.01,
        "of the pairs %s %% differ at the end for seed %d by rate, on %s to %s of the neurons; %s to %s flips per pair"
            .formatted(
                Text.numbers(
                    entropy
                        .quantity(run -> 100 * run.gates().netChange())
                        .ofSeed(visible.getFirst())),
                visible.getFirst(),
                Text.number(touched.smallest(), 3),
                Text.number(touched.largest(), 3),
                Text.number(flips.smallest(), 2),
                Text.number(flips.largest(), 2)));
  }

  private static Claim trend(E09ActivationSwitching.Sweep entropy, List<Long> visible) {
    SeedSweep late = entropy.quantity(SwitchingRun::lateCorrelation);
    SeedSweep fast = late.only(rate -> rate >= 0.03, visible::contains);
    SeedSweep differences = entropy.quantity(SwitchingRun::correlationOfDifferences);
    StringBuilder evidence = new StringBuilder();
    for (long seed : visible) {
      evidence
          .append("seed ")
          .append(seed)
          .append(": ")
          .append(Text.numbers(late.ofSeed(seed)))
          .append("; ");
    }
    return Claim.refuted(
        "coupling",
        "The correlation is a coupling: without the first 100 of 2000 updates it is still above 0.85 from 0.03 on",
        fast.smallest() >= 0.85,
        evidence
            + "differences of logarithms, all seeds: %s to %s; both series decay with the gradient"
                .formatted(
                    Text.number(differences.smallest(), 2), Text.number(differences.largest(), 2)));
  }

  private static Claim roots(
      E09ActivationSwitching.Sweep entropy,
      E09ActivationSwitching.Sweep squared,
      List<Long> visible) {
    SeedSweep root =
        entropy.quantity(SwitchingRun::rootCorrelation).only(r -> true, visible::contains);
    SeedSweep raw = entropy.quantity(SwitchingRun::correlation).only(r -> true, visible::contains);
    boolean larger = true;
    for (long seed : visible) {
      for (double rate : entropy.rates()) {
        larger &= root.at(seed, rate) > raw.at(seed, rate);
      }
    }
    SeedSweep expected = entropy.quantity(run -> run.gates().flipsOverExpected());
    SeedSweep expectedSquared = squared.quantity(run -> run.gates().flipsOverExpected());
    return Claim.corrected(
        "step length",
        "Flips follow the length of the step: they correlate better with sqrt |delta| than with |delta|, seeds "
            + visible,
        larger,
        "%s to %s; their number is %s to %s of what the density of z at 0 and the step predict without a free parameter (MSE: %s to %s)"
            .formatted(
                Text.number(root.smallest(), 3),
                Text.number(root.largest(), 3),
                Text.number(expected.smallest(), 3),
                Text.number(expected.largest(), 3),
                Text.number(expectedSquared.smallest(), 3),
                Text.number(expectedSquared.largest(), 3)));
  }

  private static Claim saturated(E09ActivationSwitching.Sweep entropy, List<Long> visible) {
    SeedSweep all = entropy.quantity(SwitchingRun::fewestPatterns);
    SeedSweep fewest = all.only(rate -> true, visible::contains);
    SeedSweep samples = entropy.quantity(run -> run.gates().samples());
    return Claim.corrected(
        "distinct patterns",
        "The number of distinct patterns is saturated: all samples differ at every recorded update, seeds "
            + visible,
        fewest.smallest() == samples.largest(),
        "fewest %s of %s samples (all seeds: %s); the count carries no information"
            .formatted(
                Text.number(fewest.smallest(), 3),
                Text.number(samples.largest(), 3),
                Text.number(all.smallest(), 3)));
  }
}
