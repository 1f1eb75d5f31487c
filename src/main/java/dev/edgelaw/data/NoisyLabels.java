package dev.edgelaw.data;

import dev.edgelaw.random.TorchGenerator;

/**
 * A data set with part of its training labels replaced by wrong ones. Its inputs, and the network's
 * weights, are those of the data set itself.
 *
 * <p>The replacements have a stream of their own, which one word starts that is drawn behind
 * everything else: a permutation of the samples, of which the first ones are replaced, and for each
 * of them how far its class moves on. A larger share thus replaces the labels of a smaller one, and
 * more.
 *
 * @param source what is drawn, with labels and at least 2 classes, not itself of this kind
 * @param share share of the training labels to replace, from 0 to 1; their number is rounded
 */
public record NoisyLabels(DataSource source, double share) implements DataSource {
  /** Checks kind and share. */
  public NoisyLabels {
    if (source instanceof NoisyLabels
        || source instanceof DrawnFirst
        || source instanceof SecondMoments) {
      throw new IllegalArgumentException("noisy labels of " + source + ": of labelled data only");
    }
    if (source.classes() < 2) {
      throw new IllegalArgumentException("noisy labels need at least 2 classes, was 1");
    }
    if (!(share >= 0 && share <= 1)) {
      throw new IllegalArgumentException(
          "share of noisy labels must be from 0 to 1, was %s".formatted(share));
    }
  }

  @Override
  public int features() {
    return source.features();
  }

  @Override
  public int classes() {
    return source.classes();
  }

  @Override
  public int samples() {
    return source.samples();
  }

  @Override
  public Split draw(TorchGenerator generator) {
    Split clean = source.draw(generator);
    TorchGenerator own = new TorchGenerator(Integer.toUnsignedLong(generator.nextWord()));
    return new Split(replaced(clean.train(), own), clean.test());
  }

  private Dataset replaced(Dataset clean, TorchGenerator own) {
    int[] order = own.permutation(clean.samples());
    int[] moves = new int[(int) Math.round(share * clean.samples())];
    own.integers(moves, 1, clean.classes());
    int[] labels = clean.labels().clone();
    for (int i = 0; i < moves.length; i++) {
      labels[order[i]] = (labels[order[i]] + moves[i]) % clean.classes();
    }
    return new Dataset(clean.samples(), clean.features(), clean.classes(), clean.inputs(), labels);
  }
}
