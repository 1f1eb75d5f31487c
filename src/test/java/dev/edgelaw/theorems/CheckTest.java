package dev.edgelaw.theorems;

import static dev.edgelaw.theorems.TestLaboratory.LABORATORY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.edgelaw.theorems.Requirement.AtLeast;
import dev.edgelaw.theorems.Requirement.AtMost;
import dev.edgelaw.theorems.Requirement.Between;
import dev.edgelaw.theorems.Requirement.Reported;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The bookkeeping of checks: one failing instance, one unnoticed mutation, must show. */
class CheckTest {
  private static Check check(Requirement requirement, double... values) {
    return Check.of("0.1", Status.TRUE, "a statement", requirement, tally -> see(tally, values));
  }

  private static void see(Tally tally, double... values) {
    for (double value : values) {
      tally.see(value, "at " + value);
    }
  }

  @Test
  void requirements() {
    assertThat(new AtMost(2).met(2)).isTrue();
    assertThat(new AtMost(2).met(2.1)).isFalse();
    assertThat(new AtMost(2).met(Double.NaN)).isFalse();
    assertThat(new AtLeast(2).met(2)).isTrue();
    assertThat(new AtLeast(2).met(1.9)).isFalse();
    assertThat(new Between(1, 2).met(1)).isTrue();
    assertThat(new Between(1, 2).met(2.1)).isFalse();
    assertThat(new Between(1, 2).met(0.9)).isFalse();
    assertThat(new Reported().met(-7)).isTrue();
    assertThat(new Reported().met(Double.NaN)).isFalse();
    assertThat(new AtMost(1e-13).text()).isEqualTo("<= 1e-13");
    assertThat(new AtMost(5e-3).text()).isEqualTo("<= 0.005");
    assertThat(new Between(14, 20.5).text()).isEqualTo("in [14, 20.5]");
  }

  @Test
  @DisplayName("the worst instance is the one nearest to failing, or beyond")
  void worst() {
    Outcome outcome = check(new AtLeast(1), 3, 1.5, 2).run();
    assertThat(outcome.worst()).isEqualTo(1.5);
    assertThat(outcome.where()).isEqualTo("at 1.5");
    assertThat(outcome.instances()).isEqualTo(3);
    assertThat(outcome.verdict()).isEqualTo("holds");
    assertThat(check(new AtMost(1), 0.5, Double.NaN, 0.7).run().worst()).isNaN();
  }

  @Test
  @DisplayName("no instance, one failing instance or NaN is unexpected")
  void unexpected() {
    assertThat(check(new AtMost(1)).run().asExpected()).isFalse();
    assertThat(check(new AtMost(1), 0, 2).run().verdict()).isEqualTo("UNEXPECTED");
    assertThat(check(new AtMost(1), 0, Double.NaN).run().asExpected()).isFalse();
    assertThat(check(new AtMost(1), 0, 1).run().asExpected()).isTrue();
  }

  @Test
  @DisplayName("a mutation must break every instance; NaN and nothing prove nothing")
  void controls() {
    Check check = check(new AtMost(1), 0);
    assertThat(check.against("m", tally -> see(tally, 2, 3)).run().asExpected()).isTrue();
    Outcome missed = check.against("m", tally -> see(tally, 2, 0.5)).run();
    assertThat(missed.asExpected()).isFalse();
    assertThat(missed.controls().getFirst().unnoticed()).isEqualTo(1);
    assertThat(missed.controls().getFirst().closest()).isEqualTo(0.5);
    assertThat(check.against("m", tally -> see(tally, 2, Double.NaN)).run().asExpected()).isFalse();
    assertThat(check.against("m", tally -> {}).run().asExpected()).isFalse();
  }

  @Test
  void ids() {
    List<Check> catalogue = Theorems.catalogue(LABORATORY.arithmetic());
    assertThat(catalogue).extracting(Check::id).doesNotHaveDuplicates();
    assertThat(ids(catalogue, "1.4")).containsExactly("1.4a", "1.4b");
    assertThat(ids(catalogue, "1.1")).containsExactly("1.1");
    assertThat(ids(catalogue, "x.2", "1.4B")).containsExactly("1.4b", "X.2");
    assertThat(ids(catalogue, "X")).hasSizeGreaterThan(5).allMatch(id -> id.startsWith("X."));
    assertThat(ids(catalogue)).hasSize(catalogue.size());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Theorems.select(catalogue, List.of("10")))
        .withMessageStartingWith("theorem check '10': there is none");
  }

  @Test
  @DisplayName("every row that judges has a mutation, and only a shown figure has none")
  void everyJudgedRowHasAMutation() {
    assertThat(Theorems.catalogue(LABORATORY.arithmetic()))
        .allSatisfy(
            check ->
                assertThat(check.controls().isEmpty())
                    .as(check.id())
                    .isEqualTo(check.requirement() instanceof Reported));
  }

  private static List<String> ids(List<Check> catalogue, String... wanted) {
    return Theorems.select(catalogue, List.of(wanted)).stream().map(Check::id).toList();
  }
}
