package dev.edgelaw.report.page;

import dev.edgelaw.study.Comparison;
import dev.edgelaw.study.Text;
import java.util.Locale;
import java.util.stream.Collectors;

/** Numbers and places as the page shows them. */
final class Numbers {
  private Numbers() {}

  static String value(double value) {
    return Text.number(value, 5);
  }

  static String deviation(double deviation) {
    return Double.isFinite(deviation) ? Text.number(deviation, 2) : "∞";
  }

  /** Length of a bar that is full at the tolerance. */
  static String bar(double deviation) {
    double share = Double.isFinite(deviation) ? Math.min(deviation, 1) : 1;
    return String.format(Locale.ROOT, "%.0f", 100 * share);
  }

  static String where(Comparison comparison) {
    return comparison.where().entrySet().stream()
        .map(
            field ->
                (field.getKey().equals("learningRate") ? "eta" : words(field.getKey()))
                    + " "
                    + place(field.getValue()))
        .collect(Collectors.joining(", "));
  }

  private static String place(Object value) {
    return value instanceof Double number ? Text.plain(number) : String.valueOf(value);
  }

  /** {@code meanFinalLoss} as {@code mean final loss}. */
  static String words(String name) {
    return name.replaceAll("(?<=[a-z0-9])(?=[A-Z][a-z])", " ").equals(name)
        ? name
        : name.replaceAll("(?<=[a-z0-9])(?=[A-Z][a-z])", " ").toLowerCase(Locale.ROOT);
  }
}
