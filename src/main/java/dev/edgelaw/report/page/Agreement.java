package dev.edgelaw.report.page;

import dev.edgelaw.study.AgreementLevel;
import dev.edgelaw.study.Comparison;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The comparisons of one quantity.
 *
 * @param quantity its name
 * @param figures how many
 * @param within how many of the comparable ones lie within their tolerance, in words
 * @param worst the one that deviates most, null where none can be compared
 * @param rows all of them
 */
record Agreement(String quantity, int figures, String within, Row worst, List<Row> rows) {
  /**
   * A comparison.
   *
   * @param where what singles it out
   * @param published the reference
   * @param ours our figure
   * @param deviation in units of the tolerance
   * @param bar the same, in per cent of the tolerance, at most 100
   * @param kind class of its colour
   * @param reason why it is not comparable, or empty
   */
  record Row(
      String where,
      String published,
      String ours,
      String deviation,
      String bar,
      String kind,
      String reason) {
    static Row of(Comparison comparison) {
      return new Row(
          Numbers.where(comparison),
          Numbers.value(comparison.published()),
          Numbers.value(comparison.ours()),
          Numbers.deviation(comparison.deviation()),
          Numbers.bar(comparison.deviation()),
          comparison.within() ? "good" : "bad",
          comparison.comparable() ? "" : comparison.reason());
    }

    boolean comparable() {
      return reason.isEmpty();
    }
  }

  static List<Agreement> of(List<Comparison> comparisons, AgreementLevel level) {
    Map<String, List<Comparison>> byQuantity = new LinkedHashMap<>();
    for (Comparison comparison : comparisons) {
      if (comparison.level() == level) {
        byQuantity
            .computeIfAbsent(comparison.quantity(), quantity -> new ArrayList<>())
            .add(comparison);
      }
    }
    return byQuantity.entrySet().stream()
        .map(entry -> of(entry.getKey(), entry.getValue()))
        .toList();
  }

  private static Agreement of(String quantity, List<Comparison> comparisons) {
    List<Comparison> comparable = comparisons.stream().filter(Comparison::comparable).toList();
    return new Agreement(
        Numbers.words(quantity),
        comparisons.size(),
        "%d of %d"
            .formatted(comparable.stream().filter(Comparison::within).count(), comparable.size()),
        comparable.stream()
            .max(Comparator.comparingDouble(Comparison::deviation))
            .map(Row::of)
            .orElse(null),
        comparisons.stream().map(Row::of).toList());
  }

  boolean any() {
    return worst != null;
  }
}
