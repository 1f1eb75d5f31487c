package dev.edgelaw.report.plot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.edgelaw.study.Figure;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ScaleTest {
  @Test
  @DisplayName("ticks are the same where the system's language has a decimal comma")
  void decimalComma() {
    Locale before = Locale.getDefault(Locale.Category.FORMAT);
    try {
      Locale.setDefault(Locale.Category.FORMAT, Locale.GERMANY);
      assertThat(labels(Scale.of(false, List.of(0.0, 1.0))))
          .containsExactly("0", "0.2", "0.4", "0.6", "0.8", "1");
      assertThat(labels(Scale.of(true, List.of(0.1, 1.0)))).contains("0.1", "0.5", "1");
    } finally {
      Locale.setDefault(Locale.Category.FORMAT, before);
    }
  }

  private static List<String> labels(Scale scale) {
    return scale.ticks(new Figure.Axis("", scale.logarithmic())).stream()
        .map(Scale.Tick::label)
        .filter(Objects::nonNull)
        .map(Label::plain)
        .toList();
  }

  @Test
  void marksAndNamesStandWhereTheyAreWanted() {
    Scale scale = Scale.of(true, List.of(16.0, 1024.0));
    assertThat(scale.ticks(Figure.Axis.logarithmicAt("m", 64, 16, 64)))
        .extracting(tick -> tick.label().plain())
        .containsExactly("16", "64");
    assertThat(Scale.of(false, List.of(0.5, -1.5)).ticks(Figure.Axis.rows("", List.of("a", "b"))))
        .extracting(Scale.Tick::value)
        .containsExactly(0.0, -1.0);
  }
}
