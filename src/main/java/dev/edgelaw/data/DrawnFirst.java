package dev.edgelaw.data;

import dev.edgelaw.random.TorchGenerator;

/**
 * A data set that is drawn before the network's weights. The order changes both, so a run on it
 * shares neither weights nor data with the run of the same seed on the data set itself.
 *
 * @param source what is drawn, not itself of this kind
 */
public record DrawnFirst(DataSource source) implements DataSource {
  /** Checks the kind. */
  public DrawnFirst {
    if (source instanceof DrawnFirst
        || source instanceof SecondMoments
        || source instanceof NoisyLabels) {
      throw new IllegalArgumentException("drawn first: " + source + " cannot be");
    }
  }

  @Override
  public int features() {
    return source.features();
  }

  @Override
  public int classes() {
    return source.classes();
  }

  @Override
  public int samples() {
    return source.samples();
  }

  /** Draws both parts from a generator that has drawn nothing yet. */
  @Override
  public Split draw(TorchGenerator generator) {
    return source.draw(generator);
  }
}
