package dev.edgelaw.studies;

import dev.edgelaw.engine.Cell;
import dev.edgelaw.engine.Results;
import dev.edgelaw.engine.SpectrumAt;
import dev.edgelaw.net.Loss;
import dev.edgelaw.study.Fields;
import dev.edgelaw.study.Findings;
import dev.edgelaw.study.Plan;
import dev.edgelaw.study.PlanOptions;
import dev.edgelaw.study.Study;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** E8: the gradient-imbalance sum predicted from the Hessian at the start (Theorem 4). */
public final class E08SpectralPrediction implements Study {
  private static final List<SpectralCase> NETS =
      List.of(
          SpectralCase.linear(new Loss.MeanSquaredError(), Protocol.MIXTURE),
          SpectralCase.relu(new Loss.CrossEntropy(), Protocol.MIXTURE));

  private static final SpectrumAt TRAINED_SPECTRUM = SpectrumAt.steps(1000);

  /** Creates the study. */
  public E08SpectralPrediction() {}

  @Override
  public String id() {
    return "E08";
  }

  @Override
  public String title() {
    return "Spectral prediction of the gradient-imbalance sum";
  }

  @Override
  public String claim() {
    return "The initial Hessian predicts the imbalance sum to 14-18 % (linear) and 14-27 % (ReLU) over three decades";
  }

  @Override
  public Plan plan(PlanOptions options) {
    List<Long> seeds = options.seedsOr(SpectralCase.SEEDS);
    List<Double> rates = options.learningRatesOr(SpectralCase.RATES);
    int steps = options.stepsOr(Protocol.STEPS);
    List<Cell> cells = new ArrayList<>();
    for (SpectralCase net : NETS) {
      cells.addAll(
          net.cells(seeds, rates, steps, List.of(SpectralCase.INITIAL_SPECTRUM, TRAINED_SPECTRUM)));
    }
    return new Plan(id(), options.overridden(), seeds, rates, steps, cells);
  }

  @Override
  public Findings findings(Plan plan, Results results) {
    List<PredictionSweep> sweeps =
        NETS.stream().map(net -> PredictionSweep.of(net, plan, results)).toList();
    List<Map<String, Object>> rows = new ArrayList<>();
    Fields aggregates = Fields.of("learningRate", plan.learningRates());
    for (PredictionSweep sweep : sweeps) {
      rows.addAll(sweep.rows());
      aggregates.and(sweep.net().key(), sweep.aggregate().map());
    }
    return new Findings(rows, aggregates.map(), List.of(), List.of(), List.of());
  }
}
