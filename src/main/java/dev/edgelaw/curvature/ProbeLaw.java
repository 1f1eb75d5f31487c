package dev.edgelaw.curvature;

import dev.edgelaw.random.TorchGenerator;

/** The law of the random vectors z, E zz' = I, with which traces are estimated. */
public enum ProbeLaw {
  /** Entries +1 or -1: the smaller variance. */
  RADEMACHER,
  /** Standard normal entries. */
  NORMAL;

  double[] draw(TorchGenerator generator, int dimension) {
    float[] drawn = new float[dimension];
    if (this == NORMAL) {
      generator.normal(drawn);
    }
    double[] z = new double[dimension];
    for (int i = 0; i < dimension; i++) {
      z[i] = this == NORMAL ? drawn[i] : 1 - 2 * (generator.nextWord() & 1);
    }
    return z;
  }
}
