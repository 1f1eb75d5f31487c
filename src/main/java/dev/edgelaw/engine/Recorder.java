package dev.edgelaw.engine;

import dev.edgelaw.optim.Probe;
import java.util.function.Supplier;

/**
 * An observation under way.
 *
 * @param probe watches the run
 * @param result what was seen, asked for once the run is over
 * @param <R> the record of what was seen
 */
public record Recorder<R extends Record>(Probe probe, Supplier<R> result) {}
