package dev.edgelaw.theorems;

/** The instances of one check or control: how many, and how well they met the requirement. */
public final class Tally {
  private final Requirement requirement;
  private int instances;
  private int met;
  private int undefined;
  private double worst = Double.NaN;
  private double worstMargin = Double.POSITIVE_INFINITY;
  private String where = "";
  private double safest = Double.NaN;
  private double safestMargin = Double.NEGATIVE_INFINITY;

  /**
   * Starts empty.
   *
   * @param requirement what each instance is held against
   */
  public Tally(Requirement requirement) {
    this.requirement = requirement;
  }

  /**
   * Counts an instance.
   *
   * @param value what was measured; NaN meets nothing
   * @param place which instance it was
   */
  public void see(double value, String place) {
    instances++;
    double margin = requirement.margin(value);
    if (Double.isNaN(margin)) {
      undefined++;
      margin = Double.NEGATIVE_INFINITY;
    }
    if (margin >= 0) {
      met++;
    }
    if (margin < worstMargin) {
      worst = value;
      worstMargin = margin;
      where = place;
    }
    if (margin > safestMargin) {
      safest = value;
      safestMargin = margin;
    }
  }

  /**
   * All instances.
   *
   * @return how many were seen
   */
  public int instances() {
    return instances;
  }

  /**
   * Instances that met the requirement.
   *
   * @return how many
   */
  public int met() {
    return met;
  }

  /**
   * Instances that gave no number.
   *
   * @return how many were NaN
   */
  public int undefined() {
    return undefined;
  }

  /**
   * The number that met the requirement least.
   *
   * @return NaN before the first instance, or when an instance was NaN
   */
  public double worst() {
    return worst;
  }

  /**
   * The instance of the worst number.
   *
   * @return its name
   */
  public String where() {
    return where;
  }

  /**
   * The number that met the requirement most.
   *
   * @return NaN before the first instance
   */
  public double safest() {
    return safest;
  }
}
