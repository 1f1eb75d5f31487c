package dev.edgelaw.engine;

import dev.edgelaw.data.Dataset;
import dev.edgelaw.data.DrawnFirst;
import dev.edgelaw.kernel.Arithmetic;
import dev.edgelaw.net.Activation;
import dev.edgelaw.net.Crew;
import dev.edgelaw.net.InitialParameters;
import dev.edgelaw.net.NetworkLoss;
import dev.edgelaw.net.ParameterLayout;
import dev.edgelaw.random.TorchGenerator;

/**
 * What a run starts from, drawn from its seed. Observations that need the data, or a loss with a
 * workspace apart from the run's, draw it a second time.
 *
 * @param parameters the first weights
 * @param training the training set
 */
record RunInputs(double[] parameters, Dataset training) {
  static RunInputs of(RunSpec run) {
    TorchGenerator generator = new TorchGenerator(run.seed());
    if (run.data() instanceof DrawnFirst first) {
      Dataset training = first.draw(generator).train();
      return new RunInputs(weights(run, generator), training);
    }
    double[] parameters = weights(run, generator);
    return new RunInputs(parameters, run.data().draw(generator).train());
  }

  private static double[] weights(RunSpec run, TorchGenerator generator) {
    return InitialParameters.draw(new ParameterLayout(run.architecture()), generator);
  }

  NetworkLoss loss(RunSpec run, Arithmetic arithmetic) {
    return loss(run, arithmetic, Crew.alone());
  }

  NetworkLoss loss(RunSpec run, Arithmetic arithmetic, Crew crew) {
    NetworkLoss loss = new NetworkLoss(arithmetic, run.architecture(), run.loss(), training, crew);
    if (run.architecture().activation() instanceof Activation.InitialGates) {
      loss.freezeGates(parameters);
    }
    return loss;
  }
}
