package dev.edgelaw.studies;

import dev.edgelaw.stats.PowerLawFit;
import dev.edgelaw.study.Claim;
import dev.edgelaw.study.Published;
import dev.edgelaw.study.Text;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What E13 says of its grid, and what the same runs say on equal terms.
 *
 * @param grid rows of rungs from MSE to cross-entropy, by non-linearity
 * @param published the published figures
 */
record E13Claims(Map<Double, List<LadderSweep>> grid, Published published) {
  private static final double FASTEST = LadderRung.RATES.getLast();

  List<Claim> list() {
    return Stream.of(papers(), windows(), causes()).flatMap(List::stream).toList();
  }

  /** Exponent with the cross-entropy less that with MSE. */
  static double effect(List<LadderSweep> row, Window window) {
    return row.getLast().exponent(window) - row.getFirst().exponent(window);
  }

  private double[] effects(Window window) {
    return grid.values().stream().mapToDouble(row -> effect(row, window)).toArray();
  }

  private List<LadderSweep> relu() {
    return grid.get(1.0);
  }

  private double[] relu(Window window) {
    return E13InterpolatedLoss.exponents(relu(), window);
  }

  private static boolean falls(double... values) {
    return IntStream.range(1, values.length).allMatch(i -> values[i] < values[i - 1]);
  }

  private List<Claim> papers() {
    double[] all = relu(Window.ALL);
    double range = E11Claims.range(all);
    double[] entropy =
        grid.values().stream()
            .mapToDouble(row -> row.getLast().exponent(Window.MIDDLE_AND_FAST))
            .toArray();
    double[] tenth = effects(Window.UP_TO_TENTH);
    double[] own = effects(Window.ALL);
    return List.of(
        Claim.paper(
            "P1",
            "Over each rung's own converged rates the ReLU row falls all the way to the cross-entropy, by 0.15 to 0.28",
            falls(all) && range >= 0.15 && range <= 0.28,
            "%s, range %s: as a computation it reproduces"
                .formatted(Text.numbers(all), Text.number(range))),
        Claim.paper(
            "P2",
            "With the cross-entropy the exponent on 0.001 to 0.1 is 1.00 to 1.10 at this width",
            Arrays.stream(entropy).allMatch(alpha -> alpha >= 1 && alpha <= 1.1),
            "%s (linear, half, ReLU); 'at all widths' is not tested here, E17 does"
                .formatted(Text.numbers(entropy))),
        Claim.refuted(
            "smooth transition",
            "The ReLU row falls smoothly, by 0.15 or more, on the same rates without 0.3 too",
            falls(relu(Window.UP_TO_TENTH)) && E11Claims.range(relu(Window.UP_TO_TENTH)) >= 0.15,
            "up to 0.1 it is %s".formatted(Text.numbers(relu(Window.UP_TO_TENTH)))),
        Claim.refuted(
            "grows with non-linearity",
            "The cross-entropy's effect grows from linear to ReLU on common rates up to 0.1",
            falls(tenth),
            "it is %s there, %s over each rung's own rates"
                .formatted(Text.numbers(tenth), Text.numbers(own))));
  }

  private List<Claim> windows() {
    double[] tenth = effects(Window.UP_TO_TENTH);
    double[] thirtieth = effects(Window.UP_TO_THIRTIETH);
    double[] middle = effects(Window.MIDDLE);
    double largest = Arrays.stream(tenth).map(Math::abs).max().orElseThrow();
    double range = E11Claims.range(relu(Window.UP_TO_TENTH));
    double mse = relu().getFirst().exponent(Window.UP_TO_THIRTIETH);
    double entropy = relu().getLast().exponent(Window.UP_TO_THIRTIETH);
    return List.of(
        Claim.corrected(
            "C1",
            "Up to 0.1 the cross-entropy's effect is below 0.06 in every row, and largest in the linear one",
            largest < 0.06 && Math.abs(tenth[0]) == largest,
            "%s (linear, half, ReLU)".formatted(Text.numbers(tenth))),
        Claim.corrected(
            "C2",
            "On 0.001 to 0.03 the cross-entropy lowers the exponent by 0.01 to 0.03 in every row",
            Arrays.stream(middle).allMatch(effect -> effect <= -0.01 && effect >= -0.03),
            Text.numbers(middle)),
        Claim.corrected(
            "C3",
            "Up to 0.1 the ReLU row has a range below 0.03 and is not monotone",
            range < 0.03 && !falls(relu(Window.UP_TO_TENTH)),
            "%s, range %s"
                .formatted(Text.numbers(relu(Window.UP_TO_TENTH)), Text.number(range, 3))),
        Claim.corrected(
            "opposite sign",
            "Up to 0.03 the cross-entropy has the larger exponent on ReLU, from modes not converged at 1e-4",
            entropy > mse,
            "%s against %s; effects %s in the three rows"
                .formatted(Text.number(entropy), Text.number(mse), Text.numbers(thirtieth))));
  }

  private List<Claim> causes() {
    double[] jumps = relu().stream().mapToDouble(sweep -> mean(sweep, FASTEST)).toArray();
    double[] fits =
        relu().stream()
            .map(sweep -> sweep.fit(Window.ALL::contains).orElseThrow())
            .mapToDouble(PowerLawFit::rSquared)
            .toArray();
    List<LadderSweep> linear = grid.get(0.0);
    double before = linear.get(1).exponent(Window.ALL);
    double after = linear.get(2).exponent(Window.ALL);
    double[] mse = distances(0);
    double[] entropy = distances(E13InterpolatedLoss.WEIGHTS.size() - 1);
    double[] shift =
        relu().stream()
            .mapToDouble(
                sweep ->
                    published
                            .aggregate()
                            .get("by_cell")
                            .get(E13InterpolatedLoss.key(sweep))
                            .get("alpha")
                            .asDouble()
                        - sweep.exponent(Window.ALL))
            .toArray();
    return List.of(
        Claim.corrected(
            "one point",
            "Along the ReLU row only the jump at 0.3 shrinks, from a mean drift above 2.5 to one below 0.35, and R^2 grows with it",
            falls(jumps)
                && jumps[0] > 2.5
                && jumps[jumps.length - 1] < 0.35
                && IntStream.range(1, fits.length).allMatch(i -> fits[i] > fits[i - 1]),
            "mean drifts at 0.3 %s; R^2 %s".formatted(Text.numbers(jumps), Text.numbers(fits))),
        Claim.corrected(
            "unequal windows",
            "In the linear row the exponent rises by more than 0.1 where 0.3 stops diverging, b = 0.2 to 0.5, and by none up to 0.1",
            after - before > 0.1
                && !linear.get(1).converged(FASTEST)
                && linear.get(2).converged(FASTEST)
                && linear.get(2).exponent(Window.UP_TO_TENTH)
                    <= linear.get(1).exponent(Window.UP_TO_TENTH),
            "%s to %s over own rates, %s to %s up to 0.1"
                .formatted(
                    Text.number(before),
                    Text.number(after),
                    Text.number(linear.get(1).exponent(Window.UP_TO_TENTH)),
                    Text.number(linear.get(2).exponent(Window.UP_TO_TENTH)))),
        Claim.corrected(
            "beyond the limit",
            "At 0.3 every MSE run starts above the limit of stability, eta lambda_max(0) 2.6 to 5.5, the cross-entropy's near it, 1.7 to 3.4, seeds "
                + published.visibleSeeds(),
            Arrays.stream(mse).allMatch(d -> d > 2.6 && d < 5.55)
                && Arrays.stream(entropy).allMatch(d -> d > 1.7 && d < 3.4),
            "MSE %s; cross-entropy %s (linear, half, ReLU by seed)"
                .formatted(Text.numbers(mse), Text.numbers(entropy))),
        Claim.corrected(
            "scale",
            "The ladder is not matched in scale: at the start the cross-entropy's sharpness is 0.5 to 0.75 of that of MSE, so equal eta are unequal distances from the edge",
            IntStream.range(0, mse.length)
                .mapToDouble(i -> entropy[i] / mse[i])
                .allMatch(ratio -> ratio > 0.5 && ratio < 0.75),
            "ratios %s"
                .formatted(
                    Text.numbers(
                        IntStream.range(0, mse.length)
                            .mapToDouble(i -> entropy[i] / mse[i])
                            .toArray()))),
        Claim.corrected(
            "rounding",
            "Float32 rounding of the drifts lowers the published exponents of the ReLU row by up to 0.02",
            Arrays.stream(shift).allMatch(s -> s < 0 && s > -0.02),
            "by row %s".formatted(Text.numbers(shift))));
  }

  private static double mean(LadderSweep sweep, double rate) {
    return sweep.drift(r -> r == rate).means()[0];
  }

  /** eta lambda_max(0) at the fastest rate in one column, for visible seeds. */
  private double[] distances(int column) {
    return grid.values().stream()
        .flatMap(
            row ->
                published.visibleSeeds().stream()
                    .map(seed -> row.get(column).distance(seed, FASTEST)))
        .mapToDouble(Double::doubleValue)
        .toArray();
  }
}
