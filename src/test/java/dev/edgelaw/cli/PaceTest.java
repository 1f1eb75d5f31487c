package dev.edgelaw.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PaceTest {
  /** Begins anywhere, as the machine's does. */
  private long now = Long.MAX_VALUE - 5;

  private Pace pace(int total, int from, double work) {
    return new Pace(total, from, work, () -> now);
  }

  private void pass(double seconds) {
    now += Math.round(seconds * 1e9);
  }

  @Test
  @DisplayName("nothing about the time left before anything is done")
  void nothingYet() {
    Pace pace = pace(500, 100, 400);
    pass(60);
    assertThat(pace.left()).isEmpty();
    assertThat(pace.text("runs")).isEqualTo("100 of 500 runs done");
  }

  @Test
  @DisplayName("the longest first: nine tenths of the work done are a tenth of the time left")
  void byWork() {
    Pace pace = pace(410, 0, 1000);
    for (int i = 0; i < 10; i++) {
      pace.step(90);
    }
    pass(540);
    assertThat(pace.left()).hasValue(Duration.ofSeconds(60));
    assertThat(pace.text("runs")).isEqualTo("10 of 410 runs done, 1.1/min, 0:01:00 left");
  }

  @Test
  @DisplayName("what was stored at the beginning counts neither for the rate nor for the time left")
  void storedBefore() {
    Pace pace = pace(500, 100, 400);
    for (int i = 0; i < 20; i++) {
      pace.step(1);
    }
    pass(10);
    assertThat(pace.text("runs")).isEqualTo("120 of 500 runs done, 2.0/s, 0:03:10 left");
  }

  @Test
  void slow() {
    Pace pace = pace(500, 100, 400);
    pace.step(1);
    pass(60);
    assertThat(pace.text("runs")).isEqualTo("101 of 500 runs done, 1.0/min, 6:39:00 left");
  }

  @Test
  @DisplayName("at the end nothing is left, whatever the rounding of the sums")
  void done() {
    Pace pace = pace(3, 0, 0.1 + 0.2 + 0.3);
    pass(1);
    pace.step(0.3);
    pace.step(0.3000001);
    assertThat(pace.left()).hasValue(Duration.ZERO);
    pace.step(0.1);
    assertThat(pace.left()).hasValue(Duration.ZERO);
  }
}
