package dev.edgelaw.optim;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The training step allocates nothing once it is compiled: a boxed vector costs 100 bytes. */
class AllocationTest {

  @ParameterizedTest
  @CsvSource({"auto, 1", "auto, 0.5", "scalar, 1"})
  @DisplayName("whatever the backend and the loss; in a machine that has run nothing else before")
  void nothingIsAllocated(String backend, String crossEntropyWeight) throws IOException {
    assertThat(
            ChildMachine.run(
                ChildMachine.WITH_MODULE, StepAllocation.class, backend, crossEntropyWeight))
        .singleElement()
        .asString()
        .satisfies(
            bytes ->
                assertThat(Long.parseLong(bytes))
                    .as("bytes per step")
                    .isLessThanOrEqualTo(StepAllocation.BYTES_PER_STEP));
  }
}
