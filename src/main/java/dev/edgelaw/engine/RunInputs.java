package dev.edgelaw.engine;

import dev.edgelaw.data.Dataset;
import dev.edgelaw.kernel.Arithmetic;
import dev.edgelaw.net.InitialParameters;
import dev.edgelaw.net.NetworkLoss;
import dev.edgelaw.net.ParameterLayout;
import dev.edgelaw.random.TorchGenerator;

/**
 * What a run starts from, drawn a second time from its seed: observations that need the data, or a
 * loss with a workspace apart from the run's, make their own.
 *
 * @param training the training set
 */
record RunInputs(Dataset training) {
  static RunInputs of(RunSpec run) {
    TorchGenerator generator = new TorchGenerator(run.seed());
    // The weights come first in the stream, so they are drawn, too.
    InitialParameters.draw(new ParameterLayout(run.architecture()), generator);
    return new RunInputs(run.data().draw(generator).train());
  }

  NetworkLoss loss(RunSpec run, Arithmetic arithmetic) {
    return new NetworkLoss(arithmetic, run.architecture(), run.loss(), training);
  }
}
