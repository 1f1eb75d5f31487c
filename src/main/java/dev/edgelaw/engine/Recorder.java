package dev.edgelaw.engine;

import dev.edgelaw.optim.Probe;
import dev.edgelaw.optim.TrainingState;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * An observation under way.
 *
 * @param probe watches the run
 * @param result what was seen, asked for once the run is over
 * @param <R> the record of what was seen
 */
public record Recorder<R extends Record>(Probe probe, Supplier<R> result) {
  /** Of something that is seen at the first weights alone. */
  static <R extends Record> Recorder<R> atStart(Function<TrainingState, R> look) {
    AtomicReference<R> seen = new AtomicReference<>();
    Probe probe =
        new Probe() {
          @Override
          public void start(TrainingState state) {
            seen.set(look.apply(state));
          }
        };
    return new Recorder<>(probe, seen::get);
  }
}
