package dev.edgelaw.engine;

import dev.edgelaw.data.ConcentricSpheres;
import dev.edgelaw.data.DataSource;
import dev.edgelaw.data.GaussianMixture;
import dev.edgelaw.data.Xor;
import dev.edgelaw.kernel.Arithmetic;
import dev.edgelaw.kernel.ArithmeticProvider;
import dev.edgelaw.kernel.Backend;
import dev.edgelaw.net.Activation;
import dev.edgelaw.net.Architecture;
import dev.edgelaw.net.Loss;
import dev.edgelaw.optim.DivergenceRule;
import dev.edgelaw.optim.Optimizer;
import java.util.List;

/** Small runs for the tests of the engine, each over in milliseconds. */
final class Specs {
  static final Arithmetic ARITHMETIC = ArithmeticProvider.lookup(Backend.AUTO).arithmetic();

  private static final DataSource DATA = new GaussianMixture(30, 5, 4, 3, 2);
  private static final Architecture SHALLOW = Architecture.unbiased(Activation.relu(), 4, 9, 3);

  private Specs() {}

  /** The first run of E5 at its lowest learning rate but two: the identity that is pinned. */
  static RunSpec published() {
    return new RunSpec(
        Architecture.unbiased(Activation.relu(), 20, 64, 5),
        new GaussianMixture(200, 50, 20, 5, 2),
        new Loss.CrossEntropy(),
        Optimizer.gradientDescent(),
        0.001,
        2000,
        42,
        DivergenceRule.NOT_FINITE);
  }

  static RunSpec descent(long seed) {
    return descent(seed, 20);
  }

  static RunSpec descent(long seed, int steps) {
    return run(
        SHALLOW, DATA, new Loss.CrossEntropy(), Optimizer.gradientDescent(), 0.1, steps, seed);
  }

  static RunSpec heavyBall(long seed) {
    return run(SHALLOW, DATA, new Loss.CrossEntropy(), Optimizer.heavyBall(), 0.03, 20, seed);
  }

  /** Weights leave the range of double within a few updates. */
  static RunSpec diverging() {
    return run(
        SHALLOW, DATA, new Loss.MeanSquaredError(), Optimizer.gradientDescent(), 1e6, 200, 1);
  }

  /** Large enough for several threads to share its steps. */
  static RunSpec large() {
    return run(
        Architecture.unbiased(Activation.relu(), 60, 700, 3),
        new GaussianMixture(90, 5, 60, 3, 2),
        new Loss.CrossEntropy(),
        Optimizer.gradientDescent(),
        0.1,
        5,
        1);
  }

  private static RunSpec run(
      Architecture architecture,
      DataSource data,
      Loss loss,
      Optimizer optimizer,
      double learningRate,
      int steps,
      long seed) {
    return new RunSpec(
        architecture, data, loss, optimizer, learningRate, steps, seed, DivergenceRule.NOT_FINITE);
  }

  /** Runs as different as the studies': shallow and deep, biased, smooth, every optimiser. */
  static List<Cell> diverse() {
    Architecture biased = Architecture.biased(Activation.relu(), 4, 13, 7, 3);
    Architecture deep = Architecture.unbiased(Activation.interpolated(0.5), 4, 11, 10, 9, 8, 3);
    Architecture smooth = Architecture.biased(new Activation.Gelu(), 2, 17, 2);
    DataSource spheres = new ConcentricSpheres(21, 4, 2);
    Loss entropy = new Loss.CrossEntropy();
    return List.of(
        Cell.of(descent(1), new Observation.Conservation(), new Observation.NeuronConservation()),
        Cell.of(heavyBall(2), new Observation.Conservation(), new Observation.MomentumLaw()),
        Cell.of(
            run(biased, DATA, new Loss.MeanSquaredError(), Optimizer.gradientDescent(), 0.2, 25, 3),
            new Observation.Conservation(),
            new Observation.NeuronConservation()),
        Cell.of(
            run(deep, DATA, new Loss.Interpolated(0.25), Optimizer.adam(), 0.01, 15, 4),
            new Observation.Conservation()),
        Cell.of(
            run(smooth, spheres, entropy, new Optimizer.Nesterov(0.9, 0.01), 0.05, 10, 5),
            new Observation.Conservation()),
        Cell.of(
            run(
                Architecture.unbiased(new Activation.SquaredRelu(), 2, 5, 2),
                new Xor(16, 2),
                entropy,
                Optimizer.gradientDescent(),
                0.1,
                1,
                6),
            new Observation.Conservation()),
        Cell.of(
            run(
                Architecture.unbiased(Activation.interpolatedWithInitialGates(0.7), 4, 11, 10, 3),
                DATA,
                entropy,
                Optimizer.gradientDescent(),
                0.1,
                20,
                7),
            new Observation.Conservation()),
        Cell.of(diverging(), new Observation.Conservation()));
  }
}
