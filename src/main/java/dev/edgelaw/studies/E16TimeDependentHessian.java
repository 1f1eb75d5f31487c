package dev.edgelaw.studies;

import dev.edgelaw.engine.Cell;
import dev.edgelaw.engine.Results;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** E16: whether a Hessian from later in the run predicts S better, for both losses. */
public final class E16TimeDependentHessian implements Study {
  private static final List<Long> SEEDS = List.of(42L, 137L, 256L);
  private static final List<Double> RATES = List.of(1e-4, 3e-4, 1e-3, 3e-3, 0.01, 0.03, 0.1, 0.3);

  /** Creates the study. */
  public E16TimeDependentHessian() {}

  @Override
  public String id() {
    return "E16";
  }

  @Override
  public String title() {
    return "Time-dependent Hessian";
  }

  @Override
  public String claim() {
    return "Under cross-entropy the Hessian after 250 updates predicts S with R = 0.988, the"
        + " initial one with 0.808";
  }

  @Override
  public Headline headline(Findings findings) {
    return Headline.of(
        "Hessian at t = 250 predicts S (CE)",
        "R at t = 250",
        findings.published("correlation", "loss", "ce", "t", 250),
        findings.holds("later is better") && findings.holds("almost perfect")
            ? Verdict.HOLDS
            : Verdict.FAILS,
        "up to eta = 0.1 that at t = 0 is better, and the prediction at 250 is below 1 % of S");
  }

  @Override
  public Plan plan(PlanOptions options) {
    List<Long> seeds = options.seedsOr(SEEDS);
    List<Double> rates = options.learningRatesOr(RATES);
    int steps = options.stepsOr(Protocol.STEPS);
    List<Cell> cells = new ArrayList<>();
    for (LossEvolution.Kind kind : LossEvolution.Kind.values()) {
      cells.addAll(LossEvolution.cells(kind, seeds, rates, steps));
    }
    return new Plan(id(), options.overridden(), seeds, rates, steps, cells);
  }

  @Override
  public Findings findings(Plan plan, Results results) {
    LossEvolution mse = LossEvolution.of(LossEvolution.Kind.MSE, plan, results);
    LossEvolution ce = LossEvolution.of(LossEvolution.Kind.CE, plan, results);
    Published published = Published.of(id());
    boolean judged = !plan.overridden();
    List<Map<String, Object>> rows = new ArrayList<>(mse.rows());
    rows.addAll(ce.rows());
    Comparisons comparisons = new Comparisons();
    if (judged) {
      E16Comparisons.compare(mse, published, comparisons);
      E16Comparisons.compare(ce, published, comparisons);
    }
    return new Findings(
        rows,
        Fields.of("trajectoryLearningRate", LossEvolution.TRAJECTORY_RATE)
            .and("mse", aggregates(mse))
            .and("ce", aggregates(ce))
            .map(),
        comparisons.list(),
        judged
            ? new TimeDependentHessianClaims(mse, ce, published.visibleSeeds()).list()
            : List.of(),
        List.of(figure(ce, judged ? published : null)));
  }

  private static Map<String, Object> aggregates(LossEvolution evolution) {
    SpectralForecast forecast = evolution.forecast();
    Fields fields =
        Fields.of("checkpoints", forecast.checkpoints())
            .and("correlationByCheckpoint", forecast.correlations(rate -> true))
            .and("correlationUpTo0.1", forecast.correlations(rate -> rate <= 0.1))
            .and("correlationOfTimeAverage", timeAveraged(evolution))
            .and("correlationOfInverseRate", forecast.correlationOfInverseRate(rate -> true))
            .and(
                "correlationOfInverseRateUpTo0.1",
                forecast.correlationOfInverseRate(rate -> rate <= 0.1))
            .and(
                "correlationOfEnergyBaseline",
                forecast.correlation(evolution.energyBaseline().means(), rate -> true))
            .and("meanLambdaMax", forecast.meanSharpness())
            .and("learningRate", forecast.measured().rates())
            .and("meanImbalanceSum", forecast.measured().means())
            .and("meanDrift", evolution.sweep().drift().means())
            .and("meanEnergyBaseline", evolution.energyBaseline().means())
            .and("energyOverLossDrop", evolution.energyOverLossDrop().means())
            .and("energyCorrection", evolution.energyCorrection().means());
    for (int step : forecast.checkpoints()) {
      fields.and("meanPredictedSumAt" + step, forecast.predicted(step).means());
      fields.and("predictedOverMeasuredAt" + step, forecast.ratios(step));
    }
    return fields.map();
  }

  /** The published time average uses the spectra of the first seed alone. */
  static double timeAveraged(LossEvolution evolution) {
    SpectralForecast forecast = evolution.forecast();
    return forecast.correlation(
        forecast.timeAveraged(forecast.measured().seeds().getFirst()), rate -> true);
  }

  /** The cross-entropy alone: its prediction from t = 250 is the paper's headline. */
  private static Figure figure(LossEvolution evolution, Published published) {
    SpectralForecast forecast = evolution.forecast();
    double[] rates = forecast.measured().rates();
    List<Figure.Series> series = new ArrayList<>();
    series.add(Figure.Series.measured("measured", forecast.measured()));
    if (published != null) {
      JsonNode all = published.aggregate().get(evolution.kind().key());
      series.add(
          Figure.Series.published(
              "published", rates, Published.numbers(all.get("mean_measured_S"))));
    }
    for (int step : forecast.checkpoints().stream().filter(step -> step <= 250).toList()) {
      series.add(
          new Figure.Series(
              "Hessian at t = " + step,
              Figure.Style.FIT,
              rates,
              forecast.predicted(step).means(),
              null));
    }
    return new Figure(
        "E16-prediction",
        "Imbalance sum S and predictions of it, cross-entropy",
        new Figure.Axis("learning rate eta", true),
        new Figure.Axis("S, mean over seeds", true),
        series);
  }
}
