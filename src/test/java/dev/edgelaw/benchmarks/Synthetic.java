package dev.edgelaw.benchmarks;

import dev.edgelaw.report.Machine;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** JMH's JSON, made up. */
public final class Synthetic {
  private final List<String> results = new ArrayList<>();

  /** Starts without any figure. */
  public Synthetic() {}

  /** A benchmark with one iteration in each fork. */
  public Synthetic with(
      String benchmark, Map<String, String> parameters, String unit, double... t) {
    String params =
        parameters.entrySet().stream()
            .map(entry -> "\"%s\" : \"%s\"".formatted(entry.getKey(), entry.getValue()))
            .collect(Collectors.joining(", "));
    String forks = Arrays.stream(t).mapToObj("[%s]"::formatted).collect(Collectors.joining(", "));
    results.add(
        """
        {"jmhVersion" : "1.37", "benchmark" : "dev.edgelaw.bench.%s", "mode" : "avgt",
         "params" : {%s},
         "primaryMetric" : {"score" : 1, "scoreError" : "NaN", "scoreUnit" : "%s/op",
                            "rawData" : [%s]},
         "secondaryMetrics" : {}}
        """
            .formatted(benchmark, params, unit, forks));
    return this;
  }

  /** A peak of 100 GF/s, a bandwidth of 10 GB/s. */
  public Synthetic withMachine() {
    return with("MachinePeak.fma", Map.of(), "us", 19.2, 19.2)
        .with("MemoryBandwidth.addScaled", Map.of("elements", "1000000"), "ms", 2.4, 2.4);
  }

  /** A step in a multiple of the time it would take at the peak of {@link #withMachine}. */
  public Synthetic withStep(int width, double... slowness) {
    return with(
        "GradientStep.step",
        Map.of("backend", "simd", "loss", "MSE", "width", String.valueOf(width)),
        "us",
        Arrays.stream(slowness).map(s -> s * 22_000 * width / 1e5).toArray());
  }

  /** The peak around the iterations of the benchmark that was added last, one for each fork. */
  public Synthetic besidePeak(double... gigaflops) {
    String forks =
        Arrays.stream(gigaflops).mapToObj("[%s]"::formatted).collect(Collectors.joining(", "));
    String peak = "\"secondaryMetrics\" : {\"peak\" : {\"rawData\" : [%s]}}".formatted(forks);
    results.add(results.removeLast().replace("\"secondaryMetrics\" : {}", peak));
    return this;
  }

  /** The bare array. */
  public String bare() {
    return "[" + String.join(",", results) + "]";
  }

  /** With an environment. */
  public String text() {
    return BenchmarkJson.text(environment(), bare());
  }

  /** Of a run that was stopped after some of its selections. */
  public String stopped(int finished, int planned) {
    return BenchmarkJson.text(environment().until(1, new Extent(finished, planned)), bare());
  }

  /** Read back. */
  public BenchmarkRun run() {
    return BenchmarkJson.run("synthetic", text());
  }

  static Environment environment() {
    Machine machine =
        new Machine("0.1", "abcdef012345", "0", "a JVM", "an OS", "Some(R) CPU  @ 2.50GHz", 2);
    return new Environment(machine, 512, "2026-02-03T04:05:06Z", 0.5, 1.25, Optional.empty());
  }
}
