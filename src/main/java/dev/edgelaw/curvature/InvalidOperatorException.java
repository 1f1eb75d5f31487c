package dev.edgelaw.curvature;

/** An operator that is not symmetric, or whose products or spectrum are not finite. */
public final class InvalidOperatorException extends IllegalArgumentException {
  private static final long serialVersionUID = 1;

  /**
   * Creates the exception.
   *
   * @param message one line
   */
  public InvalidOperatorException(String message) {
    super(message);
  }
}
