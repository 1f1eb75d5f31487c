package dev.edgelaw.studies;

import dev.edgelaw.stats.Interval;
import dev.edgelaw.study.Claim;
import dev.edgelaw.study.Published;
import dev.edgelaw.study.Text;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What E11 says of its ladder, and what the same runs say on windows common to all rungs.
 *
 * @param ladder six rungs, from linear to ReLU
 * @param published the published figures
 */
record E11Claims(List<LadderSweep> ladder, Published published) {
  private static final double SLOWEST = LadderRung.RATES.getFirst();
  private static final double FASTEST = LadderRung.RATES.getLast();

  List<Claim> list() {
    return Stream.of(papers(), windows(), causes()).flatMap(List::stream).toList();
  }

  static double range(double... values) {
    return Arrays.stream(values).max().orElseThrow() - Arrays.stream(values).min().orElseThrow();
  }

  private LadderSweep linear() {
    return ladder.getFirst();
  }

  private LadderSweep relu() {
    return ladder.getLast();
  }

  private double[] exponents(Window window) {
    return ladder.stream().mapToDouble(sweep -> sweep.exponent(window)).toArray();
  }

  /** alpha of ReLU less that of the linear net. */
  private double gap(Window window) {
    return relu().exponent(window) - linear().exponent(window);
  }

  private List<LadderSweep> from(double nonlinearity) {
    return ladder.stream().filter(sweep -> nonlinearity(sweep) >= nonlinearity).toList();
  }

  private static double nonlinearity(LadderSweep sweep) {
    return (double) sweep.rung().where().get("epsilon");
  }

  private List<Claim> papers() {
    double[] common = exponents(Window.UP_TO_TENTH);
    boolean rises = IntStream.range(1, common.length).allMatch(i -> common[i] > common[i - 1]);
    return List.of(
        Claim.paper(
            "P1",
            "Over each rung's own converged rates ReLU's exponent is 0.15 to 0.22 above the linear net's",
            gap(Window.ALL) >= 0.15 && gap(Window.ALL) <= 0.22,
            "%s above; exponents %s: as a computation it reproduces"
                .formatted(Text.number(gap(Window.ALL)), Text.numbers(exponents(Window.ALL)))),
        Claim.refuted(
            "gradual rise",
            "The exponent rises along the ladder, by 0.15 or more, on the same rates too",
            rises && gap(Window.UP_TO_TENTH) >= 0.15,
            "up to 0.1 it is %s".formatted(Text.numbers(common))),
        Claim.refuted(
            "homogeneity",
            "The exponent varies with the activation's degree of homogeneity",
            ladder.stream().map(LadderSweep::rung).map(E11Claims::degree).distinct().count() > 1,
            "every rung is homogeneous of degree 1; drift = eta^2 S on all to %s of the squared norms"
                .formatted(Text.number(worstResidual(), 2))));
  }

  private static int degree(LadderRung rung) {
    return rung.architecture().activation().homogeneity().orElse(0);
  }

  /** Of the runs that did not diverge. */
  private double worstResidual() {
    return ladder.stream()
        .flatMap(
            sweep ->
                Arrays.stream(sweep.residual().values()).flatMapToDouble(Arrays::stream).boxed())
        .filter(Double::isFinite)
        .mapToDouble(Double::doubleValue)
        .max()
        .orElse(Double.NaN);
  }

  private List<Claim> windows() {
    double tenth = gap(Window.UP_TO_TENTH);
    double thirtieth = gap(Window.UP_TO_THIRTIETH);
    double middle = gap(Window.MIDDLE);
    double[] common = exponents(Window.UP_TO_TENTH);
    double[] steps =
        IntStream.range(1, common.length)
            .mapToDouble(i -> Math.abs(common[i] - common[i - 1]))
            .toArray();
    double largest = Arrays.stream(steps).max().orElseThrow();
    return List.of(
        Claim.corrected(
            "C1",
            "On a window common to all rungs ReLU and linear differ by at most 0.05: negative up to 0.1, within 0.015 up to 0.03",
            tenth < 0
                && Stream.of(tenth, thirtieth, middle).allMatch(gap -> Math.abs(gap) <= 0.05)
                && Math.abs(thirtieth) <= 0.015,
            "%s up to 0.1, %s up to 0.03, %s on 0.001 to 0.03"
                .formatted(
                    Text.number(tenth, 3), Text.number(thirtieth, 3), Text.number(middle, 3))),
        Claim.corrected(
            "no threshold",
            "Up to 0.1 no two neighbours differ by 0.03: the jump between 0.2 and 0.5 is the rate of 0.3, dropped below and kept above",
            largest < 0.03
                && ladder.stream()
                    .allMatch(sweep -> sweep.converged(FASTEST) == (nonlinearity(sweep) >= 0.5)),
            "largest step %s; rates in the published fits %s"
                .formatted(
                    Text.number(largest, 3),
                    ladder.stream()
                        .map(s -> s.fit(Window.ALL::contains).orElseThrow().points())
                        .toList())),
        Claim.corrected(
            "free of rounding",
            "On S the exponents up to 0.03 agree within 0.01 over all rungs; the published drifts at 1e-4 are up to 44 % off",
            range(exponents(Window.UP_TO_THIRTIETH)) < 0.01
                && Arrays.stream(rounding()).max().orElseThrow() > 0.4,
            "range %s; relative errors of the worst visible seed, rung by rung, %s"
                .formatted(
                    Text.number(range(exponents(Window.UP_TO_THIRTIETH)), 3),
                    Text.numbers(rounding()))));
  }

  /** Relative error of the published drift at the lowest rate, worst visible seed of each rung. */
  private double[] rounding() {
    return ladder.stream()
        .mapToDouble(
            sweep ->
                published.perSeed().stream()
                    .mapToDouble(
                        seed -> {
                          double figure =
                              seed.figures()
                                  .get("drift_by_epsilon")
                                  .get(Double.toString(nonlinearity(sweep)))
                                  .get(0)
                                  .asDouble();
                          return Math.abs(figure / sweep.drift().at(seed.seed(), SLOWEST) - 1);
                        })
                    .max()
                    .orElseThrow())
        .toArray();
  }

  private List<Claim> causes() {
    double[] jumps = from(0.5).stream().mapToDouble(s -> s.localSlope(FASTEST)).toArray();
    double[] fits =
        ladder.stream()
            .mapToDouble(s -> s.fit(Window.ALL::contains).orElseThrow().rSquared())
            .toArray();
    List<Long> visible = published.visibleSeeds();
    double[] seedwise = linear().exponents(visible, Window.UP_TO_TENTH::contains);
    double ladderRange = range(exponents(Window.UP_TO_TENTH));
    double[] distances =
        Stream.of(0.5, 1.0)
            .map(value -> from(value).getFirst())
            .flatMap(sweep -> visible.stream().map(seed -> sweep.distance(seed, FASTEST)))
            .mapToDouble(Double::doubleValue)
            .toArray();
    Interval linearFar = LadderSweep.interval(linear().exponentsFarFromEdge());
    Interval reluFar = LadderSweep.interval(relu().exponentsFarFromEdge());
    return List.of(
        Claim.corrected(
            "transients",
            "From 0.1 to 0.3 the local exponent is 3.2 to 3.9 where 0.3 is kept, and R^2 falls from above 0.99 to below 0.97",
            Arrays.stream(jumps).allMatch(slope -> slope >= 3.2 && slope <= 3.9)
                && IntStream.range(0, fits.length)
                    .allMatch(
                        i -> nonlinearity(ladder.get(i)) < 0.5 ? fits[i] > 0.99 : fits[i] < 0.97),
            "local exponents %s; R^2 %s".formatted(Text.numbers(jumps), Text.numbers(fits))),
        Claim.corrected(
            "beyond the limit",
            "At 0.3 the runs with eps 0.5 and 1 start above the limit of stability: eta lambda_max(0) is 2.7 to 4.1, seeds "
                + visible,
            Arrays.stream(distances).allMatch(d -> d > 2.65 && d < 4.15),
            "it is %s: a line through them measures the size of a jump"
                .formatted(Text.numbers(distances))),
        Claim.corrected(
            "seeds",
            "Two seeds of the linear net differ more (up to 0.1) than all rungs do in the mean",
            range(seedwise) > ladderRange,
            "seeds %s: %s; range of the ladder %s"
                .formatted(visible, Text.numbers(seedwise), Text.number(ladderRange, 3))),
        Claim.corrected(
            "far from the edge",
            "With each seed on its own rates up to eta lambda_max(0) = 0.5 the intervals (95 %) of linear and ReLU overlap",
            linearFar.low() <= reluFar.high() && reluFar.low() <= linearFar.high(),
            "linear %s to %s, ReLU %s to %s"
                .formatted(
                    Text.number(linearFar.low()),
                    Text.number(linearFar.high()),
                    Text.number(reluFar.low()),
                    Text.number(reluFar.high()))));
  }
}
