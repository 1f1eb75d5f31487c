package dev.edgelaw.studies;

import dev.edgelaw.curvature.GradientSpectrum;
import dev.edgelaw.study.Comparisons;
import dev.edgelaw.study.Fields;
import dev.edgelaw.study.ModeTolerances;
import dev.edgelaw.study.Published;
import dev.edgelaw.study.Tolerance;
import dev.edgelaw.study.Tolerances;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * E20 against the published figures and the float64 re-computation.
 *
 * @param nets one per seed
 * @param published the figures
 */
record E20Comparisons(List<LinearModes> nets, Published published) {
  Comparisons all() {
    Comparisons comparisons = new Comparisons();
    published.forEachSeed(
        (seed, figures) -> {
          LinearModes net =
              nets.stream().filter(one -> one.seed() == seed).findFirst().orElseThrow();
          comparePublished(net, figures, comparisons);
          compareRerun(net, figures.get("float64_rerun"), comparisons);
        });
    comparisons.published(
        "meanCkCorrelation",
        Fields.of("seeds", "all three").map(),
        published.aggregate().get("mean_ck_correlation").asDouble(),
        LinearModes.correlation(nets).mean(),
        ModeTolerances.MEAN_MODE_CORRELATION);
    return comparisons;
  }

  private static void comparePublished(LinearModes net, JsonNode figures, Comparisons comparisons) {
    ModeLists lists = net.lists();
    comparisons.published(
        "ckCorrelation",
        net.at(),
        figures.get("ck_correlation").asDouble(),
        lists.sortedCorrelation(),
        ModeTolerances.MODE_CORRELATION);
    comparisons.published(
        "spectrumCorrelation",
        net.at(),
        figures.get("spectrum_correlation").asDouble(),
        lists.spectrumCorrelation(),
        ModeTolerances.SPECTRUM_CORRELATION);
    ModeLists.compare(
        comparisons,
        "ckEmpiricalTop",
        net.at(),
        figures.get("ck_empirical_top"),
        lists.empirical(),
        ModeTolerances.MODE_SHARE);
    ModeLists.compare(
        comparisons,
        "ckTheoryTop",
        net.at(),
        figures.get("ck_theory_top"),
        lists.theory(),
        ModeTolerances.MODE_SHARE);
    ModeLists.compare(
        comparisons,
        "dataEigenvalues",
        net.at(),
        figures.get("data_eigenvalues"),
        lists.modes().eigenvalues(),
        Tolerances.FLOAT32_EIGENVALUE);
    ModeLists.compare(
        comparisons,
        "hessianTopEigenvalues",
        net.at(),
        figures.get("hessian_top_eigenvalues"),
        lists.spectrum().top(),
        Tolerances.FLOAT32_EIGENVALUE);
    comparisons.incomparable(
        "nPositive",
        net.at(),
        figures.get("n_positive_hessian").asInt(),
        lists.spectrum().positive(),
        "885 eigenvalues are exact zeros, whose float32 rounding scatters about the threshold");
  }

  private static void compareRerun(LinearModes net, JsonNode rerun, Comparisons comparisons) {
    ModeLists lists = net.lists();
    GradientSpectrum spectrum = lists.spectrum();
    float64(comparisons, net, "ckCorrelation", rerun, "ck_correlation", lists.sortedCorrelation());
    float64(
        comparisons,
        net,
        "spectrumCorrelation",
        rerun,
        "spectrum_correlation",
        lists.spectrumCorrelation());
    float64(comparisons, net, "lambdaMin", rerun, "lambda_min", spectrum.smallest());
    float64(comparisons, net, "delta0", rerun, "delta_0", lists.modes().imbalance());
    float64(
        comparisons, net, "nPositiveExact", rerun, "n_positive_exact", spectrum.clearlyPositive());
    float64(
        comparisons, net, "nNegativeExact", rerun, "n_negative_exact", spectrum.clearlyNegative());
    float64(comparisons, net, "nZeroExact", rerun, "n_zero_exact", spectrum.zero());
  }

  private static void float64(
      Comparisons comparisons,
      LinearModes net,
      String quantity,
      JsonNode rerun,
      String key,
      double ours) {
    boolean count = rerun.get(key).isIntegralNumber();
    Tolerance tolerance =
        count
            ? Tolerance.absolute(0)
            : quantity.equals("delta0") ? Tolerances.SIX_DIGITS : Tolerances.FLOAT64;
    comparisons.float64(quantity, net.at(), rerun.get(key).asDouble(), ours, tolerance);
  }
}
