package dev.edgelaw.report.plot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LabelTest {
  @ParameterizedTest
  @DisplayName("exponents are raised whole, indices lowered, names of files stay")
  @CsvSource(
      delimiter = ';',
      value = {
        "eta^2 S;η<2> S",
        "eta^1.16;η<1.16>",
        "alpha - 1 grows as m^gamma;α − 1 grows as m<γ>",
        "m^-beta;m<−β>",
        "S^(1/2) and b^(T-1-s);S<1/2> and b<T−1−s>",
        "10^{-4};10<−4>",
        "lambda_max/2;λ[max]/2",
        "sigma_1^2;σ[1]<2>",
        "C/eta + b, 1/eta;C/η + b, 1/η",
        "results/eta.json;results/eta.json",
        "W^long stays;W^long stays",
        "my_file.txt;my_file.txt"
      })
  void typeset(String plain, String expected) {
    String shown =
        Label.of(plain).runs().stream()
            .map(
                run ->
                    switch (run.place()) {
                      case LINE -> run.text();
                      case RAISED -> "<" + run.text() + ">";
                      case LOWERED -> "[" + run.text() + "]";
                    })
            .collect(Collectors.joining());
    assertThat(shown).isEqualTo(expected);
  }
}
