package dev.edgelaw.theorems;

/**
 * A mutation that must break a check in every instance: without one, a check that always passes
 * would look the same as a law that always holds.
 *
 * @param mutation what is wrong, for example {@code a bias added}
 * @param measurement measures mutated instances
 */
public record Control(String mutation, Measurement measurement) {
  /**
   * What became of a control.
   *
   * @param mutation what is wrong
   * @param instances number of mutated instances
   * @param unnoticed how many met the requirement all the same, or gave no number
   * @param closest the number that came closest to meeting it
   */
  public record Outcome(String mutation, int instances, int unnoticed, double closest) {
    /**
     * Whether the check noticed the mutation.
     *
     * @return true if there were instances and none went unnoticed
     */
    public boolean broken() {
      return instances > 0 && unnoticed == 0;
    }
  }

  /**
   * Measures the mutated instances.
   *
   * @param requirement the check's own
   * @return what became of it
   */
  public Outcome run(Requirement requirement) {
    Tally tally = new Tally(requirement);
    measurement.into(tally);
    return new Outcome(
        mutation, tally.instances(), tally.met() + tally.undefined(), tally.safest());
  }
}
