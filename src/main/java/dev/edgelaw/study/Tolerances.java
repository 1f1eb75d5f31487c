package dev.edgelaw.study;

/** Every tolerance of the comparisons and claims, with its reason. */
public final class Tolerances {
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

  /** Drift of a two-layer run: the same float32 floor, and the float32 run's own relative error. */
  public static final Tolerance TWO_LAYER_DRIFT = Tolerance.sum(3e-5, 1e-4);

  /** The same over |C_1(0)|, which is at least 18 for these nets. */
  public static final Tolerance RELATIVE_DRIFT = Tolerance.sum(3e-5 / 18, 1e-4);

  /** Final loss at small learning rates: float32 evaluation of the published loss. */
  public static final Tolerance FLOAT32_LOSS = Tolerance.relative(5e-6);

  /** Two float64 programs from the same float32 draws, printed to eight digits or fewer. */
  public static final Tolerance FLOAT64 = Tolerance.relative(2e-6);

  /** Final losses of two float64 programs, while above 1e-6. */
  public static final Tolerance FLOAT64_LOSS = Tolerance.relative(1e-6);

  /** Figures of the second program that are printed to six digits. */
  public static final Tolerance SIX_DIGITS = Tolerance.relative(5e-6);

  /** The same for signed changes of the nets with biases, in which two larger numbers cancel. */
  public static final Tolerance SIX_DIGITS_BIASED = Tolerance.either(1e-8, 5e-6);

  /** Drifts of the five-layer nets, which are themselves of the order of 1e-6. */
  public static final Tolerance FLOAT64_DEEP = Tolerance.either(1e-10, 2e-6);

  /** Drifts of the nets with biases. */
  public static final Tolerance FLOAT64_BIASED = Tolerance.either(1e-9, 2e-6);

  /** Slopes computed from means that are good to 2e-6. */
  public static final Tolerance FLOAT64_SLOPE = Tolerance.absolute(1e-5);

  /** Loss at a learning rate of 0.1: large logits cancel in float32. */
  public static final Tolerance CANCELLING_LOSS = Tolerance.relative(1e-4);

  /**
   * A published exponent whose lowest learning rate is 1e-4: there the float32 floor of 2e-5 is
   * half of the mean drift, and half a unit of its logarithm moves the slope by up to 0.05 (seen:
   * 0.006 and 0.0099).
   */
  public static final Tolerance NOISY_EXPONENT = Tolerance.absolute(0.02);

  /** A published exponent of optimisers whose drifts are far above the float32 floor. */
  public static final Tolerance EXPONENT = Tolerance.absolute(0.003);

  /**
   * Means over seeds that were not all published one by one: the general bound between float32 and
   * float64 runs.
   */
  public static final Tolerance MEAN_DRIFT = Tolerance.sum(3e-5, 4e-4);

  /** Adam's drift: worst 3.7e-4 between float32 and float64, at a learning rate of 0.01. */
  public static final Tolerance ADAM_DRIFT = Tolerance.relative(5e-4);

  /** The heavy ball's drift at a learning rate of 1e-4. */
  public static final Tolerance HEAVY_BALL_DRIFT_SLOW = Tolerance.relative(1e-3);

  /** The heavy ball's drift at larger learning rates. */
  public static final Tolerance HEAVY_BALL_DRIFT = Tolerance.relative(1e-4);

  /**
   * Gradient imbalance sums printed to five digits; float32 gradients are good to about 1e-6 of
   * them.
   */
  public static final Tolerance IMBALANCE_SUM = Tolerance.relative(5e-4);

  /**
   * Mean losses of fast optimisers: float32 logits of the order of 30 are 2e-6 apart, and the mean
   * over a thousand samples of such rounding is some 3e-8.
   */
  public static final Tolerance LARGE_LOGITS_LOSS = Tolerance.sum(3e-8, 1e-3);

  /**
   * Losses at or below it are not compared: float32 losses underflow, float64 ones hang on the last
   * bits of logits.
   */
  public static final double COMPARABLE_LOSS = 1e-6;

  /**
   * Theorem 2 and its relatives in units of the squared norms: 2000 steps of rounding at 1e-16
   * each.
   */
  public static final double IDENTITY = 1e-12;

  /** The heavy ball's identity: its weights of up to 19 multiply the rounding. */
  public static final double MOMENTUM_IDENTITY = 1e-11;

  /**
   * A loss of the deep net on digits after its first update: float32 evaluation, six digits
   * printed.
   */
  public static final Tolerance DIGITS_FIRST_LOSS = Tolerance.relative(1e-5);

  /** C_l of the deep net on digits after its first update: float32 norms of at most 10. */
  public static final Tolerance DIGITS_FIRST_LAW = Tolerance.absolute(1e-5);

  /** Power iteration from the published start vector: float32 products, 30 steps. */
  public static final Tolerance POWER_ITERATION = Tolerance.relative(1e-2);

  /** Losses of the deep net on digits below the edge, all 5000 updates (seen: 1.5e-4). */
  public static final Tolerance DIGITS_LOSS = Tolerance.relative(1e-3);

  /**
   * Published power iteration against the eigenvalue itself, once the largest has moved away from
   * the others.
   */
  public static final Tolerance CONVERGED_SHARPNESS = Tolerance.relative(2e-2);

  /** C_l of the deep net on digits below the edge, at every record (seen: 1.2e-5). */
  public static final Tolerance DIGITS_LAW = Tolerance.absolute(3e-5);

  /** A drift of one pair there: a difference of a later C_l and that after the first update. */
  public static final Tolerance DIGITS_DRIFT = Tolerance.absolute(3e-5 + 1e-5);

  /** The sum of four such drifts. */
  public static final Tolerance DIGITS_TOTAL_DRIFT = Tolerance.absolute(4 * (3e-5 + 1e-5));

  /** Accuracy below the edge: two of 2000 images that lie on a boundary. */
  public static final Tolerance DIGITS_ACCURACY = Tolerance.absolute(1e-3);

  /** Loss and C_l of two float64 programs on digits below the edge, printed to nine digits. */
  public static final Tolerance FLOAT64_DIGITS = Tolerance.relative(1e-7);

  /** Theorem 2 in units of the squared norms after 5000 steps at the edge. */
  public static final double DEEP_IDENTITY = 1e-11;

  /** Time constants of the softmax fitted to float32 probabilities, and fits to these. */
  public static final Tolerance CONCENTRATION_TIME = Tolerance.relative(1e-4);

  /**
   * 1 - q, where q is a float32 mean of 200 numbers near 1: 2e-4 of the figure, but not less than
   * two units in the last place of numbers just below 1, for the sum, at 200, is rounded in steps
   * of 1.5e-5 (seen: 1.8 units where 1 - q is 5e-4).
   */
  public static final Tolerance CONCENTRATION = Tolerance.either(0x1p-23, 2e-4);

  /** Losses at checkpoints, evaluated in float32. */
  public static final Tolerance CHECKPOINT_LOSS = Tolerance.relative(2e-5);

  /** Largest eigenvalues of a Hessian in float32. */
  public static final Tolerance FLOAT32_EIGENVALUE = Tolerance.relative(1e-5);

  /**
   * Smallest eigenvalues of a Hessian in float32, printed to six digits: rounding in proportion to
   * the largest eigenvalue, which is up to 28 times as large.
   */
  public static final Tolerance FLOAT32_SMALLEST_EIGENVALUE = Tolerance.relative(3e-4);

  /** Figures published to four digits: half a unit of the last. */
  public static final Tolerance FOUR_DIGITS = Tolerance.relative(5e-4);

  /** Deviations of tau to four digits; each tau is good to 1e-4 of at most 500 steps. */
  public static final Tolerance FOUR_DIGIT_TAU_DEVIATION = Tolerance.sum(0.05, 5e-4);

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

  /** Counts. */
  public static final Tolerance EXACT = Tolerance.absolute(0);

  /**
   * Gradient-imbalance sums and their spectral predictions: float32 gradients and eigenvalues
   * (seen: 1.6e-6).
   */
  public static final Tolerance SPECTRAL_SUM = Tolerance.relative(1e-5);

  /** Predictions with a mode just beyond the limit of stability, whose distance from it counts. */
  public static final Tolerance UNSTABLE_PREDICTION = Tolerance.relative(1e-4);

  /** Relative error of a mean prediction, a difference of quotients that are good to 1e-5. */
  public static final Tolerance RELATIVE_ERROR = Tolerance.sum(2e-5, 1e-4);

  /** Slopes, R^2 and correlations printed to six digits, of figures good to 1e-5. */
  public static final Tolerance SIX_DIGIT_SLOPE = Tolerance.absolute(1e-5);

  /** Imbalances and eigenvalues at the start: one float32 solver against a float64 one. */
  public static final Tolerance INITIAL_SPECTRUM = Tolerance.relative(1e-6);

  /** Eigenvalues good to more than five digits, and sums of them. */
  public static final Tolerance EIGENVALUE = Tolerance.relative(1e-5);

  /** Small eigenvalues beside one of 18: rounding of the float32 matrix. */
  public static final Tolerance SMALL_EIGENVALUE = Tolerance.absolute(2e-5);

  /** Final losses down to 1e-5, evaluated in float32. */
  public static final Tolerance SPECTRAL_LOSS = Tolerance.either(1e-8, 1e-3);

  /** Drifts as differences of float32 norms, at any learning rate. */
  public static final Tolerance FLOAT32_DRIFT = Tolerance.absolute(3e-5);

  /** The same in E12, where all drifts are good to that. */
  public static final Tolerance TWO_LAYER_FLOAT32_DRIFT = Tolerance.absolute(2e-5);

  /** Differences of slopes that are good to five digits each. */
  public static final Tolerance SLOPE_DIFFERENCE = Tolerance.absolute(2e-5);

  /** Gradient imbalances at or below it are not compared: float32 gradients stall. */
  public static final double COMPARABLE_IMBALANCE = 1e-9;

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

  /** Counts of switches: one may be decided by rounding. */
  public static final Tolerance SWITCHES = Tolerance.absolute(1);

  /** One switch more or less per run, of 12800 pairs. */
  public static final Tolerance MEAN_SWITCH_RATE = Tolerance.absolute(1.0 / 12800);

  /** Counts of eigenvalues above 1e-8 where few are exact zeros. */
  public static final Tolerance POSITIVE_EIGENVALUES = Tolerance.absolute(3);

  /** A correlation of four means good to 1e-4, which spread over 0.04. */
  public static final Tolerance FOUR_POINT_CORRELATION = Tolerance.absolute(5e-3);

  /**
   * Sums S and largest eigenvalues from float32 gradients and Hessians; a float64 program agreed to
   * 5e-7.
   */
  public static final Tolerance FLOAT32_CURVATURE = Tolerance.relative(1e-5);

  /** The lowest eigenvalue of a float32 Hessian, up to a hundred times below its norm. */
  public static final Tolerance LOWEST_EIGENVALUE = Tolerance.relative(1e-4);

  /** Sum of the positive eigenvalues: float32 rounding of hundreds of zeros adds some 1e-5. */
  public static final Tolerance POSITIVE_TRACE = Tolerance.relative(1e-4);

  /**
   * Spectral predictions from Hessians late in training: weights (v'g)^2 of a gradient that is 1e-2
   * of what it was, in float32.
   */
  public static final Tolerance LATE_PREDICTION = Tolerance.relative(1e-3);

  /** Probabilities near 1 in float32 are 6e-8 apart. */
  public static final Tolerance LABEL_PROBABILITY = Tolerance.relative(1e-5);

  /** Means of q(1-q) down to 6e-3: the spacing of q near 1 over 1-q. */
  public static final Tolerance LABEL_VARIANCE = Tolerance.relative(1e-4);

  /** Drift as a difference of float32 norms, down to learning rates of 1e-4. */
  public static final Tolerance SLOW_FLOAT32_DRIFT = Tolerance.sum(3e-5, 1e-3);

  /** Log-log correlations of quantities that agree to 1e-3 or better. */
  public static final Tolerance CORRELATION = Tolerance.absolute(1e-4);

  /** Half a unit of the fourth digit, at most, and the float32 error of what is printed. */
  public static final Tolerance FOUR_FLOAT32_DIGITS = Tolerance.relative(6e-4);

  /** Amplitude and rate of a fitted decay, printed to five digits. */
  public static final Tolerance DECAY = Tolerance.relative(1e-4);

  /** Number of positive eigenvalues of an MSE Hessian: float32 rounding moves a few across 1e-8. */
  public static final Tolerance POSITIVE_COUNT = Tolerance.absolute(5);

  /**
   * Median of the positive eigenvalues of an MSE Hessian: the middle moves by half of the few
   * float32 zeros that are counted, each step of it by up to 1e-2 of its value.
   */
  public static final Tolerance POSITIVE_MEDIAN = Tolerance.relative(2e-2);

  /**
   * A pre-activation at or below it may have the other sign in the float32 run: weights of 0.2
   * wander by some 3e-7 in 2000 roundings, which inputs of norm 10 make 3e-6. Seen: the published
   * lambda_max of E16, cross-entropy, seed 137, t = 2000 is 1.3e-4 off ours, and ours to 1e-6 once
   * the gate with |z| = 3.6e-6 is turned over.
   */
  public static final double FLOAT32_KINK = 5e-6;

  /**
   * A figure of the Hessian where one of the 12800 gates may be open in one run and closed in the
   * other: turning one over moved lambda_max by up to 1.4e-3, a mean prediction differs by 3e-3.
   */
  public static final Tolerance ONE_GATE = Tolerance.relative(5e-3);

  /** A share of samples, stored in float32 and printed to eight digits: one sample is 2.5e-3. */
  public static final Tolerance ACCURACY = Tolerance.absolute(1e-7);

  /** R^2 of a fitted decay. */
  public static final Tolerance DECAY_R_SQUARED = Tolerance.absolute(1e-3);

  /** Drifts of linear nets from 2000 float32 updates (seen: 3.0e-5 over 240 runs). */
  public static final Tolerance LINEAR_DRIFT = Tolerance.either(4e-5, 1e-4);

  /** The same over 630 runs with up to 240 hidden neurons and 40 inputs (seen: 6.7e-5). */
  public static final Tolerance WIDE_LINEAR_DRIFT = Tolerance.either(8e-5, 1e-4);

  /** The same drifts in float64: room for the last bit of float32 normals. */
  public static final Tolerance FLOAT64_LINEAR_DRIFT = Tolerance.sum(1e-9, 1e-5);

  /** Exponents of mean drifts of linear nets: float32 noise of the smallest drifts moves them. */
  public static final Tolerance LINEAR_EXPONENT = Tolerance.absolute(0.008);

  /** Their intercepts at eta = 1: the middle of the rates is ln(eta) = -5.2 away. */
  public static final Tolerance LINEAR_INTERCEPT = Tolerance.absolute(5.2 * 0.008);

  /** R^2 of the same lines, and of lines through their figures. */
  public static final Tolerance LINEAR_R_SQUARED = Tolerance.absolute(0.005);

  /** Quadratic coefficients through the same points. */
  public static final Tolerance LINEAR_CURVATURE = Tolerance.absolute(0.003);

  /**
   * Exponents of nets with up to 240 hidden neurons and 40 inputs (seen: 0.0075), their intercepts
   * 5.2 away, and quadratic terms.
   */
  public static final Tolerance WIDE_LINEAR_EXPONENT = Tolerance.absolute(0.012);

  /** Intercepts of the same lines at eta = 1. */
  public static final Tolerance WIDE_LINEAR_INTERCEPT = Tolerance.absolute(5.2 * 0.012);

  /**
   * Quadratic coefficients of the same nets: 0.003 as above, times 1.5 for the larger noise, times
   * 1.6, the square of the ratio of the ranges of ln(eta), where the highest rate has diverged. The
   * tolerance of the drifts themselves, {@link #WIDE_LINEAR_DRIFT} over the root of five seeds,
   * goes through the parabola to 0.015 at least, in every cell.
   */
  public static final Tolerance WIDE_LINEAR_CURVATURE = Tolerance.absolute(0.003 * 1.5 * 1.6);

  /** Means over seeds of the drifts of wide nets to four digits. */
  public static final Tolerance WIDE_LINEAR_MEAN_DRIFT = Tolerance.sum(8e-5, 5e-4);

  /** Means over seeds of these drifts to four digits. */
  public static final Tolerance LINEAR_MEAN_DRIFT = Tolerance.sum(4e-5, 5e-4);

  /** Slope of ln(alpha - 1) on ln(m): alpha - 1 = 0.05 moved by 0.005. */
  public static final Tolerance WIDTH_EXPONENT = Tolerance.absolute(0.02);

  /**
   * The same over m = 64 to 192 alone, ln(m) spreading over 1.1. The tolerance of each alpha,
   * 0.008, goes through the line of ln(alpha - 1): 0.04 from m = 64 alone, where alpha - 1 is
   * 0.135, and 0.05 from all four in the root of the sum of squares.
   */
  public static final Tolerance WIDE_WIDTH_EXPONENT = Tolerance.absolute(0.04);

  /** Its intercept at m = 1: the middle of the widths is ln(m) = 4 away. */
  public static final Tolerance WIDTH_INTERCEPT = Tolerance.absolute(4 * 0.02);

  /** The same slope from exponents that are good to 1e-5. */
  public static final Tolerance FLOAT64_WIDTH_EXPONENT = Tolerance.absolute(2e-4);

  /** Largest eigenvalues to two decimals: half a unit, and a little for rounding to it. */
  public static final Tolerance TWO_DECIMALS = Tolerance.absolute(0.0051);

  /** Exponents from 0.001 on: float32 noise of 1e-5 in drifts down to 9e-5. */
  public static final Tolerance COMBINATION_EXPONENT = Tolerance.absolute(0.01);

  /** R^2 of the same lines. */
  public static final Tolerance COMBINATION_R_SQUARED = Tolerance.absolute(0.005);

  /** Differences of two such exponents. */
  public static final Tolerance EXPONENT_DIFFERENCE = Tolerance.absolute(0.02);

  /** A difference of two such differences, and mean and deviation of three. */
  public static final Tolerance INTERACTION = Tolerance.absolute(0.04);

  /**
   * An exponent of drifts that are differences of float32 norms, from 1e-4 on: there the mean is up
   * to 27 % off (ReLU, MSE), which moves a slope over eight rates by 0.02, and by 0.03 where only
   * seven are left.
   */
  public static final Tolerance LADDER_EXPONENT = Tolerance.absolute(0.03);

  /** R^2 of such a line. */
  public static final Tolerance LADDER_R_SQUARED = Tolerance.absolute(0.02);

  /**
   * An exponent over five rates from 0.001 on, of float32 drifts: noise of 1e-5 on means of 1e-4.
   */
  public static final Tolerance WIDTH_AND_LOSS_EXPONENT = Tolerance.absolute(0.01);

  /** A slope of published mean sums of six digits. */
  public static final Tolerance DERIVED_EXPONENT = Tolerance.absolute(1e-3);

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

  /** Mean drift of the deeper nets, and of the two-layer net, above the float32 floor. */
  public static final Tolerance DEPTH_DRIFT = Tolerance.sum(3e-5, 2e-4);

  /** A drift at or below it has at most one digit in float32. */
  public static final double COMPARABLE_DRIFT = 1e-4;

  /**
   * Drifts of nets of several depths, of which the smallest are 1e-10. The reference takes them as
   * differences of norms of some 20: ours taken so are up to 5e-14 off eta^2 S, the reference up to
   * 1.2e-13.
   */
  public static final Tolerance FLOAT64_DEPTH = Tolerance.either(2e-13, 2e-6);

  /**
   * The same where the run ends while it leaves the initial plateau: a difference at the start has
   * grown with the escape.
   */
  public static final Tolerance FLOAT64_ESCAPE = Tolerance.either(2e-13, 1e-4);

  /** Slopes over three decades of sums printed to five digits, which are good to 5e-4. */
  public static final Tolerance FIVE_DIGIT_SUM_SLOPE = Tolerance.absolute(2e-4);

  /** A mean rate of sign changes, to six decimals: one of 1999 in one of five seeds. */
  public static final Tolerance SIGN_CHANGES = Tolerance.absolute(1.0 / 1999 / 5 + 1e-7);

  /**
   * A squared gradient norm, or a difference of two, where one gate may be open in one run and
   * closed in the other (seen: 1.9e-4, first layer alone; two programs in float64: up to 2e-3).
   */
  public static final Tolerance ONE_GATE_GRADIENT = Tolerance.relative(2e-3);

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

  private Tolerances() {}

  /**
   * Mean final loss: float32 evaluation; at large learning rates large logits cancel.
   *
   * @param learningRate eta
   * @return 1e-5 relative up to 0.03, 1e-4 up to 0.3, 1e-3 above
   */
  public static Tolerance meanLoss(double learningRate) {
    return Tolerance.relative(learningRate <= 0.03 ? 1e-5 : learningRate <= 0.3 ? 1e-4 : 1e-3);
  }

  /**
   * Mean final loss of nets with more than two layers: float32 logits that have passed through more
   * layers (seen: 5e-5 at 0.03, 1.6e-4 at 0.3, where float64 programs agree to 1e-6).
   *
   * @param learningRate eta
   * @return 1e-5 relative up to 0.01, 1e-4 up to 0.1, 1e-3 above
   */
  public static Tolerance deepMeanLoss(double learningRate) {
    return Tolerance.relative(learningRate <= 0.01 ? 1e-5 : learningRate <= 0.1 ? 1e-4 : 1e-3);
  }

  /**
   * A spectral prediction of one seed from the Hessian at some update.
   *
   * @param step t
   * @return 1e-5 up to t = 250, 1e-3 later
   */
  public static Tolerance prediction(int step) {
    return step <= 250 ? FLOAT32_CURVATURE : LATE_PREDICTION;
  }

  /**
   * A standard deviation published to two digits.
   *
   * @param published the published figure
   * @param noise tolerance of the quantity itself
   * @return half a unit of the second digit on top of the noise
   */
  public static Tolerance twoDigits(double published, Tolerance noise) {
    double half = 0.5 * Math.pow(10, Math.floor(Math.log10(published)) - 1);
    return Tolerance.sum(half + noise.absolute(), noise.relative());
  }

  /**
   * A single gradient imbalance along a run, a difference of squared float32 norms. Early it agrees
   * to 1e-4; late, when it has shrunk ten-thousandfold, a float32 run of a second program gives the
   * published figure 1.89478e-6 where two float64 programs agree on 1.89538e-6 to the last bit
   * (ReLU, seed 137, 0.1, update 500), so there the general bound between float32 and float64 runs
   * holds. Near 1e-9 float32 gradients stall.
   *
   * @param published the published figure
   * @return 1e-4 relative from 1e-4 on, 4e-4 from 1e-6 on, 1e-2 below
   */
  public static Tolerance imbalance(double published) {
    double size = Math.abs(published);
    return Tolerance.relative(size >= 1e-4 ? 1e-4 : size >= 1e-6 ? 4e-4 : 1e-2);
  }

  /**
   * A drift of the activation and loss ladders: float32 norms up to 0.03; above, where a run that
   * jumped first and settled then multiplies what float32 did to its start, in proportion.
   *
   * @param learningRate eta
   * @param noise absolute error of a difference of float32 norms
   * @return the noise up to 0.03, 5e-4 relative at 0.1, 1e-2 at 0.3
   */
  public static Tolerance ladderDrift(double learningRate, double noise) {
    if (learningRate > 0.1) {
      return Tolerance.relative(1e-2);
    }
    return learningRate > 0.03 ? Tolerance.relative(5e-4) : Tolerance.absolute(noise);
  }

  /**
   * A signed imbalance sum of two float64 programs: 1e-6 of what the sum was made from; transients
   * above the limit of stability magnify the order of summation.
   *
   * @param learningRate eta
   * @param size the largest partial sum
   * @return 1e-6 of the size up to 0.1, 1e-2 relative at 0.3
   */
  public static Tolerance ladderSum(double learningRate, double size) {
    return learningRate > 0.1 ? Tolerance.relative(1e-2) : Tolerance.absolute(1e-6 * size);
  }

  /**
   * A slope of mean sums that are good to 1e-5, or to 1e-2 at 0.3.
   *
   * @param fastest whether the rate of 0.3 may be among the points
   * @return 1e-3 with it, 1e-5 without
   */
  public static Tolerance ladderExponent(boolean fastest) {
    return Tolerance.absolute(fastest ? 1e-3 : 1e-5);
  }

  /**
   * A mean imbalance sum of the activation and loss ladders: float32 gradients; at 0.3 transients.
   *
   * @param learningRate eta
   * @return 1e-5 relative up to 0.1, 1e-2 at 0.3
   */
  public static Tolerance ladderMeanSum(double learningRate) {
    return Tolerance.relative(learningRate > 0.1 ? 1e-2 : 1e-5);
  }

  /**
   * A mean imbalance sum of the loss ladder.
   *
   * @param learningRate eta
   * @return 1e-5 relative up to 0.1, 5e-3 at 0.3
   */
  public static Tolerance mixedLossMeanSum(double learningRate) {
    return Tolerance.relative(learningRate > 0.1 ? 5e-3 : 1e-5);
  }

  /**
   * A drift at some width: float32 rounding grows with the squared norm of W_1, which is m/3.
   *
   * @param width m
   * @param learningRate eta
   * @return the noise, or 1e-3 relative up to 0.1 and 1e-2 at 0.3, whichever is larger
   */
  public static Tolerance widthDrift(int width, double learningRate) {
    double noise = width <= 32 ? 1e-5 : width <= 128 ? 3e-5 : 8e-5;
    return Tolerance.either(noise, learningRate > 0.1 ? 1e-2 : 1e-3);
  }

  /**
   * An exponent of drifts at some width, from 1e-4 on, where the noise is half of the mean drift at
   * width 16, for its sums nearly cancel, and three quarters at width 256.
   *
   * @param width m
   * @return 0.05 at width 16, 0.1 at 256, 0.03 between
   */
  public static Tolerance widthExponent(int width) {
    return width == 16
        ? Tolerance.absolute(0.05)
        : width == 256 ? Tolerance.absolute(0.1) : LADDER_EXPONENT;
  }

  /**
   * R^2 of such a line. The tolerance of the drifts themselves, 8e-5 at width 256 over the root of
   * three seeds, goes through the ReLU net's line, in the root of the sum of squares over its
   * rates, to 0.033 of R^2: at 1e-4 it is more than the mean drift of 3.2e-5.
   *
   * @param width m
   * @return 0.03 at width 256, 0.02 below
   */
  public static Tolerance widthRSquared(int width) {
    return width == 256 ? Tolerance.absolute(0.03) : LADDER_R_SQUARED;
  }
}
