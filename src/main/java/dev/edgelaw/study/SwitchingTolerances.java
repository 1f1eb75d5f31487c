package dev.edgelaw.study;

/** Tolerances, with their reasons, of E09, E10 and E15: gates that switch, and what they couple. */
public final class SwitchingTolerances {
  /**
   * S with frozen gates over S, less 1: two sums good to 1e-6 each, but the order of gates at a tie
   * may differ; printed to 1e-4.
   */
  public static final Tolerance COUPLING = Tolerance.absolute(1e-3);

  /** Flips of pairs in a run: late in training rounding decides a few. */
  public static final Tolerance PAIR_FLIPS = Tolerance.either(8, 5e-3);

  /** Correlation along a run with counts of flips: a few of 12800 gates flip otherwise. */
  public static final Tolerance SWITCHING_CORRELATION = Tolerance.absolute(5e-3);

  /** Mean share of pairs that flip per update: total flips good to 0.5 %. */
  public static final Tolerance PAIR_FLIP_RATE = Tolerance.relative(5e-3);

  /** Flips of gates in a whole run: rounding adds or takes away a few near z = 0. */
  public static final Tolerance FLIPS = Tolerance.either(8, 5e-3);

  /** Their mean per update, per pair or by neuron. */
  public static final Tolerance FLIP_RATE = Tolerance.relative(5e-3);

  /** Flips of the busiest update. */
  public static final Tolerance TWO_FLIPS = Tolerance.absolute(2);

  /** Share of the updates that flip nothing: a single flip decides over an update. */
  public static final Tolerance QUIET_SHARE = Tolerance.absolute(0.015);

  /** Mean modulus of the pre-activations. */
  public static final Tolerance MEAN_MARGIN = Tolerance.relative(1e-3);

  /** Mean flips per update: counts are integers, but z near 0 decides by rounding. */
  public static final Tolerance MEAN_FLIPS = Tolerance.sum(5e-3, 3e-3);

  /**
   * Their deviation over T = 2000 updates. As few as a fifth of the counts agree ({@link
   * #EQUAL_COUNTS}); where the others differ by one either way, whatever the count, the deviation
   * moves by sqrt(4/5)/sqrt(T) = 0.02 at one standard error. Large counts differ by as much of
   * themselves as {@link #MEAN_FLIPS} allows their mean.
   */
  public static final Tolerance FLIP_DEVIATION = Tolerance.sum(2e-2, 3e-3);

  /**
   * Mean flips of two float64 programs: two flips of 2000 updates, printed to half a thousandth.
   */
  public static final Tolerance FLOAT64_FLIPS = Tolerance.sum(1e-3, 1e-3);

  /** Means over seeds of flips, to four digits; a mean of 0.2 per update is good to 1 %. */
  public static final Tolerance MEAN_FLIP_RATE = Tolerance.relative(1e-2);

  /** Slopes and R^2 of five such means over four octaves. */
  public static final Tolerance SWITCHING_EXPONENT = Tolerance.absolute(5e-3);

  /** Of ten single counts a fifth at least are equal; the others differ by a few flips. */
  public static final Tolerance EQUAL_COUNTS = Tolerance.absolute(0.8);

  private SwitchingTolerances() {}
}
