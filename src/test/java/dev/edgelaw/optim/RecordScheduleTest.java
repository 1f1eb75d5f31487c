package dev.edgelaw.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordScheduleTest {
  @ParameterizedTest
  @CsvSource({"25, 5000, 201", "25, 30, 3", "25, 25, 2", "25, 24, 2", "25, 1, 1", "1, 7, 7"})
  @DisplayName("the first, every so many, and the last, each once")
  void size(int every, int updates, int size) {
    RecordSchedule schedule = new RecordSchedule(every, updates);
    assertThat(schedule.size()).isEqualTo(size);
    assertThat(IntStream.range(0, updates).filter(schedule::recordsAfter).count()).isEqualTo(size);
    assertThat(schedule.recordsAfter(0)).isTrue();
    assertThat(schedule.recordsAfter(updates - 1)).isTrue();
  }

  @Test
  @DisplayName("records every 0 updates are refused")
  void range() {
    assertThatIllegalArgumentException().isThrownBy(() -> new RecordSchedule(0, 10));
  }
}
