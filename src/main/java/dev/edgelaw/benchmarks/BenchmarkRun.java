package dev.edgelaw.benchmarks;

import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A file of benchmark figures.
 *
 * @param name what to call it
 * @param environment where they were measured; empty for JMH's bare JSON
 * @param measurements the figures
 */
public record BenchmarkRun(
    String name, Optional<Environment> environment, List<Measurement> measurements) {
  /** The benchmark that measures the peak of fused multiply-adds. */
  static final Key PEAK = Key.of("MachinePeak.fma");

  /**
   * Says that something is missing.
   *
   * @return one line for a file of a run that was stopped, empty for all others
   */
  public Optional<String> incomplete() {
    return environment
        .flatMap(Environment::selections)
        .filter(selections -> !selections.complete())
        .map(
            selections ->
                "'%s' holds %s: the run has not come to its end"
                    .formatted(name, selections.text()));
  }

  /**
   * The figures of one benchmark.
   *
   * @param key what was measured
   * @return them, or empty
   */
  public Optional<Measurement> find(Key key) {
    return measurements.stream().filter(measurement -> measurement.key().equals(key)).findFirst();
  }

  /**
   * The time of one operation.
   *
   * @param key what was measured
   * @return nanoseconds, or empty
   */
  public OptionalDouble time(Key key) {
    return find(key)
        .map(measurement -> OptionalDouble.of(measurement.time()))
        .orElse(OptionalDouble.empty());
  }

  /**
   * The speed of a benchmark.
   *
   * @param key what was measured
   * @return GFLOP/s, or empty where nothing was measured or operations cannot be counted
   */
  public OptionalDouble speed(Key key) {
    OptionalDouble time = time(key);
    Optional<Work> work = Work.of(key);
    return time.isPresent() && work.isPresent()
        ? OptionalDouble.of(work.orElseThrow().operations() / time.getAsDouble())
        : OptionalDouble.empty();
  }

  /**
   * What a benchmark does, as a fraction of what the core could have done at most: of the peak
   * around its iterations, or, where that was not measured, of the peak of the run.
   *
   * @param key what was measured
   * @return the fraction, or empty where something it needs was not measured
   */
  public OptionalDouble ofPeak(Key key) {
    Optional<Measurement> measurement = find(key);
    Optional<Work> work = Work.of(key);
    if (measurement.isEmpty() || work.isEmpty()) {
      return OptionalDouble.empty();
    }
    double operations = work.orElseThrow().operations();
    if (measurement.orElseThrow().besidePeak()) {
      return OptionalDouble.of(
          operations / Measurement.median(measurement.orElseThrow().forkCosts()));
    }
    return peak().stream()
        .map(peak -> operations / measurement.orElseThrow().time() / peak)
        .findFirst();
  }

  /**
   * How much longer one benchmark takes than another; in what the core could have done in their
   * times, where the peak was measured around both.
   *
   * @param above what was measured
   * @param below what it is held against
   * @return the ratio, or empty where one of them was not measured
   */
  public OptionalDouble ratio(Key above, Key below) {
    return find(above).stream()
        .flatMap(first -> find(below).stream().map(second -> Ratio.of(first, second)))
        .mapToDouble(Ratio::value)
        .findFirst();
  }

  /**
   * What this machine can do at most.
   *
   * @return GFLOP/s of one core, or empty where that was not measured
   */
  public OptionalDouble peak() {
    return speed(PEAK);
  }

  /**
   * Between what the peak of a core moved in the course of the run.
   *
   * @return GFLOP/s around every iteration; none where that was not measured
   */
  public DoubleSummaryStatistics peaks() {
    return measurements.stream()
        .flatMap(measurement -> measurement.peaks().stream())
        .flatMap(List::stream)
        .mapToDouble(Double::doubleValue)
        .summaryStatistics();
  }

  /**
   * What the memory can do at most.
   *
   * @return GB/s of one core, or empty where that was not measured
   */
  public OptionalDouble bandwidth() {
    return measurements.stream()
        .filter(measurement -> measurement.key().benchmark().equals("MemoryBandwidth.addScaled"))
        .mapToDouble(
            measurement -> Work.of(measurement.key()).orElseThrow().bytes() / measurement.time())
        .findFirst();
  }
}
