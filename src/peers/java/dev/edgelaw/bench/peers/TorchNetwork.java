package dev.edgelaw.bench.peers;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;

/** With PyTorch's automatic differentiation, through DJL. */
final class TorchNetwork implements Network {
  private final NDManager manager = Torch.manager();
  private final boolean crossEntropy;
  private final NDArray inputs;
  private final NDArray targets;
  private final NDArray first;
  private final NDArray second;

  TorchNetwork(Problem problem) {
    int width = problem.width();
    crossEntropy = problem.crossEntropy();
    inputs = manager.create(problem.inputs(), new Shape(Problem.SAMPLES, Problem.INPUTS));
    targets = manager.create(problem.targets(), new Shape(Problem.SAMPLES, Problem.CLASSES));
    first = manager.create(problem.first(), new Shape(Problem.INPUTS, width));
    second = manager.create(problem.second(), new Shape(width, Problem.CLASSES));
    first.setRequiresGradient(true);
    second.setRequiresGradient(true);
  }

  @Override
  public double step() {
    try (NDScope scope = new NDScope()) {
      scope.suppressNotUsedWarning();
      double value;
      try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
        NDArray outputs = inputs.matMul(first).getNDArrayInternal().relu().matMul(second);
        NDArray loss =
            crossEntropy
                ? outputs.logSoftmax(1).mul(targets).sum().mul(-1.0 / Problem.SAMPLES)
                : outputs.sub(targets).square().mean();
        collector.backward(loss);
        value = loss.getDouble();
      }
      update(first);
      update(second);
      return value;
    }
  }

  private static void update(NDArray weights) {
    NDArray gradient = weights.getGradient();
    weights.subi(gradient.mul(Problem.LEARNING_RATE));
    // PyTorch adds to what is there.
    gradient.muli(0);
  }

  @Override
  public void close() {
    manager.close();
  }
}
