package dev.edgelaw.theory;

import static dev.edgelaw.theorems.TestLaboratory.LABORATORY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.edgelaw.optim.Optimizer;
import dev.edgelaw.optim.RecordSchedule;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ConservationTrajectoryTest {
  @Test
  @DisplayName("at every record, C moved by eta^2 times the sum of imbalances; the ends agree")
  void theorem2() {
    double rate = 0.3;
    ConservationTrajectoryProbe trajectory =
        new ConservationTrajectoryProbe(new RecordSchedule(4, 10));
    ConservationProbe whole = new ConservationProbe(true);
    LABORATORY.train(
        LABORATORY.published(42, 20, 16, 16, 5),
        Optimizer.gradientDescent(),
        rate,
        10,
        trajectory,
        whole);
    ConservationTrajectoryRecord record = trajectory.record();
    PairTrack track = whole.record().frobenius();
    assertThat(record.updates()).containsExactly(1, 4, 8, 10);
    for (int pair = 0; pair < 2; pair++) {
      for (int i = 0; i < 4; i++) {
        double change = record.law()[i][pair] - track.initial()[pair];
        assertThat(change).isCloseTo(rate * rate * record.imbalanceSum()[i][pair], within(1e-13));
      }
      assertThat(record.law()[3][pair]).isEqualTo(track.last()[pair]);
      assertThat(record.law()[0][pair]).isEqualTo(track.afterFirst()[pair]);
      assertThat(record.imbalanceSum()[3][pair]).isEqualTo(track.imbalanceSum()[pair]);
    }
  }
}
