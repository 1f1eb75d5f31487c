package dev.edgelaw.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.edgelaw.stats.Summary;
import dev.edgelaw.studies.E05DriftScalingLaw;
import dev.edgelaw.study.Claim;
import dev.edgelaw.study.Comparisons;
import dev.edgelaw.study.Fields;
import dev.edgelaw.study.Findings;
import dev.edgelaw.study.Headline;
import dev.edgelaw.study.Plan;
import dev.edgelaw.study.PlanOptions;
import dev.edgelaw.study.Study;
import dev.edgelaw.study.Tolerance;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ResultsJsonTest {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static final Study STUDY = new FirstFigureAsHeadline(new E05DriftScalingLaw());
  private static final Plan PLAN = STUDY.plan(PlanOptions.PUBLISHED);

  @Test
  @DisplayName("the fields that docs/results-schema.md names, in its order")
  void schema() {
    Comparisons comparisons = new Comparisons();
    comparisons.published("drift", Fields.at(42, 0.1), 1, 2, Tolerance.absolute(4));
    JsonNode json =
        MAPPER.readTree(
            ResultsJson.findings(
                STUDY,
                PLAN,
                new Findings(
                    List.of(Fields.of("seed", 42L).and("drift", 0.5).map()),
                    Map.of("meanDrift", new double[] {1}),
                    comparisons.list(),
                    List.of(Claim.paper("P1", "statement", true, "evidence")),
                    List.of())));

    assertThat(json.propertyNames())
        .containsExactly(
            "study",
            "title",
            "claim",
            "overridden",
            "verdict",
            "runs",
            "aggregates",
            "comparisons",
            "claims");
    Headline headline = ResultsJson.verdict(json.toString()).orElseThrow().headline();
    assertThat(headline.figure()).isEqualTo("drift");
    assertThat(headline.ours()).isEqualTo(2);
    assertThat(headline.verdict()).isEqualTo(Headline.Verdict.HOLDS);
    assertThat(headline.reason()).isEqualTo("evidence");
    assertThat(json.get("study").asString()).isEqualTo("E05");
    assertThat(json.get("overridden").isBoolean()).isTrue();
    assertThat(json.get("runs").get(0)).hasToString("{\"seed\":42,\"drift\":0.5}");
    assertThat(json.get("aggregates")).hasToString("{\"meanDrift\":[1.0]}");
    assertThat(json.get("comparisons").get(0))
        .hasToString(
            "{\"level\":\"PUBLISHED\",\"quantity\":\"drift\","
                + "\"where\":{\"seed\":42,\"learningRate\":0.1},\"published\":1.0,\"ours\":2.0,"
                + "\"tolerance\":4.0,\"deviation\":0.25,\"comparable\":true,\"reason\":\"\"}");
    assertThat(json.get("claims").get(0))
        .hasToString(
            "{\"id\":\"P1\",\"source\":\"PAPER\",\"statement\":\"statement\",\"expected\":true,"
                + "\"holds\":true,\"evidence\":\"evidence\"}");
  }

  @Test
  void thePlanHoldsEveryRun() {
    JsonNode json = MAPPER.readTree(ResultsJson.plan(STUDY, PLAN));
    assertThat(json.propertyNames())
        .containsExactly(
            "study", "title", "overridden", "seeds", "learningRates", "steps", "cells");
    assertThat(json.get("cells").size()).isEqualTo(50);
    assertThat(json.get("cells").get(0).get("run").get("seed").asLong()).isEqualTo(42);
    assertThat(json.get("cells").get(0).get("observations"))
        .hasToString("[{\"type\":\"Conservation\"}]");
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
  @DisplayName("null wherever a number is not finite: in rows, arrays, lists, records and maps")
  void notFinite(double value) {
    JsonNode json =
        aggregates(
            Fields.of("plain", value)
                .and("array", new double[] {1, value})
                .and("list", List.of(value, List.of(value)))
                .and("record", new Summary(value, 1, 2))
                .and("map", Map.of("inner", value))
                .map());
    assertThat(json)
        .hasToString(
            "{\"plain\":null,\"array\":[1.0,null],\"list\":[null,[null]],"
                + "\"record\":{\"mean\":null,\"standardDeviation\":1.0,\"count\":2},"
                + "\"map\":{\"inner\":null}}");
  }

  @ParameterizedTest
  @ValueSource(
      doubles = {
        0.1,
        -0.0,
        1 / 3.0,
        1e23,
        Double.MIN_VALUE,
        2.2250738585072011e-308,
        Double.MAX_VALUE,
        123456789.123456789
      })
  void numbersReadBackToTheSameBits(double value) {
    JsonNode json = aggregates(Fields.of("x", value).and("y", new double[] {value}).map());
    assertThat(Double.doubleToRawLongBits(json.get("x").doubleValue()))
        .isEqualTo(Double.doubleToRawLongBits(value));
    assertThat(Double.doubleToRawLongBits(json.get("y").get(0).doubleValue()))
        .isEqualTo(Double.doubleToRawLongBits(value));
  }

  @Test
  void endsWithOneLineEnd() {
    assertThat(ResultsJson.plan(STUDY, PLAN)).endsWith("}\n").doesNotContain("\r");
  }

  private static JsonNode aggregates(Map<String, Object> aggregates) {
    Findings findings = new Findings(List.of(), aggregates, List.of(), List.of(), List.of());
    return MAPPER.readTree(ResultsJson.findings(STUDY, PLAN, findings)).get("aggregates");
  }
}
