package dev.edgelaw.bench;

import dev.edgelaw.data.Dataset;
import dev.edgelaw.data.GaussianMixture;
import dev.edgelaw.net.Activation;
import dev.edgelaw.net.Architecture;
import dev.edgelaw.net.InitialParameters;
import dev.edgelaw.net.Loss;
import dev.edgelaw.net.ParameterLayout;
import dev.edgelaw.random.TorchGenerator;

/**
 * The two-layer ReLU network of the published studies at its start: 20 inputs, 5 classes, 200
 * samples, seed 42.
 *
 * @param architecture 20-width-5
 * @param loss cross-entropy or mean squared error
 * @param data the training set
 * @param parameters the initial weights
 */
record PublishedNetwork(Architecture architecture, Loss loss, Dataset data, double[] parameters) {
  static PublishedNetwork of(int width, String loss) {
    Architecture architecture = Architecture.unbiased(Activation.relu(), 20, width, 5);
    TorchGenerator generator = new TorchGenerator(42);
    double[] parameters =
        InitialParameters.draw(new ParameterLayout(architecture), generator);
    Dataset data = new GaussianMixture(200, 50, 20, 5, 2.0).draw(generator).train();
    Loss function =
        switch (loss) {
          case "CE" -> new Loss.CrossEntropy();
          case "MSE" -> new Loss.MeanSquaredError();
          default -> throw new IllegalArgumentException("loss " + loss + ": must be CE or MSE");
        };
    return new PublishedNetwork(architecture, function, data, parameters);
  }
}
