package dev.edgelaw.studies;

import dev.edgelaw.study.Study;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** All experiments of the paper in its order, those that can be run and those that cannot yet. */
public final class Catalogue {
  private static final List<Entry> ENTRIES =
      List.of(
          built(new E00bSharedExponent()),
          built(new E01ConservationVerification()),
          built(new E02ConservationWithBias()),
          built(new E03DriftVersusLearningRate()),
          built(new E04EdgeOfStability()),
          built(new E05DriftScalingLaw()),
          built(new E06DepthDependence()),
          built(new E07OptimizerDependence()),
          built(new E08SpectralPrediction()),
          built(new E09ActivationSwitching()),
          built(new E10ActivationCoupling()),
          built(new E11InterpolatedActivation()),
          built(new E12HessianFourWays()),
          built(new E13InterpolatedLoss()),
          built(new E14WidthAndModeCoupling()),
          built(new E15WidthSwitchRate()),
          built(new E16TimeDependentHessian()),
          built(new E17LossAndWidth()),
          built(new E18HessianEvolution()),
          built(new E19WidthSweep()),
          built(new E20LinearModeCoefficients()),
          built(new E21ReluModeCoefficients()),
          built(new E22WidthAndDimension()),
          built(new E23TimescaleVersusLearningRate()));

  private Catalogue() {}

  /**
   * A line of the catalogue.
   *
   * @param id the paper's number
   * @param title a few words
   * @param study the study, or empty where it is not built yet
   */
  public record Entry(String id, String title, Optional<Study> study) {}

  private static Entry built(Study study) {
    return new Entry(study.id(), study.title(), Optional.of(study));
  }

  private static Entry planned(String id, String title) {
    return new Entry(id, title, Optional.empty());
  }

  /**
   * All experiments.
   *
   * @return in the paper's order
   */
  public static List<Entry> entries() {
    return ENTRIES;
  }

  /**
   * The studies that can be run.
   *
   * @return in the paper's order
   */
  public static List<Study> studies() {
    return ENTRIES.stream().flatMap(entry -> entry.study().stream()).toList();
  }

  /**
   * Finds a study.
   *
   * @param id its id, in any case
   * @return the study
   * @throws IllegalArgumentException if there is none of that name, or it is not built yet
   */
  public static Study study(String id) {
    for (Entry entry : ENTRIES) {
      if (entry.id().equalsIgnoreCase(id)) {
        return entry
            .study()
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "study " + entry.id() + ": not built yet; built are " + ids()));
      }
    }
    throw new IllegalArgumentException("study '%s': must be one of %s".formatted(id, ids()));
  }

  private static String ids() {
    return String.join(", ", studies().stream().map(Study::id).toList()).toUpperCase(Locale.ROOT);
  }
}
