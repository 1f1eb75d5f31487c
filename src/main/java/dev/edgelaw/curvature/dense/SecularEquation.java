package dev.edgelaw.curvature.dense;

/**
 * The eigenvalues of D + rho z z' with D diagonal and ascending, rho positive, no z(j) zero: the
 * roots of f(x) = 1 / rho + sum over j of z(j)^2 / (d(j) - x), one right of every d(j).
 *
 * <p>As in LAPACK's {@code dlaed4} (Li 1993) a root is sought as the distance tau from the nearer
 * pole, so that every d(j) - x keeps its digits, by rational interpolation with the poles next to
 * it: inside, with the weight of the nearer pole fixed; after the last pole, by the middle way.
 * Here a bracket guards the iteration, and bisection takes over where it is slow.
 */
final class SecularEquation {
  private static final double EPSILON = Math.ulp(1.0) / 2;
  private static final int MOST_ITERATIONS = 200;

  private final double[] d;
  private final double[] z;
  private final int size;
  private final double inverse;
  private final double reach;

  /**
   * States the equation.
   *
   * @param d poles, strictly ascending
   * @param z the vector
   * @param size number of poles
   * @param rho factor of z z'
   */
  SecularEquation(double[] d, double[] z, int size, double rho) {
    this.d = d;
    this.z = z;
    this.size = size;
    inverse = 1 / rho;
    double squares = 0;
    for (int j = 0; j < size; j++) {
      squares = Math.fma(z[j], z[j], squares);
    }
    reach = rho * squares;
  }

  /**
   * Finds root i, between d(i) and d(i + 1).
   *
   * @param i its index
   * @param distances where to put d(j) - root for all j
   * @param at index of the first distance
   * @return the root
   */
  double root(int i, double[] distances, int at) {
    int origin = size - 1;
    double tau = reach;
    if (size > 1) {
      Search search = i < size - 1 ? inside(i) : last();
      origin = search.origin;
      tau = search.run();
    }
    for (int j = 0; j < size; j++) {
      distances[at + j] = (d[j] - d[origin]) - tau;
    }
    return d[origin] + tau;
  }

  /** Starts between two poles: the sign of f half-way tells which is nearer to the root. */
  private Search inside(int i) {
    double gap = d[i + 1] - d[i];
    double middle = gap / 2;
    double rest = inverse + terms(0, i, i, middle) + terms(i + 2, size, i, middle);
    double left = z[i] * z[i];
    double right = z[i + 1] * z[i + 1];
    double f = rest - left / middle + right / (gap - middle);
    if (f >= 0) {
      double a = rest * gap + left + right;
      double b = left * gap;
      double root = Math.sqrt(Math.abs(a * a - 4 * b * rest));
      double tau = a > 0 ? 2 * b / (a + root) : (a - root) / (2 * rest);
      return new Search(i, i, 0, middle, tau);
    }
    double a = rest * gap - left - right;
    double b = right * gap;
    double root = Math.sqrt(Math.abs(a * a + 4 * b * rest));
    double tau = a < 0 ? 2 * b / (a - root) : -(a + root) / (2 * rest);
    return new Search(i, i + 1, -middle, 0, tau);
  }

  private Search last() {
    int k = size - 1;
    double gap = d[k] - d[k - 1];
    double middle = reach / 2;
    double rest = inverse + terms(0, k - 1, k, middle);
    double left = z[k - 1] * z[k - 1];
    double right = z[k] * z[k];
    double f = rest - left / (gap + middle) - right / middle;
    double a = left + right - rest * gap;
    double b = right * gap;
    double root = Math.sqrt(Math.abs(a * a + 4 * b * rest));
    double tau = a < 0 ? 2 * b / (root - a) : (a + root) / (2 * rest);
    return f <= 0
        ? new Search(k - 1, k, middle, reach * (1 + 4 * EPSILON), tau)
        : new Search(k - 1, k, 0, middle, tau);
  }

  /** Sum of z(j)^2 / (d(j) - x) with x at a distance from a pole. */
  private double terms(int from, int to, int origin, double tau) {
    double sum = 0;
    for (int j = from; j < to; j++) {
      sum = Math.fma(z[j], z[j] / ((d[j] - d[origin]) - tau), sum);
    }
    return sum;
  }

  /** The iteration for one root. */
  private final class Search {
    private final int left;
    private final int origin;
    private double low;
    private double high;
    private double tau;

    /** Value and derivative of the terms up to the left pole, and of those after it. */
    private double psi;

    private double psiSlope;
    private double phi;
    private double phiSlope;

    Search(int left, int origin, double low, double high, double guess) {
      this.left = left;
      this.origin = origin;
      this.low = low;
      this.high = high;
      tau = guess > low && guess < high ? guess : low + (high - low) / 2;
    }

    double run() {
      double previous = Double.POSITIVE_INFINITY;
      int slow = 0;
      for (int iteration = 0; iteration < MOST_ITERATIONS; iteration++) {
        evaluate();
        double f = inverse + psi + phi;
        double slope = psiSlope + phiSlope;
        double noise =
            EPSILON * (8 * (Math.abs(psi) + Math.abs(phi)) + 2 * inverse + Math.abs(tau) * slope);
        if (Math.abs(f) <= noise) {
          return tau;
        }
        if (f < 0) {
          low = tau;
        } else {
          high = tau;
        }
        slow = Math.abs(f) > 0.25 * previous ? slow + 1 : 0;
        previous = Math.abs(f);
        double step = step(f, slope);
        if (Math.abs(step) <= EPSILON * Math.abs(tau)) {
          return tau;
        }
        double next = tau + step;
        if (slow > 1 || !(next > low && next < high)) {
          next = bisection();
          if (next <= low || next >= high) {
            return tau;
          }
        }
        tau = next;
      }
      throw new NoConvergenceException(
          "secular equation of order %d: root near pole %d not found within %d iterations"
              .formatted(size, origin, MOST_ITERATIONS));
    }

    /** The middle, of the exponents where the bracket spans several orders of magnitude. */
    private double bisection() {
      double ratio = high / low;
      if (low != 0 && (ratio > 16 || ratio > 0 && ratio < 1.0 / 16)) {
        return Math.copySign(Math.sqrt(Math.abs(low)) * Math.sqrt(Math.abs(high)), low);
      }
      return low + (high - low) / 2;
    }

    private void evaluate() {
      double base = d[origin];
      double value = 0;
      double slope = 0;
      for (int j = 0; j <= left; j++) {
        double t = z[j] / ((d[j] - base) - tau);
        value = Math.fma(z[j], t, value);
        slope = Math.fma(t, t, slope);
      }
      psi = value;
      psiSlope = slope;
      value = 0;
      slope = 0;
      for (int j = size - 1; j > left; j--) {
        double t = z[j] / ((d[j] - base) - tau);
        value = Math.fma(z[j], t, value);
        slope = Math.fma(t, t, slope);
      }
      phi = value;
      phiSlope = slope;
    }

    /** Root of the interpolating c + s / (d(left) - x) + S / (d(left + 1) - x), less tau. */
    private double step(double f, double slope) {
      double toLeft = (d[left] - d[origin]) - tau;
      double toRight = (d[left + 1] - d[origin]) - tau;
      double gap = d[left + 1] - d[left];
      boolean beyond = toRight < 0;
      double a = (toLeft + toRight) * f - toLeft * toRight * slope;
      double b = toLeft * toRight * f;
      double c;
      if (beyond) {
        c = Math.abs(f - toLeft * psiSlope - toRight * phiSlope);
      } else if (origin == left) {
        double weight = z[left] / toLeft;
        c = f - toRight * slope + gap * weight * weight;
      } else {
        double weight = z[left + 1] / toRight;
        c = f - toLeft * slope - gap * weight * weight;
      }
      double root = Math.sqrt(Math.abs(a * a - 4 * b * c));
      double step;
      if (beyond) {
        step = a >= 0 ? (a + root) / (2 * c) : 2 * b / (a - root);
      } else {
        step = a <= 0 ? (a - root) / (2 * c) : 2 * b / (a + root);
      }
      // Away from the root by rounding, or no number: Newton's step.
      return f * step < 0 ? step : -f / slope;
    }
  }
}
