package dev.edgelaw.engine;

import dev.edgelaw.kernel.Arithmetic;
import dev.edgelaw.net.NetworkLoss;
import dev.edgelaw.theory.BalancePath;
import java.util.List;

/**
 * Mode coefficients of a two-layer linear net between balanced weights and its first ones.
 *
 * @param shares how far on the way, from 0 (balanced) to 1 (as drawn)
 */
public record BalancePathAtStart(List<Double> shares) implements Observation<BalancePath> {
  /** Copies the list. */
  public BalancePathAtStart {
    shares = List.copyOf(shares);
  }

  @Override
  public Class<BalancePath> resultType() {
    return BalancePath.class;
  }

  @Override
  public Recorder<BalancePath> recorder(RunSpec run, NetworkLoss loss, Arithmetic arithmetic) {
    return Recorder.atStart(
        state ->
            BalancePath.of(arithmetic, state.layout(), state.parameters(), loss.data(), shares));
  }
}
