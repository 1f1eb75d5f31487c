package dev.edgelaw.curvature;

/** Which eigenvalues are wanted. */
public enum SpectrumEnd {
  /** The algebraically largest. */
  LARGEST,
  /** The algebraically smallest. */
  SMALLEST,
  /** Those of largest modulus, which power iteration finds. */
  LARGEST_MODULUS;

  /** How much an eigenvalue is wanted: the larger the more. */
  double rank(double eigenvalue) {
    return switch (this) {
      case LARGEST -> eigenvalue;
      case SMALLEST -> -eigenvalue;
      case LARGEST_MODULUS -> Math.abs(eigenvalue);
    };
  }
}
