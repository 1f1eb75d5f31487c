package dev.edgelaw.benchmarks;

import java.util.List;
import java.util.OptionalDouble;

/** A figure that follows from measured times. */
public sealed interface Quantity {
  /**
   * Its value in a run.
   *
   * @param run the figures
   * @return the value, or empty where something it needs was not measured
   */
  OptionalDouble in(BenchmarkRun run);

  /**
   * The value for people.
   *
   * @param value a value
   * @return with its unit
   */
  String text(double value);

  /**
   * The speed as a fraction of the measured peak of one core.
   *
   * @param key what was measured
   */
  record OfPeak(Key key) implements Quantity {
    @Override
    public OptionalDouble in(BenchmarkRun run) {
      return run.ofPeak(key);
    }

    @Override
    public String text(double value) {
      return "%.0f %% of peak".formatted(100 * value);
    }
  }

  /**
   * A multiple of one time over another; of one cost over another where the peak was measured
   * around both.
   *
   * @param factor how often the numerator is counted
   * @param numerator what was measured
   * @param denominator what it is held against
   * @param unit what the denominator is called; may be empty
   */
  record Ratio(double factor, Key numerator, Key denominator, String unit) implements Quantity {
    @Override
    public OptionalDouble in(BenchmarkRun run) {
      return run.ratio(numerator, denominator).stream().map(ratio -> factor * ratio).findFirst();
    }

    @Override
    public String text(double value) {
      return "%.2f %s".formatted(value, unit).strip();
    }
  }

  /**
   * A time.
   *
   * @param key what was measured
   */
  record Milliseconds(Key key) implements Quantity {
    @Override
    public OptionalDouble in(BenchmarkRun run) {
      OptionalDouble time = run.time(key);
      return time.isPresent()
          ? OptionalDouble.of(time.getAsDouble() / 1e6)
          : OptionalDouble.empty();
    }

    @Override
    public String text(double value) {
      return "%.0f ms".formatted(value);
    }
  }

  /**
   * How evenly time grows with the work: the highest speed of some benchmarks over the lowest.
   *
   * @param keys benchmarks of one kind and several sizes
   */
  record Evenness(List<Key> keys) implements Quantity {
    @Override
    public OptionalDouble in(BenchmarkRun run) {
      double highest = 0;
      double lowest = Double.POSITIVE_INFINITY;
      for (Key key : keys) {
        OptionalDouble share = run.ofPeak(key);
        OptionalDouble speed = share.isPresent() ? share : run.speed(key);
        if (speed.isEmpty()) {
          return OptionalDouble.empty();
        }
        highest = Math.max(highest, speed.getAsDouble());
        lowest = Math.min(lowest, speed.getAsDouble());
      }
      return OptionalDouble.of(highest / lowest);
    }

    @Override
    public String text(double value) {
      return "factor %.2f".formatted(value);
    }
  }

  /** The largest distance of two forks among our benchmarks that have several. */
  record Spread() implements Quantity {
    @Override
    public OptionalDouble in(BenchmarkRun run) {
      return run.measurements().stream()
          .filter(measurement -> measurement.forks().size() > 1)
          .filter(measurement -> !Peer.owns(measurement.key()))
          .mapToDouble(Measurement::spread)
          .max();
    }

    @Override
    public String text(double value) {
      return "%.0f %%".formatted(100 * value);
    }
  }
}
