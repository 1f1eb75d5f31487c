package dev.edgelaw.report.plot;

import java.io.StringWriter;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * A vector picture with text as text. Colours stand as attributes, for papers, and as classes,
 * which a page may give other values.
 */
final class SvgCanvas implements Canvas {
  private final StringWriter text = new StringWriter();
  private final XMLStreamWriter out;

  SvgCanvas(double width, double height, String title, String description) {
    try {
      out = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
      out.writeStartElement("svg");
      out.writeDefaultNamespace("http://www.w3.org/2000/svg");
      attribute("width", number(width));
      attribute("height", number(height));
      attribute("viewBox", "0 0 " + number(width) + " " + number(height));
      attribute("role", "img");
      attribute("aria-label", description);
      attribute("font-family", "Arial, Helvetica, 'Liberation Sans', 'DejaVu Sans', sans-serif");
      out.writeStartElement("title");
      out.writeCharacters(title);
      out.writeEndElement();
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void path(double[] x, double[] y, boolean closed, Pen pen) {
    StringBuilder points = new StringBuilder();
    for (int i = 0; i < x.length; i++) {
      points.append(i == 0 ? "M" : "L").append(number(x[i])).append(' ').append(number(y[i]));
    }
    element("path", pen, "d", points + (closed ? "Z" : ""));
  }

  @Override
  public void circle(double x, double y, double radius, Pen pen) {
    element("circle", pen, "cx", number(x), "cy", number(y), "r", number(radius));
  }

  private void element(String name, Pen pen, String... attributes) {
    try {
      out.writeEmptyElement(name);
      Tint fill = pen.fill();
      Tint stroke = pen.stroke();
      String classes =
          (stroke == null ? "" : "s-" + stroke.role())
              + (stroke == null || fill == null ? "" : " ")
              + (fill == null ? "" : "f-" + fill.role());
      attribute("class", classes);
      for (int i = 0; i < attributes.length; i += 2) {
        attribute(attributes[i], attributes[i + 1]);
      }
      attribute("fill", fill == null ? "none" : fill.hex());
      if (stroke != null) {
        attribute("stroke", stroke.hex());
        attribute("stroke-width", number(pen.width()));
        attribute("stroke-linejoin", "round");
        if (pen.dash().length > 0) {
          StringBuilder dash = new StringBuilder();
          for (double length : pen.dash()) {
            dash.append(dash.isEmpty() ? "" : " ").append(number(length));
          }
          attribute("stroke-dasharray", dash.toString());
        }
      }
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void text(Label label, double x, double y, double size, Anchor anchor, boolean bold) {
    write(label, size, bold, anchor, "x", number(x), "y", number(y));
  }

  @Override
  public void vertical(Label label, double x, double y, double size) {
    String place = "translate(" + number(x) + " " + number(y) + ") rotate(-90)";
    write(label, size, false, Anchor.MIDDLE, "transform", place);
  }

  private void write(Label label, double size, boolean bold, Anchor anchor, String... attributes) {
    try {
      out.writeStartElement("text");
      attribute("class", "f-ink");
      for (int i = 0; i < attributes.length; i += 2) {
        attribute(attributes[i], attributes[i + 1]);
      }
      attribute("font-size", number(size));
      attribute("fill", Tint.INK.hex());
      if (anchor != Anchor.START) {
        attribute("text-anchor", anchor == Anchor.MIDDLE ? "middle" : "end");
      }
      if (bold) {
        attribute("font-weight", "bold");
      }
      double offset = 0;
      for (Label.Run run : label.runs()) {
        double wanted =
            switch (run.place()) {
              case LINE -> 0;
              case RAISED -> -Label.SHIFT * size;
              case LOWERED -> 0.5 * Label.SHIFT * size;
            };
        boolean plain = run.place() == Label.Place.LINE && offset == 0;
        if (!plain) {
          out.writeStartElement("tspan");
          attribute("dy", number(wanted - offset));
          if (run.place() != Label.Place.LINE) {
            attribute("font-size", number(Label.SMALL * size));
          }
        }
        out.writeCharacters(run.text());
        if (!plain) {
          out.writeEndElement();
        }
        offset = wanted;
      }
      out.writeEndElement();
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The finished picture. */
  String finish() {
    try {
      out.writeEndElement();
      out.flush();
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e);
    }
    return text.toString();
  }

  private void attribute(String name, String value) throws XMLStreamException {
    out.writeAttribute(name, value);
  }

  /** Two decimals at most. */
  private static String number(double value) {
    long hundredths = Math.round(value * 100);
    String whole = (hundredths < 0 ? "-" : "") + Math.abs(hundredths) / 100;
    long rest = Math.abs(hundredths) % 100;
    if (rest == 0) {
      return whole;
    }
    return whole + "." + (rest % 10 == 0 ? "" + rest / 10 : (rest < 10 ? "0" : "") + rest);
  }
}
