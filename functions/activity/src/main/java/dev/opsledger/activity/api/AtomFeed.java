package dev.opsledger.activity.api;

import dev.opsledger.core.feed.FeedEntry;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Writes entries of the feed as an Atom document (RFC 4287).
 *
 * @param self the address of the document
 * @param site the address of the home page
 * @param entries newest first
 */
record AtomFeed(String self, String site, List<FeedEntry> entries) {
  private static final String ATOM = "http://www.w3.org/2005/Atom";

  /** When the newest entry happened; without entries a moment before all of them. */
  Instant updated() {
    return entries.stream().map(FeedEntry::at).max(Instant::compareTo).orElse(Instant.EPOCH);
  }

  /** The document. */
  String xml() {
    var text = new StringWriter();
    try {
      XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
      xml.writeStartDocument("utf-8", "1.0");
      xml.writeStartElement("feed");
      xml.writeDefaultNamespace(ATOM);
      element(xml, "id", id(self.replaceFirst("^https?://[^/]*", "")));
      element(xml, "title", "opsledger activity");
      element(xml, "updated", updated().toString());
      link(xml, "self", self);
      link(xml, "alternate", site);
      xml.writeStartElement("author");
      element(xml, "name", "opsledger");
      xml.writeEndElement();
      for (FeedEntry entry : entries) {
        write(xml, entry);
      }
      xml.writeEndElement();
      xml.writeEndDocument();
      xml.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("the feed could not be written", e);
    }
    return text.toString();
  }

  private void write(XMLStreamWriter xml, FeedEntry entry) throws XMLStreamException {
    xml.writeStartElement("entry");
    element(xml, "id", id(entry.place()));
    element(xml, "title", entry.sentence());
    element(xml, "updated", entry.at().toString());
    element(xml, "published", entry.at().toString());
    if (entry.page().isPresent()) {
      link(xml, "alternate", site + entry.page().get().toString().substring(1));
    }
    xml.writeEmptyElement("category");
    xml.writeAttribute("term", entry.name());
    element(xml, "content", entry.sentence());
    xml.writeEndElement();
  }

  private static void element(XMLStreamWriter xml, String name, String text)
      throws XMLStreamException {
    xml.writeStartElement(name);
    xml.writeCharacters(text);
    xml.writeEndElement();
  }

  private static void link(XMLStreamWriter xml, String relation, String address)
      throws XMLStreamException {
    xml.writeEmptyElement("link");
    xml.writeAttribute("rel", relation);
    xml.writeAttribute("href", address);
  }

  /** The same for the same thing for ever, whatever the ledger's address is (RFC 9562). */
  private static String id(String thing) {
    return "urn:uuid:"
        + UUID.nameUUIDFromBytes(("opsledger " + thing).getBytes(StandardCharsets.UTF_8));
  }
}
