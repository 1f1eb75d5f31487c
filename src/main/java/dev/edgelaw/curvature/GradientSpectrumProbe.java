package dev.edgelaw.curvature;

import dev.edgelaw.curvature.dense.SpectralMeasure;
import dev.edgelaw.data.Dataset;
import dev.edgelaw.kernel.Arithmetic;
import dev.edgelaw.net.Architecture;
import dev.edgelaw.net.Loss;
import dev.edgelaw.net.NetworkLoss;
import dev.edgelaw.net.ParameterLayout;
import dev.edgelaw.optim.LayerNorms;
import dev.edgelaw.optim.Probe;
import dev.edgelaw.optim.TrainingState;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Takes the full spectrum of the Hessian and the gradient's components at some updates of a run.
 * Workspaces live no longer than one spectrum: a Hessian of P parameters takes 8 P^2 bytes, and
 * most updates need none.
 */
public final class GradientSpectrumProbe implements Probe {
  private final Arithmetic arithmetic;
  private final Architecture architecture;
  private final Loss loss;
  private final Dataset data;
  private final int lastStep;
  private final List<Integer> steps;
  private final Function<double[], Optional<double[]>> place;
  private final List<HessianSpectrum> spectra = new ArrayList<>();

  /**
   * Creates the probe for one run.
   *
   * @param arithmetic the kernel
   * @param architecture the network
   * @param loss the loss
   * @param data the training set
   * @param totalSteps number of updates T of the run
   * @param steps where to take spectra: t stands for W(t), the point before update t, and T for the
   *     end of the run
   */
  public GradientSpectrumProbe(
      Arithmetic arithmetic,
      Architecture architecture,
      Loss loss,
      Dataset data,
      int totalSteps,
      List<Integer> steps) {
    this(arithmetic, architecture, loss, data, totalSteps, steps, Optional::of);
  }

  /**
   * Creates a probe that looks beside the run.
   *
   * @param arithmetic the kernel
   * @param architecture the network
   * @param loss the loss
   * @param data the training set
   * @param totalSteps number of updates T of the run
   * @param steps where to take spectra, as above
   * @param place where to look, given the weights of the run: these themselves, or a point nearby;
   *     no spectrum is taken where it is empty
   */
  public GradientSpectrumProbe(
      Arithmetic arithmetic,
      Architecture architecture,
      Loss loss,
      Dataset data,
      int totalSteps,
      List<Integer> steps,
      Function<double[], Optional<double[]>> place) {
    this.arithmetic = arithmetic;
    this.architecture = architecture;
    this.loss = loss;
    this.data = data;
    this.lastStep = totalSteps;
    this.steps = List.copyOf(steps);
    this.place = place;
  }

  @Override
  public void beforeUpdate(TrainingState state) {
    if (steps.contains(state.step())) {
      look(state.step(), state.parameters());
    }
  }

  @Override
  public void afterUpdate(TrainingState state) {
    if (state.step() + 1 == lastStep && steps.contains(lastStep)) {
      look(lastStep, state.parameters());
    }
  }

  private void look(int step, double[] parameters) {
    place.apply(parameters).ifPresent(point -> take(step, point));
  }

  private void take(int step, double[] parameters) {
    NetworkLoss objective = new NetworkLoss(arithmetic, architecture, loss, data);
    ParameterLayout layout = objective.layout();
    double[] gradient = new double[layout.length()];
    double value = objective.valueAndGradient(parameters, gradient);
    if (!Double.isFinite(value) || !HessianMeasure.finite(gradient)) {
      return;
    }
    NetworkCurvature curvature = new NetworkCurvature(arithmetic, architecture, loss, data);
    curvature.at(parameters);
    Optional<SpectralMeasure> measure = HessianMeasure.of(curvature);
    if (measure.isEmpty()) {
      return;
    }
    LayerNorms norms = new LayerNorms(arithmetic, layout);
    norms.compute(gradient);
    double[] energies = new double[norms.layers()];
    Arrays.setAll(energies, norms::weight);
    spectra.add(
        new HessianSpectrum(
            step, value, energies, measure.get().values(), measure.get().weights()));
  }

  /**
   * What was seen so far.
   *
   * @return the spectra
   */
  public SpectrumRecord record() {
    return new SpectrumRecord(spectra);
  }
}
