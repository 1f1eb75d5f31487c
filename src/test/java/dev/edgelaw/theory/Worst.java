package dev.edgelaw.theory;

import static org.assertj.core.api.Assertions.assertThat;

/** The largest of many errors and where it was seen, so that one line tells how close it came. */
public final class Worst {
  private final String row;
  private double worst;
  private String where = "nowhere";
  private int seen;

  public Worst(String row) {
    this.row = row;
  }

  public void see(double error, String place) {
    seen++;
    // Written so that NaN counts as the worst of all.
    if (!(error <= worst)) {
      worst = error;
      where = place;
    }
  }

  public double value() {
    return worst;
  }

  public void mustBeAtMost(double tolerance) {
    assertThat(seen).as("cases seen").isPositive();
    assertThat(worst).as("%s, worst of %d at %s", row, seen, where).isLessThanOrEqualTo(tolerance);
  }
}
