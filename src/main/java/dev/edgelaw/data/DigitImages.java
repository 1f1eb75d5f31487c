package dev.edgelaw.data;

import java.util.Arrays;

/**
 * Images of digits with their labels, as two IDX files hold them.
 *
 * @param images count x 28 x 28 bytes
 * @param labels count bytes
 */
record DigitImages(IdxFile images, IdxFile labels) {

  static final int SIDE = 28;
  static final int PIXELS = SIDE * SIDE;
  static final int CLASSES = 10;

  /** Checks that the files belong together. */
  DigitImages {
    int[] shape = images.shape();
    if (shape[1] != SIDE || shape[2] != SIDE) {
      throw new MalformedIdxException(
          images.name(),
          "expected images of %d x %d pixels, found %d x %d"
              .formatted(SIDE, SIDE, shape[1], shape[2]));
    }
    if (labels.shape()[0] != shape[0]) {
      throw new MalformedIdxException(
          labels.name(),
          "expected %d labels, one for each image of %s, found %d"
              .formatted(shape[0], images.name(), labels.shape()[0]));
    }
    for (int i = 0; i < labels.values().length; i++) {
      int label = Byte.toUnsignedInt(labels.values()[i]);
      if (label >= CLASSES) {
        throw new MalformedIdxException(
            labels.name(),
            "expected labels from 0 to %d, found %d at position %d"
                .formatted(CLASSES - 1, label, i));
      }
    }
  }

  /** The first images in file order, bytes / 255 in float32, without subtraction of the mean. */
  Dataset first(String countName, int count) {
    int available = labels.values().length;
    if (count > available) {
      throw new IllegalArgumentException(
          "%s must be at most %d, the number of images in %s, was %d"
              .formatted(countName, available, images.name(), count));
    }
    double[] inputs = new double[count * PIXELS];
    for (int i = 0; i < inputs.length; i++) {
      inputs[i] = Byte.toUnsignedInt(images.values()[i]) / 255f;
    }
    int[] firstLabels = new int[count];
    Arrays.setAll(firstLabels, i -> labels.values()[i]);
    return new Dataset(count, PIXELS, CLASSES, inputs, firstLabels);
  }
}
