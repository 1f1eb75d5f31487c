package dev.edgelaw.theorems;

import static dev.edgelaw.theorems.TestLaboratory.LABORATORY;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/** Every row of the catalogue, and every mutation that must break it. */
class TheoremsTest {
  private static final List<Check> CATALOGUE = Theorems.catalogue(LABORATORY.arithmetic());

  @TestFactory
  @DisplayName("rows")
  Stream<DynamicContainer> rows() {
    return CATALOGUE.stream().filter(check -> !check.slow()).map(TheoremsTest::row);
  }

  @Tag("slow")
  @TestFactory
  @DisplayName("rows that take seconds")
  Stream<DynamicContainer> slowRows() {
    return CATALOGUE.stream().filter(Check::slow).map(TheoremsTest::row);
  }

  private static DynamicContainer row(Check check) {
    DynamicTest itself =
        DynamicTest.dynamicTest(check.id() + " " + check.statement(), () -> mustHold(check));
    Stream<DynamicTest> controls =
        check.controls().stream()
            .map(
                control ->
                    DynamicTest.dynamicTest(
                        check.id() + " must break: " + control.mutation(),
                        () -> mustBreak(check, control)));
    return DynamicContainer.dynamicContainer(
        check.id() + " " + check.status().label(), Stream.concat(Stream.of(itself), controls));
  }

  private static void mustHold(Check check) {
    Tally tally = new Tally(check.requirement());
    check.measurement().into(tally);
    assertThat(tally.instances()).as("instances").isPositive();
    assertThat(tally.met())
        .as(
            "instances that meet %s; worst %s at %s",
            check.requirement().text(), tally.worst(), tally.where())
        .isEqualTo(tally.instances());
  }

  private static void mustBreak(Check check, Control control) {
    Control.Outcome outcome = control.run(check.requirement());
    assertThat(outcome.instances()).as("mutated instances").isPositive();
    assertThat(outcome.unnoticed())
        .as("unnoticed; closest to %s is %s", check.requirement().text(), outcome.closest())
        .isZero();
  }
}
