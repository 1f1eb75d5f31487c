package dev.edgelaw.data;

import dev.edgelaw.random.TorchGenerator;

/**
 * A complete, immutable description of a data set: together with the state of the generator it
 * determines every number. It is part of a run's identity.
 */
public sealed interface DataSource
    permits GaussianMixture,
        Xor,
        ConcentricSpheres,
        Mnist,
        MnistFiles,
        DrawnFirst,
        SecondMoments,
        NoisyLabels {

  /**
   * Number of inputs of a sample, known before anything is drawn: the network, drawn first, needs
   * it.
   *
   * @return d, at least 1
   */
  int features();

  /**
   * Number of classes.
   *
   * @return K, at least 1
   */
  int classes();

  /**
   * Number of training samples.
   *
   * @return n, at least 1
   */
  int samples();

  /**
   * Draws the training part, then the test part.
   *
   * @param generator the run's generator, after the network's weights have been drawn from it, or
   *     before ({@link DrawnFirst})
   * @return both parts
   */
  Split draw(TorchGenerator generator);
}
