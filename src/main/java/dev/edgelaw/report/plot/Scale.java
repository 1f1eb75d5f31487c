package dev.edgelaw.report.plot;

import dev.edgelaw.study.Figure;
import dev.edgelaw.study.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Maps an axis to a length.
 *
 * @param logarithmic whether decades are equally long
 * @param low smallest value, itself no tick
 * @param high largest value
 */
record Scale(boolean logarithmic, double low, double high) {
  /** Room beyond the outermost points, as a share of the axis. */
  private static final double MARGIN = 0.04;

  /** From this many decades on only whole powers of ten are labelled. */
  private static final double DECADES = 1.8;

  private static final int MOST_LABELS = 7;

  /**
   * A mark on the axis.
   *
   * @param value where
   * @param label its number, or null for a short mark without
   */
  record Tick(double value, Label label) {}

  /** An axis for values; those that have no place on it are left out of account. */
  static Scale of(boolean logarithmic, List<Double> values) {
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (double value : values) {
      if (Double.isFinite(value) && (!logarithmic || value > 0)) {
        low = Math.min(low, value);
        high = Math.max(high, value);
      }
    }
    if (low > high) {
      return new Scale(logarithmic, logarithmic ? 0.1 : 0, 1);
    }
    if (logarithmic) {
      double room = Math.max(MARGIN * (Math.log(high) - Math.log(low)), low == high ? 0.7 : 0.02);
      return new Scale(
          true,
          Math.max(Double.MIN_VALUE, low * Math.exp(-room)),
          Math.min(Double.MAX_VALUE, high * Math.exp(room)));
    }
    double room = low == high ? Math.max(1, Math.abs(low)) * 0.5 : MARGIN * (high - low);
    return new Scale(false, low - room, high + room);
  }

  /** Between 0 and 1. */
  double share(double value) {
    return logarithmic
        ? (Math.log(value) - Math.log(low)) / (Math.log(high) - Math.log(low))
        : (value - low) / (high - low);
  }

  boolean shows(double value) {
    return value >= low && value <= high;
  }

  /** What an axis labels: its rows, its marks, or what suits the scale. */
  List<Tick> ticks(Figure.Axis axis) {
    List<Tick> ticks = new ArrayList<>();
    for (int i = 0; i < axis.names().size(); i++) {
      ticks.add(new Tick(-i, Label.of(axis.names().get(i))));
    }
    for (double mark : axis.marks()) {
      ticks.add(new Tick(mark, number(mark)));
    }
    if (!ticks.isEmpty()) {
      return ticks;
    }
    return logarithmic ? logarithmicTicks() : linearTicks();
  }

  private static Label number(double value) {
    return Label.of(Text.plain(value).replace('-', '−'));
  }

  private List<Tick> linearTicks() {
    double step = Math.pow(10, Math.floor(Math.log10((high - low) / 4)));
    for (double factor : new double[] {1, 2, 2.5, 5, 10}) {
      if ((high - low) / (step * factor) <= MOST_LABELS - 1) {
        step *= factor;
        break;
      }
    }
    List<Tick> ticks = new ArrayList<>();
    for (long i = (long) Math.ceil(low / step); i * step <= high; i++) {
      // Rounded, so that no 0.30000000000000004 is labelled.
      double value = Double.parseDouble(String.format(Locale.ROOT, "%.10g", i * step));
      ticks.add(new Tick(value, number(value)));
    }
    return ticks;
  }

  private List<Tick> logarithmicTicks() {
    int first = (int) Math.floor(Math.log10(low));
    int last = (int) Math.ceil(Math.log10(high));
    double decades = Math.log10(high) - Math.log10(low);
    int stride = Math.max(1, (int) Math.ceil(decades / MOST_LABELS));
    List<Tick> ticks = new ArrayList<>();
    for (int decade = first; decade <= last; decade++) {
      for (int digit = 1; digit <= 9; digit++) {
        double value = Double.parseDouble(digit + "e" + decade);
        if (!shows(value)) {
          continue;
        }
        boolean labelled =
            decades >= DECADES
                ? digit == 1 && Math.floorMod(decade, stride) == 0
                : decades > 0.8 ? digit == 1 || digit == 2 || digit == 5 : digit <= 6 || digit == 8;
        if (labelled || decades < 10) {
          ticks.add(new Tick(value, labelled ? power(value, digit, decade) : null));
        }
      }
    }
    return ticks;
  }

  /** Either all numbers of an axis are plain or all are powers of ten. */
  private Label power(double value, int digit, int decade) {
    if (low >= 0.009 && high < 20_000) {
      return Label.of(Text.plain(value));
    }
    return Label.of((digit == 1 ? "" : digit + "·") + "10^{" + decade + "}");
  }
}
