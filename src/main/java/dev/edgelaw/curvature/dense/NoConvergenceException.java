package dev.edgelaw.curvature.dense;

/** An eigenvalue iteration did not converge. */
public final class NoConvergenceException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  NoConvergenceException(String message) {
    super(message);
  }
}
