package dev.edgelaw.benchmarks;

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
   * What this machine can do at most.
   *
   * @return GFLOP/s of one core, or empty where that was not measured
   */
  public OptionalDouble peak() {
    return speed(PEAK);
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
