package dev.edgelaw.theorems;

import java.util.List;

/**
 * What came out of a check.
 *
 * @param id its row
 * @param statement in words and formulas
 * @param status what is known of it
 * @param instances number of instances
 * @param met how many met the requirement
 * @param worst the number that met it least
 * @param where the instance of that number
 * @param requirement what every instance must meet
 * @param controls what became of the mutations
 */
public record Outcome(
    String id,
    String statement,
    Status status,
    int instances,
    int met,
    double worst,
    String where,
    Requirement requirement,
    List<Control.Outcome> controls) {
  /** Copies the controls. */
  public Outcome {
    controls = List.copyOf(controls);
  }

  /**
   * Whether everything is as the catalogue says: every instance meets the requirement and every
   * mutation breaks it.
   *
   * @return false as well when there were no instances
   */
  public boolean asExpected() {
    return instances > 0 && met == instances && controls.stream().allMatch(Control.Outcome::broken);
  }

  /**
   * The verdict in a word.
   *
   * @return {@code holds}, {@code refuted} for a counterexample that stands, {@code shown} for a
   *     figure that is not judged, or {@code UNEXPECTED}
   */
  public String verdict() {
    if (!asExpected()) {
      return "UNEXPECTED";
    }
    if (requirement instanceof Requirement.Reported) {
      return "shown";
    }
    return status == Status.FALSE ? "refuted" : "holds";
  }
}
