package dev.edgelaw.studies;

import dev.edgelaw.data.DataSource;
import dev.edgelaw.data.Mnist;
import dev.edgelaw.engine.Cell;
import dev.edgelaw.engine.ConservationTrajectory;
import dev.edgelaw.engine.Observation;
import dev.edgelaw.engine.Results;
import dev.edgelaw.engine.RunSpec;
import dev.edgelaw.engine.SharpnessTrajectory;
import dev.edgelaw.net.Activation;
import dev.edgelaw.net.Architecture;
import dev.edgelaw.net.Loss;
import dev.edgelaw.optim.DivergenceRule;
import dev.edgelaw.optim.Optimizer;
import dev.edgelaw.study.Findings;
import dev.edgelaw.study.Plan;
import dev.edgelaw.study.PlanOptions;
import dev.edgelaw.study.Study;
import java.util.ArrayList;
import java.util.List;

/** E4: drift of the conservation laws of a deep network on digits below and at the edge. */
public final class E04EdgeOfStability implements Study {
  private static final List<Long> SEEDS = List.of(42L, 137L, 256L);
  private static final List<Double> RATES = List.of(0.1, 0.5, 1.0, 2.0);
  private static final int STEPS = 5000;
  private static final int EVERY = 25;
  private static final DataSource DIGITS = new Mnist(2000, 200);
  private static final Architecture NETWORK =
      Architecture.unbiased(Activation.relu(), 784, 32, 32, 32, 32, 10);
  private static final DivergenceRule DIVERGENCE = new DivergenceRule(1e6, Double.MAX_VALUE);
  private static final ConservationTrajectory LAWS = new ConservationTrajectory(EVERY);
  private static final SharpnessTrajectory SHARPNESS = new SharpnessTrajectory(EVERY, 1e-4, 30);

  /** Creates the study. */
  public E04EdgeOfStability() {}

  @Override
  public String id() {
    return "E04";
  }

  @Override
  public String title() {
    return "Conservation breaking at the edge of stability (deep net, MNIST)";
  }

  @Override
  public String claim() {
    return "At the edge of stability the drift of C_1 is 5500 times what it is far below";
  }

  @Override
  public Plan plan(PlanOptions options) {
    List<Long> seeds = options.seedsOr(SEEDS);
    List<Double> rates = options.learningRatesOr(RATES);
    int steps = options.stepsOr(STEPS);
    List<Cell> cells = new ArrayList<>();
    for (long seed : seeds) {
      for (double rate : rates) {
        cells.add(Cell.of(run(rate, steps, seed), new Observation.Conservation(), LAWS, SHARPNESS));
      }
    }
    return new Plan(id(), options.overridden(), seeds, rates, steps, cells);
  }

  private static RunSpec run(double learningRate, int steps, long seed) {
    return new RunSpec(
        NETWORK,
        DIGITS,
        new Loss.MeanSquaredError(),
        Optimizer.gradientDescent(),
        learningRate,
        steps,
        seed,
        DIVERGENCE);
  }

  @Override
  public Findings findings(Plan plan, Results results) {
    return new Findings(List.of(), java.util.Map.of(), List.of(), List.of(), List.of());
  }
}
