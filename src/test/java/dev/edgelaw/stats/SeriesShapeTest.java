package dev.edgelaw.stats;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SeriesShapeTest {
  private static final double[] UP = {1, 2, 3};
  private static final double[] LEVEL = {1, 1};
  private static final double[] BROKEN = {1, Double.NaN, 3};

  @Test
  void rangesAreClosedAndHoldNoNaN() {
    assertThat(SeriesShape.within(UP, 1, 3)).isTrue();
    assertThat(SeriesShape.within(UP, 1, 2.9)).isFalse();
    assertThat(SeriesShape.within(BROKEN, 0, 4)).isFalse();
    assertThat(SeriesShape.within(Double.NaN, 0, 1)).isFalse();
  }

  @Test
  void orderIsStrictAndKnowsNoNaN() {
    assertThat(SeriesShape.rising(UP)).isTrue();
    assertThat(SeriesShape.falling(new double[] {3, 2, 1})).isTrue();
    assertThat(SeriesShape.rising(LEVEL)).isFalse();
    assertThat(SeriesShape.falling(LEVEL)).isFalse();
    assertThat(SeriesShape.rising(BROKEN)).isFalse();
    assertThat(SeriesShape.falling(BROKEN)).isFalse();
  }

  @Test
  void endsOfNothingAreUnknown() {
    assertThat(SeriesShape.smallest(UP)).isEqualTo(1);
    assertThat(SeriesShape.largest(UP)).isEqualTo(3);
    assertThat(SeriesShape.smallest()).isNaN();
    assertThat(SeriesShape.largest(BROKEN)).isNaN();
  }
}
