package dev.edgelaw.report;

import dev.edgelaw.report.plot.Picture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * Writes pictures as SVG, for papers, and PNG, for slides. A figure never fails a run: what cannot
 * be drawn is named in one line.
 */
public final class FigureFiles {
  private FigureFiles() {}

  /**
   * Writes one picture in both forms.
   *
   * @param picture the picture
   * @param folder where the files go
   * @param warnings told if it cannot be drawn
   */
  public static void write(Picture picture, Path folder, Consumer<String> warnings) {
    try {
      Files.writeString(folder.resolve(picture.name() + ".svg"), picture.svg() + "\n");
    } catch (IOException | RuntimeException e) {
      warnings.accept("figure %s.svg: not drawn (%s)".formatted(picture.name(), e));
    }
    try {
      // Encoded first, so that a failure leaves no broken file.
      byte[] png = picture.png();
      Files.write(folder.resolve(picture.name() + ".png"), png);
    } catch (IOException | RuntimeException | Error e) {
      // Letters of a PNG need fonts, and font managers without any throw plain errors.
      warnings.accept("figure %s.png: not drawn (%s)".formatted(picture.name(), e));
    }
  }
}
