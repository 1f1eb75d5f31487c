package dev.edgelaw.bench;

import dev.edgelaw.data.Dataset;
import dev.edgelaw.data.GaussianMixture;
import dev.edgelaw.data.Mnist;
import dev.edgelaw.net.Activation;
import dev.edgelaw.net.Architecture;
import dev.edgelaw.net.InitialParameters;
import dev.edgelaw.net.Loss;
import dev.edgelaw.net.ParameterLayout;
import dev.edgelaw.random.TorchGenerator;

/**
 * A ReLU network of the published studies at its start, seed 42.
 *
 * @param architecture 20-width-5 on 200 samples, or the deep one on 2000 digits
 * @param loss cross-entropy or mean squared error
 * @param data the training set
 * @param parameters the initial weights
 */
record PublishedNetwork(Architecture architecture, Loss loss, Dataset data, double[] parameters) {
  /** 784-32-32-32-32-10, 28480 weights, with the mean squared error on 2000 digit images. */
  static PublishedNetwork digits() {
    Architecture architecture = Architecture.unbiased(Activation.relu(), 784, 32, 32, 32, 32, 10);
    TorchGenerator generator = new TorchGenerator(42);
    double[] parameters = InitialParameters.draw(new ParameterLayout(architecture), generator);
    Dataset data = new Mnist(2000, 200).draw(generator).train();
    return new PublishedNetwork(architecture, new Loss.MeanSquaredError(), data, parameters);
  }

  static PublishedNetwork of(int width, String loss) {
    Architecture architecture = Architecture.unbiased(Activation.relu(), 20, width, 5);
    TorchGenerator generator = new TorchGenerator(42);
    double[] parameters = InitialParameters.draw(new ParameterLayout(architecture), generator);
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
