package dev.edgelaw.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class TheoremsTest {
  @Test
  @DisplayName("a theorem, a row, a row's parts: the table, one line each, and a summary")
  void table() {
    Captured captured = Captured.of("theorems", "6.3", "5", "1.5", "6.4");
    assertThat(captured.exitCode()).isZero();
    assertThat(captured.err()).isEmpty();
    assertThat(captured.out().getFirst())
        .matches("id +paper +statement +instances +worst +tolerance +mutations +verdict");
    assertThat(captured.out())
        .filteredOn(line -> !line.startsWith(" ") && !line.isBlank())
        .extracting(line -> line.split(" ")[0])
        .containsExactly(
            "id", "1.5", "5.1a", "5.1b", "5.2", "5.3", "5.4", "5.5", "5.6", "5.7", "6.3", "6.4a",
            "6.4b", "12");
    assertThat(captured.out())
        .anyMatch(line -> line.matches("6\\.4a +FALSE .* 4 +1\\.25 +>= 1\\.2 +1 +refuted"));
    assertThat(captured.out().getLast())
        .isEqualTo("12 checks, all as expected; 12 mutations that must break them, all noticed");
  }

  @Test
  void json() {
    Captured captured = Captured.of("theorems", "4.2", "--json", "--threads", "1");
    assertThat(captured.exitCode()).isZero();
    JsonNode check =
        JsonMapper.builder().build().readTree(String.join("\n", captured.out())).at("/checks/0");
    assertThat(check.at("/id").asString()).isEqualTo("4.2");
    assertThat(check.at("/status").asString()).isEqualTo("TRUE");
    assertThat(check.at("/instances").asInt()).isEqualTo(1024);
    assertThat(check.at("/worst").asDouble()).isLessThan(1e-12);
    assertThat(check.at("/verdict").asString()).isEqualTo("holds");
    assertThat(check.at("/mutations/0/unnoticed").asInt()).isZero();
  }
}
