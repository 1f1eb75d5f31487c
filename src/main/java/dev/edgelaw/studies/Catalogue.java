package dev.edgelaw.studies;

import dev.edgelaw.study.Study;
import java.util.List;

/** All experiments of the paper in its order. */
public final class Catalogue {
  private static final List<Study> STUDIES =
      List.of(
          new E00bSharedExponent(),
          new E01ConservationVerification(),
          new E02ConservationWithBias(),
          new E03DriftVersusLearningRate(),
          new E04EdgeOfStability(),
          new E05DriftScalingLaw(),
          new E06DepthDependence(),
          new E07OptimizerDependence(),
          new E08SpectralPrediction(),
          new E09ActivationSwitching(),
          new E10ActivationCoupling(),
          new E11InterpolatedActivation(),
          new E12HessianFourWays(),
          new E13InterpolatedLoss(),
          new E14WidthAndModeCoupling(),
          new E15WidthSwitchRate(),
          new E16TimeDependentHessian(),
          new E17LossAndWidth(),
          new E18HessianEvolution(),
          new E19WidthSweep(),
          new E20LinearModeCoefficients(),
          new E21ReluModeCoefficients(),
          new E22WidthAndDimension(),
          new E23TimescaleVersusLearningRate());

  private Catalogue() {}

  /**
   * All studies.
   *
   * @return in the paper's order
   */
  public static List<Study> studies() {
    return STUDIES;
  }

  /**
   * Finds a study.
   *
   * @param id its id, in any case
   * @return the study
   * @throws IllegalArgumentException if there is none of that name
   */
  public static Study study(String id) {
    return STUDIES.stream()
        .filter(study -> study.id().equalsIgnoreCase(id))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException("study '%s': must be one of %s".formatted(id, ids())));
  }

  private static String ids() {
    return String.join(", ", STUDIES.stream().map(Study::id).toList());
  }
}
