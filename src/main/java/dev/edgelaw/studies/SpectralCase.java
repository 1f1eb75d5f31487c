package dev.edgelaw.studies;

import dev.edgelaw.data.DataSource;
import dev.edgelaw.engine.Cell;
import dev.edgelaw.engine.EveryImbalance;
import dev.edgelaw.engine.Observation;
import dev.edgelaw.engine.RunSpec;
import dev.edgelaw.engine.SpectrumAt;
import dev.edgelaw.net.Activation;
import dev.edgelaw.net.Architecture;
import dev.edgelaw.net.Loss;
import dev.edgelaw.optim.DivergenceRule;
import dev.edgelaw.optim.Optimizer;
import java.util.ArrayList;
import java.util.List;

/**
 * A two-layer net whose gradient-imbalance sum is predicted from its Hessian.
 *
 * @param key as in the published tables, for example {@code relu_ce}
 * @param name for people
 * @param architecture the network
 * @param data the data set
 * @param loss the loss
 */
record SpectralCase(
    String key, String name, Architecture architecture, DataSource data, Loss loss) {
  /** Eight learning rates from 1e-4 to 0.3. */
  static final List<Double> RATES = List.of(1e-4, 3e-4, 1e-3, 3e-3, 0.01, 0.03, 0.1, 0.3);

  /** Three seeds, not five. */
  static final List<Long> SEEDS = List.of(42L, 137L, 256L);

  /**
   * The run along which spectra are taken. The one at W(0) does not depend on the learning rate.
   */
  static final double SPECTRUM_RATE = 0.01;

  static final SpectrumAt INITIAL_SPECTRUM = new SpectrumAt(0);

  static SpectralCase linear(Loss loss, DataSource data) {
    return new SpectralCase(
        "linear_" + key(loss),
        "linear, " + name(loss),
        Architecture.unbiased(Activation.identity(), 20, 64, 5),
        data,
        loss);
  }

  static SpectralCase relu(Loss loss, DataSource data) {
    return new SpectralCase(
        "relu_" + key(loss), "ReLU, " + name(loss), Protocol.TWO_LAYER, data, loss);
  }

  private static String key(Loss loss) {
    return loss instanceof Loss.CrossEntropy ? "ce" : "mse";
  }

  private static String name(Loss loss) {
    return loss instanceof Loss.CrossEntropy ? "cross-entropy" : "MSE";
  }

  RunSpec run(double learningRate, int steps, long seed) {
    return new RunSpec(
        architecture,
        data,
        loss,
        Optimizer.gradientDescent(),
        learningRate,
        steps,
        seed,
        DivergenceRule.NOT_FINITE);
  }

  Cell cell(double learningRate, int steps, long seed) {
    return Cell.of(
        run(learningRate, steps, seed), new Observation.Conservation(), new EveryImbalance());
  }

  /** One run per seed and rate, and one per seed that takes the spectra. */
  List<Cell> cells(
      List<Long> seeds, List<Double> rates, int steps, List<? extends Observation<?>> spectra) {
    List<Cell> cells = new ArrayList<>();
    for (long seed : seeds) {
      for (double rate : rates) {
        cells.add(cell(rate, steps, seed));
      }
      cells.add(new Cell(run(SPECTRUM_RATE, steps, seed), List.copyOf(spectra)));
    }
    return cells;
  }
}
