package dev.edgelaw.study;

/** Tolerances, with their reasons, of E20 and E21: coefficients of single modes. */
public final class ModeTolerances {
  /** Correlations over modes: the small entries of float32 lists are good to 6e-5. */
  public static final Tolerance MODE_CORRELATION = Tolerance.absolute(2e-5);

  /** Correlations of the logarithms of float32 spectra. */
  public static final Tolerance SPECTRUM_CORRELATION = Tolerance.absolute(1e-5);

  /** Entries of the lists of mode coefficients at the first weights, in float32. */
  public static final Tolerance MODE_SHARE = Tolerance.relative(3e-4);

  /** A mean correlation to four digits, each correlation good to 2e-5. */
  public static final Tolerance MEAN_MODE_CORRELATION = Tolerance.absolute(7e-5);

  /** Exact Gauss-Newton spectrum of a linear net against its factors, in units of the largest. */
  public static final double GAUSS_NEWTON_IDENTITY = 1e-9;

  /** Correlations over modes after float32 training. */
  public static final Tolerance TRAINED_CORRELATION = Tolerance.absolute(1e-4);

  /** Means and deviations of these to four digits. */
  public static final Tolerance MEAN_TRAINED_CORRELATION = Tolerance.absolute(1.5e-4);

  /** Entries of the lists of mode coefficients after float32 training. */
  public static final Tolerance TRAINED_MODE_SHARE = Tolerance.relative(5e-4);

  /** Mean squared errors after float32 training. */
  public static final Tolerance SQUARED_LOSS = Tolerance.relative(1e-5);

  /** Share of active neurons: one of 12800 may lie on the other side of 0. */
  public static final Tolerance ACTIVE_FRACTION = Tolerance.absolute(1e-4);

  /** One switch more or less per run, of 12800 pairs. */
  public static final Tolerance MEAN_SWITCH_RATE = Tolerance.absolute(1.0 / 12800);

  /** Counts of eigenvalues above 1e-8 where few are exact zeros. */
  public static final Tolerance POSITIVE_EIGENVALUES = Tolerance.absolute(3);

  /** A correlation of four means good to 1e-4, which spread over 0.04. */
  public static final Tolerance FOUR_POINT_CORRELATION = Tolerance.absolute(5e-3);

  private ModeTolerances() {}
}
