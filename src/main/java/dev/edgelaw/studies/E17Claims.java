package dev.edgelaw.studies;

import static dev.edgelaw.stats.SeriesShape.rising;
import static dev.edgelaw.stats.SeriesShape.within;

import dev.edgelaw.stats.Correlation;
import dev.edgelaw.study.Claim;
import dev.edgelaw.study.Text;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * What E17 says about its claim.
 *
 * @param widths all combinations, by width
 * @param visible seeds whose initial sharpness is known to the documentation
 */
record E17Claims(List<CombinationsAtWidth> widths, List<Long> visible) {
  List<Claim> list() {
    double[] linearMse = exponents(CombinationsAtWidth::linearMse);
    double[] linearCe = exponents(CombinationsAtWidth::linearCe);
    double[] reluMse = exponents(CombinationsAtWidth::reluMse);
    double[] reluCe = exponents(CombinationsAtWidth::reluCe);
    double[] interactions = widths.stream().mapToDouble(CombinationsAtWidth::interaction).toArray();
    double[] slow =
        widths.stream()
            .flatMap(width -> width.all().stream())
            .mapToDouble(sweep -> sweep.withoutHighest().exponent())
            .toArray();
    double[] sharpness = figures(sweep -> sweep.meanSharpness(visible));
    double rank = Correlation.spearman(sharpness, figures(CombinationSweep::exponent));
    double widestFit = widths.getLast().linearMse().rSquared();
    double[] aboveLimit = aboveLimit();
    return List.of(
        Claim.paper(
            "P1",
            "Under cross-entropy the exponent of the ReLU net is in [1.0, 1.06] at all widths, that of the linear net in [1.0, 1.15]",
            within(reluCe, 1, 1.06) && within(linearCe, 1, 1.15),
            "ReLU %s, linear %s".formatted(Text.numbers(reluCe), Text.numbers(linearCe))),
        Claim.paper(
            "P2",
            "The exponent of the linear net under MSE grows with m and passes 1.5 at m = 128, where R^2 is below 0.92",
            rising(linearMse) && linearMse[linearMse.length - 1] > 1.5 && widestFit < 0.92,
            "%s, R^2 %s".formatted(Text.numbers(linearMse), Text.number(widestFit))),
        Claim.paper(
            "P3",
            "Cross-entropy has the smaller exponent for each activation and width",
            below(linearCe, linearMse) && below(reluCe, reluMse),
            "linear %s against %s, ReLU %s against %s"
                .formatted(
                    Text.numbers(linearCe),
                    Text.numbers(linearMse),
                    Text.numbers(reluCe),
                    Text.numbers(reluMse))),
        Claim.refuted(
            "clamping",
            "Under cross-entropy the exponent does not depend on the width",
            !(rising(linearCe) && rising(reluCe)),
            "both rows rise at every step: linear %s, ReLU %s"
                .formatted(Text.numbers(linearCe), Text.numbers(reluCe))),
        Claim.refuted(
            "difference of losses",
            "MSE has an exponent above 1.2 at m = 128 also without the highest learning rate",
            widths.getLast().linearMse().withoutHighest().exponent() > 1.2,
            "without eta = 0.1 the twelve exponents are %s".formatted(Text.numbers(slow))),
        Claim.refuted(
            "interaction",
            "The interaction of loss and activation has a sign",
            Arrays.stream(interactions).allMatch(value -> value > 0)
                || Arrays.stream(interactions).allMatch(value -> value < 0),
            "%s at m = 32, 64, 128".formatted(Text.numbers(interactions))),
        Claim.corrected(
            "P4",
            "Without eta = 0.1 all twelve exponents are in [1.00, 1.10]",
            within(slow, 1, 1.1),
            "%s to %s"
                .formatted(
                    Text.number(Arrays.stream(slow).min().orElseThrow()),
                    Text.number(Arrays.stream(slow).max().orElseThrow()))),
        Claim.corrected(
            "P5",
            "The initial sharpness ranks the twelve exponents, loss and activation notwithstanding (Spearman above 0.9)",
            rank > 0.9,
            "Spearman %s with the mean lambda_max(0) of seeds %s"
                .formatted(Text.number(rank, 3), visible)),
        Claim.corrected(
            "P6",
            "Only linear nets under MSE at m = 128 start beyond 2/eta at eta = 0.1 in the mean",
            Arrays.equals(aboveLimit, new double[] {128}),
            "mean eta lambda_max(0)/2, by width (linear MSE, linear CE, ReLU MSE, ReLU CE): %s"
                .formatted(
                    Text.numbers(Arrays.stream(sharpness).map(value -> value / 20).toArray()))));
  }

  /** Widths of the combinations whose mean sharpness exceeds 2 over the highest rate. */
  private double[] aboveLimit() {
    return widths.stream()
        .flatMap(width -> width.all().stream())
        .filter(sweep -> sweep.meanSharpness(visible) > 2 / sweep.drift().learningRates().getLast())
        .mapToDouble(
            sweep ->
                sweep.combination().key().equals("linear_mse")
                    ? sweep.combination().width()
                    : Double.NaN)
        .toArray();
  }

  private double[] exponents(Function<CombinationsAtWidth, CombinationSweep> combination) {
    return widths.stream().map(combination).mapToDouble(CombinationSweep::exponent).toArray();
  }

  private double[] figures(ToDoubleFunction<CombinationSweep> figure) {
    return widths.stream().flatMap(width -> width.all().stream()).mapToDouble(figure).toArray();
  }

  private static boolean below(double[] lower, double[] upper) {
    for (int i = 0; i < lower.length; i++) {
      if (!(lower[i] < upper[i])) {
        return false;
      }
    }
    return true;
  }
}
