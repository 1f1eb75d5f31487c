package dev.edgelaw.studies;

import static dev.edgelaw.stats.SeriesShape.largest;
import static dev.edgelaw.stats.SeriesShape.smallest;

import dev.edgelaw.study.Claim;
import dev.edgelaw.study.SeedSweep;
import dev.edgelaw.study.Text;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoublePredicate;
import java.util.stream.IntStream;

/**
 * E16 with and without the one rate beyond the limit of stability, and in errors instead of R.
 *
 * @param mse the runs under the mean squared error
 * @param ce the runs under the cross-entropy
 */
record E16StrongerClaims(LossEvolution mse, LossEvolution ce) {
  private static final DoublePredicate ALL = rate -> true;
  private static final DoublePredicate STABLE = Window.UP_TO_TENTH::contains;
  private static final int LATER = 250;

  List<Claim> list() {
    return List.of(bothWays(), logarithms());
  }

  private Claim bothWays() {
    double[] with = ce.forecast().correlations(ALL);
    double[] without = ce.forecast().correlations(STABLE);
    double[] mseWith = mse.forecast().correlations(ALL);
    double[] mseWithout = mse.forecast().correlations(STABLE);
    return Claim.corrected(
        "C12",
        "The rate of 0.3 alone makes a later Hessian the best under cross-entropy: with it t = 250, without it t = 0, as under MSE both ways; 1/eta has a larger R than every later Hessian, with and without",
        best(with) == ce.forecast().checkpoints().indexOf(LATER)
            && best(without) == 0
            && best(mseWith) == 0
            && best(mseWithout) == 0
            && inverseBeats(ce, with, ALL)
            && inverseBeats(ce, without, STABLE)
            && inverseBeats(mse, mseWith, ALL)
            && inverseBeats(mse, mseWithout, STABLE),
        "cross-entropy %s with, %s without, 1/eta %s and %s; MSE %s with, %s without, 1/eta %s and %s"
            .formatted(
                Text.numbers(with),
                Text.numbers(without),
                Text.number(ce.forecast().correlationOfInverseRate(ALL), 5),
                Text.number(ce.forecast().correlationOfInverseRate(STABLE), 5),
                Text.numbers(mseWith),
                Text.numbers(mseWithout),
                Text.number(mse.forecast().correlationOfInverseRate(ALL), 5),
                Text.number(mse.forecast().correlationOfInverseRate(STABLE), 5)));
  }

  private static boolean inverseBeats(LossEvolution evolution, double[] r, DoublePredicate rates) {
    return evolution.forecast().correlationOfInverseRate(rates)
        > largest(Arrays.copyOfRange(r, 1, r.length));
  }

  private static int best(double[] values) {
    return IntStream.range(0, values.length)
        .filter(i -> values[i] == largest(values))
        .findFirst()
        .orElse(-1);
  }

  private Claim logarithms() {
    double[] start = errors(ce, ce.forecast().predicted(0));
    double[] later = errors(ce, ce.forecast().predicted(LATER));
    double[] energy = errors(ce, ce.energyBaseline());
    double[] mseStart = errors(mse, mse.forecast().predicted(0));
    double[] mseLater = errors(mse, mse.forecast().predicted(LATER));
    double[] mseEnergy = errors(mse, mse.energyBaseline());
    return Claim.corrected(
        "C13",
        "Seed by seed and rate by rate up to 0.1, |ln(predicted/measured)| of the Hessian at 0 is at most 0.4 under cross-entropy and 0.1 under MSE, of that at 250 at least 4 and 3; without a Hessian at most 0.25 and 0.4",
        largest(start) <= 0.4
            && largest(mseStart) <= 0.1
            && smallest(later) >= 4
            && smallest(mseLater) >= 3
            && largest(energy) <= 0.25
            && largest(mseEnergy) <= 0.4,
        "cross-entropy: at most %s at t = 0, at least %s at 250, at most %s for the energy law; MSE: %s, %s, %s"
            .formatted(
                Text.number(largest(start), 3),
                Text.number(smallest(later), 3),
                Text.number(largest(energy), 3),
                Text.number(largest(mseStart), 3),
                Text.number(smallest(mseLater), 3),
                Text.number(largest(mseEnergy), 3)));
  }

  /** |ln(predicted/measured)| of every run up to 0.1. */
  private static double[] errors(LossEvolution evolution, SeedSweep predicted) {
    return Arrays.stream(evolution.error(predicted).only(STABLE::test, seed -> true).values())
        .flatMapToDouble(Arrays::stream)
        .map(error -> Math.abs(StrictMath.log1p(error)))
        .toArray();
  }
}
