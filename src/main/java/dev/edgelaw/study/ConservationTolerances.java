package dev.edgelaw.study;

/** Tolerances, with their reasons, of E01 to E03: conservation itself, at small steps. */
public final class ConservationTolerances {
  /**
   * C_l as published: (float32 norm)^2, one unit in the last place of a norm near 4.5 moves it by
   * 4e-6, and the rounding of 2000 float32 updates adds a random walk.
   */
  public static final Tolerance CONSERVED_QUANTITY = Tolerance.absolute(2.5e-5);

  /**
   * Relative part of the difference between a float32 run and ours, where it is not the float32
   * floor that counts.
   */
  public static final double FLOAT32_RELATIVE = 1e-4;

  /** Final loss at small learning rates: float32 evaluation of the published loss. */
  public static final Tolerance FLOAT32_LOSS = Tolerance.relative(5e-6);

  /** Six digits of signed changes of the nets with biases, in which two larger numbers cancel. */
  public static final Tolerance SIX_DIGITS_BIASED = Tolerance.either(1e-8, 5e-6);

  /** Drifts of the five-layer nets, which are themselves of the order of 1e-6. */
  public static final Tolerance FLOAT64_DEEP = Tolerance.either(1e-10, 2e-6);

  /** Drifts of the nets with biases. */
  public static final Tolerance FLOAT64_BIASED = Tolerance.either(1e-9, 2e-6);

  /** Loss at a learning rate of 0.1: large logits cancel in float32. */
  public static final Tolerance CANCELLING_LOSS = Tolerance.relative(1e-4);

  private ConservationTolerances() {}
}
