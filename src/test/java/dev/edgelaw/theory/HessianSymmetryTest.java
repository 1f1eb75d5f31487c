package dev.edgelaw.theory;

import static dev.edgelaw.theorems.TestLaboratory.LABORATORY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.edgelaw.curvature.NetworkCurvature;
import dev.edgelaw.net.Activation;
import dev.edgelaw.theorems.Kind;
import dev.edgelaw.theorems.RandomNet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class HessianSymmetryTest {
  @Test
  @DisplayName("the generator is + on what enters a neuron, its bias too, - on what leaves it")
  void generator() {
    RandomNet net = LABORATORY.draw(Kind.biased(Activation.relu()).withDepth(2), 6);
    int last = net.architecture().fanOut(0) - 1;
    double[] image = HessianSymmetry.generator(net.layout(), net.parameters(), 0, last);
    double[] expected = new double[image.length];
    for (int i = 0; i < net.architecture().fanIn(0); i++) {
      int at = net.layout().index(0, last, i);
      expected[at] = net.parameters()[at];
    }
    int bias = net.layout().biasOffset(0) + last;
    expected[bias] = net.parameters()[bias];
    for (int k = 0; k < net.architecture().fanOut(1); k++) {
      int at = net.layout().index(1, k, last);
      expected[at] = -net.parameters()[at];
    }
    assertThat(image).containsExactly(expected);
  }

  @Test
  @DisplayName("the gap is rounding for ReLU and that of its formula for tanh")
  void gap() {
    Kind kind = Kind.biased(Activation.relu()).withDepth(3).withWidths(8, 24);
    RandomNet relu = LABORATORY.draw(kind, 2);
    assertThat(HessianSymmetry.gap(LABORATORY.curvature(relu), relu.parameters(), 0, 3))
        .isLessThan(TheoremTolerances.HESSIAN_SYMMETRY);

    RandomNet tanh =
        LABORATORY.draw(Kind.of(new Activation.Tanh()).withDepth(3).withWidths(8, 24), 2);
    NetworkCurvature curvature = LABORATORY.curvature(tanh);
    double[] product = new double[curvature.hessian().length()];
    curvature
        .hessian()
        .apply(HessianSymmetry.generator(tanh.layout(), tanh.parameters(), 0, 3), product);
    double[] right = HessianSymmetry.generator(tanh.layout(), tanh.gradient(), 0, 3);
    double sum = 0;
    double left = 0;
    double other = 0;
    for (int i = 0; i < product.length; i++) {
      sum += (product[i] + right[i]) * (product[i] + right[i]);
      left += product[i] * product[i];
      other += right[i] * right[i];
    }
    double expected = Math.sqrt(sum) / (Math.sqrt(left) + Math.sqrt(other));
    assertThat(HessianSymmetry.gap(curvature, tanh.parameters(), 0, 3))
        .isCloseTo(expected, within(1e-10))
        .isGreaterThan(0.01);
  }
}
