package dev.edgelaw.studies;

import dev.edgelaw.study.Claim;
import dev.edgelaw.study.Text;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.function.DoublePredicate;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What simpler and stricter predictions say of E8's.
 *
 * @param linear the linear net on MSE
 * @param relu the ReLU net on cross-entropy
 * @param signed predictions with signed coefficients, of both in this order
 * @param held predictions at rates held out, of both
 */
record E08BaselineClaims(
    PredictionSweep linear,
    PredictionSweep relu,
    List<SignedForecast> signed,
    List<HeldOutRates> held) {
  List<Claim> list() {
    return Stream.of(baselines(), withoutSpectrum(), stricter()).flatMap(List::stream).toList();
  }

  private List<Claim> withoutSpectrum() {
    double[] linearEnergy = linear.errors(linear.baselines().energy());
    double[] reluEnergy = relu.errors(relu.baselines().energy());
    double[] linearCorrected =
        upToTenth(linear, linear.errors(linear.baselines().energyCorrected()));
    double[] reluCorrected = relu.errors(relu.baselines().energyCorrected());
    double uniform =
        Math.min(
            linear.correlation(linear.baselines().uniform().means(), rate -> true),
            relu.correlation(relu.baselines().uniform().means(), rate -> true));
    double[] uniformErrors = relu.errors(relu.baselines().uniform());
    return List.of(
        Claim.corrected(
            "energy law",
            "The loss drop over eta with its first correction, without a spectrum, is off by 20 % or less at every converged rate of both nets",
            E08Claims.moduli(linearCorrected).getMax() <= 0.2
                && E08Claims.moduli(reluCorrected).getMax() <= 0.2,
            "errors %s (linear), %s (ReLU); uncorrected %s and %s; it takes the final loss as measured"
                .formatted(
                    E08Claims.percents(linearCorrected),
                    E08Claims.percents(reluCorrected),
                    E08Claims.percents(upToTenth(linear, linearEnergy)),
                    E08Claims.percents(reluEnergy))),
        Claim.corrected(
            "uniform",
            "Equal coefficients 1/P, which know nothing of the gradient, have R above 0.95 for both nets too",
            uniform > 0.95,
            "smallest R %s, with errors from %s to %s (ReLU)"
                .formatted(
                    Text.number(uniform),
                    E08Claims.percent(Arrays.stream(uniformErrors).min().orElseThrow()),
                    E08Claims.percent(Arrays.stream(uniformErrors).max().orElseThrow()))));
  }

  private List<Claim> stricter() {
    double[] linearQuadratic = upToTenth(linear, linear.errors(signed.getFirst().exact()));
    double[] reluQuadratic = upToTenth(relu, relu.errors(signed.getLast().exact()));
    double spectrum = largestHeld(HeldOutRates::spectrum);
    double one = largestHeld(HeldOutRates::oneMode);
    double inverse = largestHeld(HeldOutRates::inverseRate);
    return List.of(
        Claim.corrected(
            "signed coefficients",
            "With the modes' own signed parts of the imbalance for c_k the same Hessian predicts S worse at every rate up to 0.03: the published c_k, |delta(0)| (g'v_k)^2/|g|^2, hide it",
            worse(linear, linearQuadratic) && worse(relu, reluQuadratic),
            "errors up to 0.1 are %s (linear) and %s (ReLU), without cross terms %s and %s: the positive modes have less of the imbalance than their share of |g|^2"
                .formatted(
                    E08Claims.percents(linearQuadratic),
                    E08Claims.percents(reluQuadratic),
                    E08Claims.percents(
                        upToTenth(linear, linear.errors(signed.getFirst().diagonal()))),
                    E08Claims.percents(upToTenth(relu, relu.errors(signed.getLast().diagonal()))))),
        Claim.corrected(
            "rates held out",
            "With amplitudes set on the published rates up to 0.1, one mode predicts rates held out no worse than all 1600, both within 8 %",
            one <= spectrum && spectrum <= 0.08,
            "at eta = %s, largest error of both nets: one mode %s, all modes %s, the energy law %s, 1/eta %s"
                .formatted(
                    HeldOutRates.RATES,
                    E08Claims.percent(one),
                    E08Claims.percent(spectrum),
                    E08Claims.percent(largestHeld(HeldOutRates::energy)),
                    E08Claims.percent(inverse))));
  }

  /** Whether the errors are larger than the published rule's, up to 0.03. */
  private static boolean worse(PredictionSweep sweep, double[] errors) {
    double[] published = E08Claims.errors(sweep, Window.UP_TO_TENTH::contains);
    return IntStream.range(0, errors.length)
        .filter(i -> sweep.learningRates().get(i) <= 0.03)
        .allMatch(i -> Math.abs(errors[i]) > Math.abs(published[i]));
  }

  private double largestHeld(Function<HeldOutRates, double[]> errors) {
    return held.stream()
        .mapToDouble(rates -> E08Claims.moduli(errors.apply(rates)).getMax())
        .max()
        .orElseThrow();
  }

  private static double[] upToTenth(PredictionSweep sweep, double[] values) {
    return sweep.within(values, Window.UP_TO_TENTH::contains);
  }

  private List<Claim> baselines() {
    DoublePredicate all = rate -> true;
    double linearTrivial = linear.correlation(linear.baselines().inverseRate().means(), all);
    double reluTrivial = relu.correlation(relu.baselines().inverseRate().means(), all);
    double linearOne = linear.correlation(linear.baselines().oneMode().means(), all);
    double reluOne = relu.correlation(relu.baselines().oneMode().means(), all);
    DoubleSummaryStatistics one = E08Claims.moduli(relu.errors(relu.baselines().oneMode()));
    double onSlow =
        E08Claims.moduli(relu.within(relu.errors(relu.baselines().oneMode()), rate -> rate <= 0.1))
            .getMax();
    double fullSlow = E08Claims.moduli(E08Claims.errors(relu, rate -> rate <= 0.1)).getMax();
    return List.of(
        Claim.corrected(
            "1/eta",
            "R says nothing: S against 1/eta, without any Hessian, has R above 0.99 for both nets",
            linearTrivial > 0.99 && reluTrivial > 0.99,
            "R = %s (linear), %s (ReLU)"
                .formatted(Text.number(linearTrivial), Text.number(reluTrivial))),
        Claim.corrected(
            "one mode",
            "One mode at g'Hg/g'g has R above 0.999 and, for ReLU, errors of 1.5-16 % at all eight rates, less than 1600 modes",
            linearOne > 0.999
                && reluOne > 0.999
                && one.getMin() >= 0.015
                && one.getMax() <= 0.16
                && onSlow < fullSlow,
            "R = %s (linear), %s (ReLU); errors %s (ReLU), %s (linear)"
                .formatted(
                    Text.number(linearOne, 5),
                    Text.number(reluOne, 5),
                    E08Claims.percents(relu.errors(relu.baselines().oneMode())),
                    E08Claims.percents(
                        linear.within(
                            linear.errors(linear.baselines().oneMode()), rate -> rate <= 0.1)))));
  }
}
