package dev.edgelaw.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The drift definitions on made-up numbers: eta = 1/2, so that eta^2 S is exact. */
class ConservationRecordTest {
  /** Differences of C on purpose not equal to eta^2 S, to see which one a definition takes. */
  private static final PairTrack WEIGHTS =
      new PairTrack(
          new double[] {-2, 1e-11},
          new double[] {-1.875, 0.0625},
          new double[] {-1.5, -0.25},
          new double[] {0.625, 0.375},
          new double[] {1, 2},
          new double[] {8, -6},
          new double[] {10, 7},
          new double[] {1e-15, 3e-15});

  private static final PairTrack CORRECTED =
      new PairTrack(
          new double[] {-4, -1},
          new double[] {-3.9, -0.9},
          new double[] {-3, 1},
          new double[] {1.25, 2.5},
          new double[] {1, 2},
          new double[] {-12, 20},
          new double[] {14, 24},
          new double[] {5e-15, 4e-15});

  private static ConservationRecord record(PairTrack corrected, boolean plainDescent) {
    return new ConservationRecord(
        WEIGHTS, corrected, 0.5, plainDescent, 2, 1, 30, new double[3], new double[3]);
  }

  @Test
  @DisplayName("gradient descent without biases: drifts are eta^2 |S|")
  void plainDescent() {
    ConservationRecord record = record(null, true);
    assertThat(record.drift(0)).isEqualTo(2);
    assertThat(record.drift(1)).isEqualTo(1.5);
    assertThat(record.largestDrift(1)).isEqualTo(1.75);
    assertThat(record.largestRelativeDrift(0)).as("D1, relative").isEqualTo(2.5 / 2);
    assertThat(record.largestRelativeDrift(1)).as("D1, absolute near 0").isEqualTo(1.75);
    assertThat(record.meanLargestRelativeDrift()).as("D1").isEqualTo(1.5);
    assertThat(record.meanFinalDrift()).as("D3").isEqualTo(1.75);
    assertThat(record.relativeFinalDrift()).as("D5").isEqualTo(1);
    assertThat(record.worstIdentityResidual()).isEqualTo(3e-15);
  }

  @Test
  @DisplayName("other optimisers: drifts are differences of C")
  void otherOptimisers() {
    ConservationRecord record = record(null, false);
    assertThat(record.drift(0)).isEqualTo(0.5);
    assertThat(record.drift(1)).isCloseTo(0.25, within(1e-10));
    assertThat(record.largestDrift(0)).isEqualTo(0.625);
    assertThat(record.meanLargestRelativeDrift()).isEqualTo((0.3125 + 0.375) / 2);
    assertThat(record.meanFinalDrift()).isCloseTo(0.375, within(1e-10));
    assertThat(record.relativeFinalDrift()).isEqualTo(0.25);
  }

  @Test
  @DisplayName("with biases the drift is the corrected law's; D1 keeps to the weights alone")
  void biases() {
    ConservationRecord plain = record(CORRECTED, true);
    assertThat(plain.drift(0)).isEqualTo(3);
    assertThat(plain.meanFinalDrift()).isEqualTo(4);
    assertThat(plain.largestDrift(1)).isEqualTo(6);
    assertThat(plain.largestRelativeDrift(0)).isEqualTo(0.3125);
    assertThat(plain.worstIdentityResidual()).isEqualTo(5e-15);
    assertThat(record(CORRECTED, false).drift(1)).isEqualTo(2);
  }

  @Test
  @DisplayName("drift over loss drop and norm exchange, and that of the first update")
  void ratios() {
    ConservationRecord record =
        new ConservationRecord(
            WEIGHTS, null, 0.5, true, 3, 0.5, 30, new double[] {5, 1, 9}, new double[] {4, 4, 0});
    assertThat(record.driftOverLossDrop()).isEqualTo(2 / (0.5 * 2.5));
    assertThat(record.driftOverNormExchange()).isEqualTo(2.0 / 3);
    assertThat(record.firstUpdateDrift()).isEqualTo(0.125);
    assertThat(record(CORRECTED, true).firstUpdateDrift()).isCloseTo(0.1, within(1e-15));
  }

  @Test
  @DisplayName("D4 counts from the first record, S1 and S2 keep signs until the end")
  void sums() {
    ConservationRecord record = record(null, true);
    assertThat(record.totalDriftFromFirstRecord()).as("D4").isEqualTo(0.375 + 0.3125);
    assertThat(record.imbalanceSum()).as("S1").isEqualTo(8);
    assertThat(record.meanImbalanceSum()).as("S2").isEqualTo(1);
  }
}
