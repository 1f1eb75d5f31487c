package dev.edgelaw.theorems;

import java.util.ArrayList;
import java.util.List;

/**
 * One statement with the numbers that decide it.
 *
 * @param id its row, for example {@code 1.1}; a letter tells parts of a row apart
 * @param statement in words and formulas
 * @param status what is known of it
 * @param requirement what every instance must meet
 * @param measurement measures the instances
 * @param controls mutations that must break it
 * @param slow whether it takes seconds
 */
public record Check(
    String id,
    String statement,
    Status status,
    Requirement requirement,
    Measurement measurement,
    List<Control> controls,
    boolean slow) {
  /** Copies the controls. */
  public Check {
    controls = List.copyOf(controls);
  }

  /**
   * A check without controls.
   *
   * @param id its row
   * @param status what is known of the statement
   * @param statement in words and formulas
   * @param requirement what every instance must meet
   * @param measurement measures the instances
   * @return the check
   */
  static Check of(
      String id,
      Status status,
      String statement,
      Requirement requirement,
      Measurement measurement) {
    return new Check(id, statement, status, requirement, measurement, List.of(), false);
  }

  /**
   * The same with one more mutation that must break it.
   *
   * @param mutation what is wrong
   * @param mutated measures mutated instances
   * @return a new check
   */
  Check against(String mutation, Measurement mutated) {
    List<Control> more = new ArrayList<>(controls);
    more.add(new Control(mutation, mutated));
    return new Check(id, statement, status, requirement, measurement, more, slow);
  }

  /**
   * The same, known to take seconds.
   *
   * @return a new check
   */
  Check inSeconds() {
    return new Check(id, statement, status, requirement, measurement, controls, true);
  }

  /**
   * Measures instances and controls.
   *
   * @return what came out
   */
  public Outcome run() {
    Tally tally = new Tally(requirement);
    measurement.into(tally);
    return new Outcome(
        id,
        statement,
        status,
        tally.instances(),
        tally.met(),
        tally.worst(),
        tally.where(),
        requirement,
        controls.stream().map(control -> control.run(requirement)).toList());
  }
}
