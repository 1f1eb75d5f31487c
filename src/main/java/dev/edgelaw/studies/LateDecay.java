package dev.edgelaw.studies;

import dev.edgelaw.stats.FlooredExponentialFit;
import dev.edgelaw.stats.InformationCriterion;
import dev.edgelaw.stats.LineFit;
import dev.edgelaw.stats.PowerLawFit;
import dev.edgelaw.study.Fields;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

/**
 * By what law the mean sharpness and the missing probability of the labels fall with the number of
 * updates t.
 *
 * @param times checkpoints t
 * @param sharpness mean lambda_max over seeds
 * @param missing 1 - mean q over seeds
 */
record LateDecay(double[] times, double[] sharpness, double[] missing) {
  private static final double LATE = 250;

  static LateDecay of(HessianEvolution size) {
    return new LateDecay(
        size.times(),
        size.forecast().meanSharpness(),
        Arrays.stream(size.meanCompression(point -> point.labels().mean()))
            .map(q -> 1 - q)
            .toArray());
  }

  /** Power law of lambda_max over t from 250 on. */
  Optional<PowerLawFit> powerLaw() {
    return PowerLawFit.fit(from(LATE, times), from(LATE, sharpness), 0);
  }

  /** Power law of 1 - mean q over t from 250 on. */
  Optional<PowerLawFit> missingPowerLaw() {
    return PowerLawFit.fit(from(LATE, times), from(LATE, missing), 0);
  }

  /** The line 1/lambda_max = a + b t through all checkpoints. */
  Optional<LineFit> reciprocalLine() {
    return LineFit.fit(times, Arrays.stream(sharpness).map(value -> 1 / value).toArray());
  }

  Optional<FlooredExponentialFit> floored() {
    return FlooredExponentialFit.fit(times, sharpness);
  }

  /** Akaike's criterion of the law a exp(-bt) fitted to ln lambda_max at all t above 0. */
  double akaikeOfExponential() {
    double[] logarithms = Arrays.stream(sharpness).map(StrictMath::log).toArray();
    return LineFit.fit(from(1, times), from(1, logarithms))
        .map(line -> akaike(t -> StrictMath.exp(line.intercept() + line.slope() * t), 2))
        .orElse(Double.NaN);
  }

  /** The same of the published form a exp(-bt) + c, with the published way to fit it. */
  double akaikeOfFloored() {
    return floored().map(fit -> akaike(fit::predict, 3)).orElse(Double.NaN);
  }

  /** The same of a t^-p. */
  double akaikeOfPowerLaw() {
    return PowerLawFit.fit(from(1, times), from(1, sharpness), 0)
        .map(fit -> akaike(fit::predict, 2))
        .orElse(Double.NaN);
  }

  /** The same of 1/(a + bt). */
  double akaikeOfReciprocal() {
    return reciprocalLine()
        .map(line -> akaike(t -> 1 / (line.intercept() + line.slope() * t), 2))
        .orElse(Double.NaN);
  }

  private double akaike(DoubleUnaryOperator law, int parameters) {
    double[] x = from(1, times);
    return x.length == 0
        ? Double.NaN
        : InformationCriterion.akaike(x, from(1, sharpness), law, parameters);
  }

  /** lambda_max times t. */
  double[] timesSharpness() {
    return IntStream.range(0, times.length).mapToDouble(i -> times[i] * sharpness[i]).toArray();
  }

  Map<String, Object> describe() {
    Fields fields = Fields.of("akaikeOfExponential", akaikeOfExponential());
    fields.and("akaikeOfFlooredExponential", akaikeOfFloored());
    fields.and("akaikeOfPowerLaw", akaikeOfPowerLaw());
    fields.and("akaikeOfReciprocalLine", akaikeOfReciprocal());
    powerLaw().ifPresent(fit -> fields.and("latePowerLaw", fit));
    missingPowerLaw().ifPresent(fit -> fields.and("latePowerLawOfMissingProbability", fit));
    reciprocalLine().ifPresent(line -> fields.and("reciprocalLine", line));
    return fields.map();
  }

  private double[] from(double start, double[] values) {
    return IntStream.range(0, times.length)
        .filter(i -> times[i] >= start)
        .mapToDouble(i -> values[i])
        .toArray();
  }
}
