package dev.edgelaw.studies;

import dev.edgelaw.engine.Cell;
import dev.edgelaw.engine.Results;
import dev.edgelaw.stats.Summary;
import dev.edgelaw.study.Comparison;
import dev.edgelaw.study.Comparisons;
import dev.edgelaw.study.Fields;
import dev.edgelaw.study.Figure;
import dev.edgelaw.study.Findings;
import dev.edgelaw.study.Headline;
import dev.edgelaw.study.Headline.Verdict;
import dev.edgelaw.study.Plan;
import dev.edgelaw.study.PlanOptions;
import dev.edgelaw.study.Published;
import dev.edgelaw.study.Study;
import dev.edgelaw.study.Text;
import dev.edgelaw.study.Tolerances;
import dev.edgelaw.study.WidthTolerances;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** E17: drift exponents of linear and ReLU nets under both losses at three widths. */
public final class E17LossAndWidth implements Study {
  private static final List<Integer> WIDTHS = List.of(32, 64, 128);
  private static final List<Double> RATES = List.of(0.001, 0.003, 0.01, 0.03, 0.1);

  /** Creates the study. */
  public E17LossAndWidth() {}

  @Override
  public String id() {
    return "E17";
  }

  @Override
  public String title() {
    return "Cross-entropy clamping at several widths";
  }

  @Override
  public String claim() {
    return "Cross-entropy keeps the drift exponent near 1.0 to 1.1 at every width, MSE lets it grow to 1.6";
  }

  @Override
  public Headline headline(Findings findings) {
    int widest = WIDTHS.getLast();
    Comparison slower =
        findings.published("exponentWithoutHighestRate", "m", widest, "net", "linear_mse");
    return Headline.of(
        "CE keeps alpha near 1 at all widths",
        "exponent, linear, MSE, m = " + widest,
        // Of the mean drift, for which no seed is named.
        findings.published("exponent", "m", widest, "net", "linear_mse", "seed", null),
        !findings.holds("P1") || !findings.holds("clamping")
            ? Verdict.FAILS
            : findings.holds("difference of losses") ? Verdict.HOLDS : Verdict.RESERVED,
        "CE's rises too; without eta = 0.1, beyond 2/lambda for MSE alone, MSE has %s"
            .formatted(Text.number(slower.ours())));
  }

  @Override
  public Plan plan(PlanOptions options) {
    List<Long> seeds = options.seedsOr(Protocol.THREE_SEEDS);
    List<Double> rates = options.learningRatesOr(RATES);
    int steps = options.stepsOr(Protocol.STEPS);
    List<Cell> cells = new ArrayList<>();
    for (int width : WIDTHS) {
      LossAndActivation.all(width)
          .forEach(combination -> cells.addAll(combination.cells(seeds, rates, steps)));
    }
    return new Plan(id(), options.overridden(), seeds, rates, steps, cells);
  }

  @Override
  public Findings findings(Plan plan, Results results) {
    List<CombinationsAtWidth> widths =
        WIDTHS.stream().map(width -> CombinationsAtWidth.of(width, plan, results)).toList();
    Published published = Published.of(id());
    boolean judged = !plan.overridden();
    List<Map<String, Object>> rows =
        widths.stream()
            .flatMap(width -> width.all().stream())
            .flatMap(sweep -> sweep.rows().stream())
            .toList();
    return new Findings(
        rows,
        Fields.of("learningRate", plan.learningRates())
            .and("byWidth", widths.stream().map(CombinationsAtWidth::aggregates).toList())
            .and("interaction", interaction(widths))
            .map(),
        judged ? comparisons(widths, published) : List.of(),
        judged ? new E17Claims(widths, published.visibleSeeds()).list() : List.of(),
        judged
            ? List.of(
                figure(widths, published),
                E17Figures.withoutHighest(widths, published.visibleSeeds()))
            : List.of(figure(widths, null)));
  }

  private static Summary interaction(List<CombinationsAtWidth> widths) {
    return Summary.of(widths.stream().mapToDouble(CombinationsAtWidth::interaction).toArray());
  }

  private static List<Comparison> comparisons(
      List<CombinationsAtWidth> widths, Published published) {
    Comparisons comparisons = new Comparisons();
    List<CombinationSweep> sweeps = widths.stream().flatMap(width -> width.all().stream()).toList();
    published.forEachSeed(
        (seed, figures) -> {
          for (int i = 0; i < sweeps.size(); i++) {
            compareSeed(sweeps.get(i), seed, figures.get("runs").get(i), comparisons);
          }
          figures.get("float64_rerun").forEach(run -> compareRerun(sweeps, seed, run, comparisons));
        });
    compareWithWidthSweep(widths, published.visibleSeeds(), comparisons);
    for (CombinationsAtWidth width : widths) {
      compareWidth(
          width,
          published.aggregate().get("by_width").get(String.valueOf(width.width())),
          Published.derivedOf("E17").get("alpha_without_lr_0.1").get(String.valueOf(width.width())),
          comparisons);
    }
    Summary interaction = interaction(widths);
    Map<String, Object> all = Fields.of("m", "all").map();
    comparisons.published(
        "meanInteraction",
        all,
        published.aggregate().get("mean_interaction").asDouble(),
        interaction.mean(),
        WidthTolerances.INTERACTION);
    comparisons.published(
        "stdInteraction",
        all,
        published.aggregate().get("std_interaction").asDouble(),
        interaction.standardDeviation(),
        WidthTolerances.INTERACTION);
    return comparisons.list();
  }

  private static Map<String, Object> at(CombinationSweep sweep) {
    return Fields.of("m", sweep.combination().width()).and("net", sweep.combination().key()).map();
  }

  private static void compareSeed(
      CombinationSweep sweep, long seed, JsonNode figures, Comparisons comparisons) {
    Map<String, Object> at = Fields.of(at(sweep)).and("seed", seed).map();
    double[] rates = sweep.drift().rates();
    double[] ours = sweep.drift().ofSeed(seed);
    comparisons.publishedByRate(
        "drift", at, rates, figures.get("drift"), ours, rate -> Tolerances.TWO_LAYER_DRIFT);
    DriftNoise.compareExponent(
        at,
        figures.get("alpha_of_this_seed").asDouble(),
        rates,
        Published.numbers(figures.get("drift")),
        ours,
        Tolerances.TWO_LAYER_DRIFT,
        comparisons);
    comparisons.published(
        "rSquared",
        at,
        figures.get("r2_of_this_seed").asDouble(),
        sweep.ofSeed(seed).rSquared(),
        WidthTolerances.COMBINATION_R_SQUARED);
  }

  private static void compareRerun(
      List<CombinationSweep> sweeps, long seed, JsonNode run, Comparisons comparisons) {
    double rate = run.get("lr").asDouble();
    sweeps.stream()
        .filter(
            sweep ->
                sweep.combination().width() == run.get("width").asInt()
                    && sweep.combination().key().equals(run.get("combo").asString()))
        .forEach(
            sweep ->
                comparisons.float64(
                    "drift",
                    Fields.of(at(sweep)).and(Fields.at(seed, rate)).map(),
                    run.get("drift").asDouble(),
                    sweep.drift().at(seed, rate),
                    Tolerances.FLOAT64));
  }

  /** The linear nets on MSE are those of E19, which has a float64 re-computation of each. */
  private static void compareWithWidthSweep(
      List<CombinationsAtWidth> widths, List<Long> visible, Comparisons comparisons) {
    Published sweep = Published.of("E19");
    sweep.forEachSeed(
        (seed, figures) -> {
          for (CombinationsAtWidth width : widths) {
            for (JsonNode run : figures.get("runs")) {
              if (visible.contains(seed) && run.get("width").asInt() == width.width()) {
                double[] drifts = Published.numbers(run.get("float64_rerun_drift"));
                for (double rate : width.linearMse().drift().rates()) {
                  comparisons.float64(
                      "driftOfE19",
                      Fields.of(at(width.linearMse())).and(Fields.at(seed, rate)).map(),
                      drifts[LinearNet.RATES.indexOf(rate)],
                      width.linearMse().drift().at(seed, rate),
                      WidthTolerances.FLOAT64_LINEAR_DRIFT);
                }
              }
            }
          }
        });
  }

  private static void compareWidth(
      CombinationsAtWidth width, JsonNode figures, JsonNode slow, Comparisons comparisons) {
    for (CombinationSweep sweep : width.all()) {
      Map<String, Object> at = at(sweep);
      String key = sweep.combination().key();
      comparisons.published(
          "exponent",
          at,
          figures.get("alpha").get(key).asDouble(),
          sweep.exponent(),
          WidthTolerances.COMBINATION_EXPONENT);
      comparisons.published(
          "rSquared",
          at,
          figures.get("r2").get(key).asDouble(),
          sweep.rSquared(),
          WidthTolerances.COMBINATION_R_SQUARED);
      comparisons.publishedByRate(
          "meanDrift",
          at,
          sweep.drift().rates(),
          figures.get("mean_drift").get(key),
          sweep.drift().means(),
          rate -> WidthTolerances.LINEAR_MEAN_DRIFT);
      comparisons.published(
          "exponentWithoutHighestRate",
          at,
          slow.get(key).asDouble(),
          sweep.withoutHighest().exponent(),
          WidthTolerances.COMBINATION_EXPONENT);
    }
    Map<String, Object> at = Fields.of("m", width.width()).map();
    comparisons.published(
        "activationEffect",
        at,
        figures.get("delta_activation").asDouble(),
        width.activationEffect(),
        WidthTolerances.EXPONENT_DIFFERENCE);
    comparisons.published(
        "lossEffect",
        at,
        figures.get("delta_loss").asDouble(),
        width.lossEffect(),
        WidthTolerances.EXPONENT_DIFFERENCE);
    comparisons.published(
        "interaction",
        at,
        figures.get("delta_interaction").asDouble(),
        width.interaction(),
        WidthTolerances.INTERACTION);
    comparisons.published(
        "total",
        at,
        figures.get("total_change").asDouble(),
        width.total(),
        WidthTolerances.EXPONENT_DIFFERENCE);
  }

  private static Figure figure(List<CombinationsAtWidth> widths, Published published) {
    double[] x = WIDTHS.stream().mapToDouble(width -> width).toArray();
    List<Figure.Series> series = new ArrayList<>();
    PublishedPoints points = new PublishedPoints();
    for (int i = 0; i < widths.getFirst().all().size(); i++) {
      int index = i;
      String key = widths.getFirst().all().get(i).combination().key();
      series.add(
          ExponentSpread.series(
              name(key),
              x,
              widths.stream().map(width -> width.all().get(index).drift()).toList(),
              CombinationSweep.FIT_FLOOR));
      if (published != null) {
        JsonNode all = published.aggregate().get("by_width");
        points.add(
            name(key),
            x,
            WIDTHS.stream()
                .mapToDouble(
                    width -> all.get(String.valueOf(width)).get("alpha").get(key).asDouble())
                .toArray());
      }
    }
    if (published != null) {
      series.addAll(points.series());
    }
    return new Figure(
        "E17-exponent",
        "Drift exponent against width, both losses",
        new Figure.Axis("width m", false),
        new Figure.Axis("exponent of the drift", false),
        series);
  }

  static String name(String key) {
    return key.replace("relu", "ReLU").replace("_mse", ", MSE").replace("_ce", ", cross-entropy");
  }
}
