package io.boulderk8s.graph;

import java.io.StringWriter;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Writes one element a line. Attributes are names and values in turn; one without a value is left
 * out.
 */
final class SvgWriter {
  private final StringWriter text = new StringWriter();
  private final XMLStreamWriter xml;

  SvgWriter() throws XMLStreamException {
    xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
  }

  /** Writes an element without content. */
  void shape(String name, Object... attributes) throws XMLStreamException {
    xml.writeEmptyElement(name);
    write(attributes);
    xml.writeCharacters("\n");
  }

  void words(String name, String words, Object... attributes) throws XMLStreamException {
    xml.writeStartElement(name);
    write(attributes);
    xml.writeCharacters(words);
    end();
  }

  /** Writes words that stand for longer ones, which a viewer shows on hover. */
  void cut(String name, String words, String all, Object... attributes) throws XMLStreamException {
    xml.writeStartElement(name);
    write(attributes);
    xml.writeStartElement("title");
    xml.writeCharacters(all);
    xml.writeEndElement();
    xml.writeCharacters(words);
    end();
  }

  /** Begins an element that {@link #end} ends. */
  void begin(String name, Object... attributes) throws XMLStreamException {
    xml.writeStartElement(name);
    write(attributes);
    xml.writeCharacters("\n");
  }

  void end() throws XMLStreamException {
    xml.writeEndElement();
    xml.writeCharacters("\n");
  }

  /** Returns everything that was written. */
  String written() throws XMLStreamException {
    xml.flush();
    return text.toString();
  }

  private void write(Object... attributes) throws XMLStreamException {
    for (int i = 0; i < attributes.length; i += 2) {
      String value =
          attributes[i + 1] instanceof Ink ink ? ink.light() : attributes[i + 1].toString();
      if (!value.isEmpty()) {
        xml.writeAttribute(attributes[i].toString(), value);
      }
    }
  }
}
