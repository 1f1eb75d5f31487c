package dev.edgelaw.data;

/**
 * Labelled samples for classification.
 *
 * <p>The arrays are kept, not copied: whoever makes a data set hands them over and changes them no
 * more. Compare data sets by their contents; {@code equals} compares the arrays' identity.
 *
 * @param samples number of samples n, at least 1
 * @param features number of inputs d of a sample, at least 1
 * @param classes number of classes K, at least 1
 * @param inputs samples x features, row-major, finite
 * @param labels one label for each sample, from 0 to classes - 1
 */
public record Dataset(int samples, int features, int classes, double[] inputs, int[] labels) {

  /** Checks that sizes, labels and inputs fit each other. */
  public Dataset {
    Sizes.requireMatrix("samples", samples, "features", features);
    Sizes.requireMatrix("samples", samples, "classes", classes);
    if (inputs.length != samples * features) {
      throw new IllegalArgumentException(
          "inputs must hold samples x features = %d x %d values, was %d"
              .formatted(samples, features, inputs.length));
    }
    if (labels.length != samples) {
      throw new IllegalArgumentException(
          "labels must hold %d values, was %d".formatted(samples, labels.length));
    }
    for (int i = 0; i < inputs.length; i++) {
      if (!Double.isFinite(inputs[i])) {
        throw new IllegalArgumentException(
            "inputs must be finite, was %s at position %d".formatted(inputs[i], i));
      }
    }
    for (int i = 0; i < samples; i++) {
      if (labels[i] < 0 || labels[i] >= classes) {
        throw new IllegalArgumentException(
            "labels must be between 0 and %d, was %d at position %d"
                .formatted(classes - 1, labels[i], i));
      }
    }
  }

  /**
   * The labels as targets of a regression.
   *
   * @return a new array, samples x classes, row-major: 1 at the label of each row, 0 elsewhere
   */
  public double[] oneHotTargets() {
    double[] targets = new double[samples * classes];
    for (int i = 0; i < samples; i++) {
      targets[i * classes + labels[i]] = 1;
    }
    return targets;
  }
}
