package dev.edgelaw.studies;

import dev.edgelaw.study.Comparison;
import dev.edgelaw.study.Comparisons;
import dev.edgelaw.study.Fields;
import dev.edgelaw.study.LadderTolerances;
import dev.edgelaw.study.Published;
import dev.edgelaw.study.Tolerance;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** E14's figures, and those of E17 that its row is about, against the published ones. */
final class E14Comparisons {
  private E14Comparisons() {}

  static List<Comparison> of(List<WidthLadder> ladders, Published published) {
    Comparisons comparisons = new Comparisons();
    JsonNode all = published.aggregate();
    for (WidthLadder ladder : ladders) {
      int width = ladder.width();
      String number = Integer.toString(width);
      Tolerance exponent = LadderTolerances.widthExponent(width);
      for (LadderSweep sweep : ladder.squared()) {
        LadderComparisons rung =
            new LadderComparisons(
                comparisons,
                sweep,
                rate -> LadderTolerances.widthDrift(width, rate),
                exponent,
                LadderTolerances.widthRSquared(width));
        String key = "eps_" + sweep.rung().where().get("epsilon");
        published.forEachSeed(
            (seed, figures) ->
                rung.seed(
                    seed,
                    figures.get("drift").get("m_" + width).get(key),
                    figures.get("float64_rerun_S").get("m_" + width).get(key)));
        rung.means(all.get("by_width").get(number).get(key));
        rung.rerun(all.get("float64_rerun_alpha").get(number).get(key));
      }
      Map<String, Object> where = Fields.of("width", width).map();
      comparisons.published(
          "gap",
          where,
          all.get("by_width").get(number).get("delta_alpha").asDouble(),
          ladder.gap(Window.ALL),
          Tolerance.absolute(2 * exponent.absolute()));
      if (!ladder.entropy().isEmpty()) {
        compareWithE17(comparisons, ladder, all.get("row_claim_source_E17").get(number));
      }
    }
    return comparisons.list();
  }

  private static void compareWithE17(Comparisons comparisons, WidthLadder ladder, JsonNode node) {
    for (double nonlinearity : List.of(0.0, 1.0)) {
      String net = nonlinearity == 0 ? "linear" : "relu";
      for (LadderSweep sweep :
          List.of(ladder.squared(nonlinearity), ladder.entropy(nonlinearity))) {
        comparisons.published(
            "exponent" + Window.MIDDLE_AND_FAST.suffix(),
            sweep.rung().where(),
            node.get(net + "_" + sweep.rung().where().get("loss")).asDouble(),
            sweep.exponent(Window.MIDDLE_AND_FAST),
            LadderTolerances.WIDTH_AND_LOSS_EXPONENT);
      }
    }
  }
}
