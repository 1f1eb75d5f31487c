package dev.edgelaw.engine;

import dev.edgelaw.kernel.Arithmetic;
import dev.edgelaw.net.Crew;
import dev.edgelaw.net.NetworkLoss;
import dev.edgelaw.optim.Probe;
import dev.edgelaw.optim.Training;
import dev.edgelaw.optim.TrainingState;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import tools.jackson.databind.JsonNode;

/**
 * Executes one cell: seed, weights, data, training, observations.
 *
 * @param arithmetic the kernel; has no influence on the result
 * @param threads at most so many work on one step of a large network; no influence either
 * @param cut asked before every update whether the result is of no more use
 */
record CellRunner(Arithmetic arithmetic, int threads, BooleanSupplier cut) {
  /**
   * Multiply-adds of a gradient from which several threads pay: 2000 digit images, or a width of
   * 1024 on the mixtures.
   */
  static final double LARGE = 1e7;

  /**
   * Runs a cell.
   *
   * @throws CancellationException if it was cut short
   */
  CellResult run(Cell cell) {
    RunSpec spec = cell.run();
    try (Crew crew = Cost.gradient(spec) < LARGE ? Crew.alone() : Crew.of(threads)) {
      return run(cell, crew);
    }
  }

  private CellResult run(Cell cell, Crew crew) {
    RunSpec spec = cell.run();
    RunInputs inputs = RunInputs.of(spec);
    NetworkLoss loss = inputs.loss(spec, arithmetic, crew);

    List<Probe> probes = new ArrayList<>();
    probes.add(scissors());
    Map<String, Recorder<?>> recorders = new LinkedHashMap<>();
    for (Observation<?> observation : cell.observations()) {
      Recorder<?> recorder = observation.recorder(spec, loss, arithmetic);
      recorders.put(CellResult.key(observation), recorder);
      probes.add(recorder.probe());
    }
    Training.Outcome outcome =
        new Training(
                arithmetic,
                loss,
                spec.optimizer(),
                spec.learningRate(),
                spec.steps(),
                spec.divergence())
            .run(inputs.parameters(), probes);

    Map<String, JsonNode> observations = new LinkedHashMap<>();
    recorders.forEach(
        (key, recorder) -> observations.put(key, CellResult.toJson(recorder.result().get())));
    return new CellResult(outcome, observations);
  }

  private Probe scissors() {
    return new Probe() {
      @Override
      public void beforeUpdate(TrainingState state) {
        if (cut.getAsBoolean()) {
          throw new CancellationException("cut short");
        }
      }
    };
  }
}
