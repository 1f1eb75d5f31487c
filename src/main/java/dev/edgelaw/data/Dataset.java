package dev.edgelaw.data;

/**
 * Samples with targets: one-hot ones of labels, or real-valued ones without labels.
 *
 * <p>The arrays are kept, not copied: whoever makes a data set hands them over and changes them no
 * more. Compare data sets by their contents; {@code equals} compares the arrays' identity.
 *
 * @param samples number of samples n, at least 1
 * @param features number of inputs d of a sample, at least 1
 * @param classes number of classes K, at least 1
 * @param inputs samples x features, row-major, finite
 * @param labels one label for each sample, from 0 to classes - 1; null where targets are given
 * @param targets targets of a regression, samples x classes, row-major, finite; where null is given
 *     they are 1 at the label of each row, 0 elsewhere
 */
public record Dataset(
    int samples, int features, int classes, double[] inputs, int[] labels, double[] targets) {

  /** Checks that sizes, labels, targets and inputs fit each other. */
  public Dataset {
    Sizes.requireMatrix("samples", samples, "features", features);
    Sizes.requireMatrix("samples", samples, "classes", classes);
    if (inputs.length != samples * features) {
      throw new IllegalArgumentException(
          "inputs must hold samples x features = %d x %d values, was %d"
              .formatted(samples, features, inputs.length));
    }
    requireFinite("inputs", inputs);
    if (targets == null) {
      requireLabels(labels, samples, classes);
      targets = oneHot(labels, classes);
    } else if (labels != null || targets.length != samples * classes) {
      throw new IllegalArgumentException(
          "targets must hold samples x classes = %d x %d values and stand without labels, was %d"
              .formatted(samples, classes, targets.length));
    }
    requireFinite("targets", targets);
  }

  /**
   * Labelled samples for classification.
   *
   * @param samples number of samples n, at least 1
   * @param features number of inputs d of a sample, at least 1
   * @param classes number of classes K, at least 1
   * @param inputs samples x features, row-major, finite
   * @param labels one label for each sample, from 0 to classes - 1
   */
  public Dataset(int samples, int features, int classes, double[] inputs, int[] labels) {
    this(samples, features, classes, inputs, labels, null);
  }

  /**
   * The labels of the samples.
   *
   * @return one for each sample
   * @throws IllegalStateException if there are targets only
   */
  @Override
  public int[] labels() {
    if (labels == null) {
      throw new IllegalStateException("samples with real-valued targets have no labels");
    }
    return labels;
  }

  private static void requireFinite(String name, double[] values) {
    for (int i = 0; i < values.length; i++) {
      if (!Double.isFinite(values[i])) {
        throw new IllegalArgumentException(
            "%s must be finite, was %s at position %d".formatted(name, values[i], i));
      }
    }
  }

  private static void requireLabels(int[] labels, int samples, int classes) {
    if (labels.length != samples) {
      throw new IllegalArgumentException(
          "labels must hold %d values, was %d".formatted(samples, labels.length));
    }
    for (int i = 0; i < samples; i++) {
      if (labels[i] < 0 || labels[i] >= classes) {
        throw new IllegalArgumentException(
            "labels must be between 0 and %d, was %d at position %d"
                .formatted(classes - 1, labels[i], i));
      }
    }
  }

  private static double[] oneHot(int[] labels, int classes) {
    double[] targets = new double[labels.length * classes];
    for (int i = 0; i < labels.length; i++) {
      targets[i * classes + labels[i]] = 1;
    }
    return targets;
  }
}
