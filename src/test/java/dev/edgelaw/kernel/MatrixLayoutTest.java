package dev.edgelaw.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MatrixLayoutTest {

  @Test
  void padded() {
    MatrixLayout layout = MatrixLayout.padded(7, 3, 5);
    assertThat(layout).isEqualTo(new MatrixLayout(7, 3, 5, 8));
    assertThat(layout.length()).isEqualTo(24);
    assertThat(layout.index(2, 4)).isEqualTo(7 + 16 + 4);
    assertThat(layout.firstRows(2)).isEqualTo(new MatrixLayout(7, 2, 5, 8));
  }

  @ParameterizedTest
  @CsvSource({"-1, 1, 1, 8", "0, -1, 1, 8", "0, 1, -1, 8", "0, 1, 9, 8"})
  void nonsenseIsRefusedInOneLine(int offset, int rows, int columns, int stride) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new MatrixLayout(offset, rows, columns, stride))
        .withMessage(
            "matrix layout %d x %d at %d with stride %d: sizes must be at least 0, the stride at"
                + " least the columns",
            rows, columns, offset, stride);
  }
}
