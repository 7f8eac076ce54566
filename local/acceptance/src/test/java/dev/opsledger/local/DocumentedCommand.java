package dev.opsledger.local;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * Builds the process that {@code mvn compile exec:exec} starts, from the same lines of {@code
 * local/app/pom.xml}, but in a folder of the test's own.
 */
public final class DocumentedCommand {
  private static final String PLUGIN =
      "/project/build/plugins/plugin[artifactId='exec-maven-plugin']/configuration";
  private static final Set<String> INHERITED = Set.of("PATH", "HOME", "TMPDIR", "LANG", "LC_ALL");

  private final Document pom;
  private final XPath paths = XPathFactory.newInstance().newXPath();
  private final Map<String, String> properties = new HashMap<>();

  private DocumentedCommand(Document pom, Map<String, String> given)
      throws XPathExpressionException {
    this.pom = pom;
    define("/project/properties/*");
    for (String name : given.keySet()) {
      define(
          "/project/profiles/profile[activation/property/name='%s']/properties/*".formatted(name));
    }
    properties.putAll(given);
  }

  /**
   * Prepares the process. Its stderr goes to {@code stderr.log} in the folder: a full pipe that
   * nobody reads would block it.
   *
   * @param folder the working directory
   * @param properties the {@code -D} properties of the Maven command
   * @param environment its whole environment, apart from basics such as {@code PATH}
   */
  public static ProcessBuilder in(
      Path folder, Map<String, String> properties, Map<String, String> environment) {
    try {
      var factory = DocumentBuilderFactory.newInstance();
      Document pom =
          factory.newDocumentBuilder().parse(Checkout.file("local", "app", "pom.xml").toFile());
      return new DocumentedCommand(pom, properties).process(folder, environment);
    } catch (ParserConfigurationException
        | SAXException
        | IOException
        | XPathExpressionException e) {
      throw new IllegalStateException("local/app/pom.xml cannot be read", e);
    }
  }

  private ProcessBuilder process(Path folder, Map<String, String> environment)
      throws XPathExpressionException {
    String where = paths.evaluate(PLUGIN + "/workingDirectory", pom);
    if (!where.equals("${project.basedir}/../..")) {
      throw new IllegalStateException("The command does not run in the repository's folder");
    }
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    for (Element each : elements(PLUGIN + "/arguments/*")) {
      command.add(
          each.getTagName().equals("classpath") ? classPath() : resolved(each.getTextContent()));
    }
    var builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.redirectError(Redirect.appendTo(folder.resolve("stderr.log").toFile()));
    builder.environment().keySet().retainAll(INHERITED);
    builder.environment().putAll(environment);
    return builder;
  }

  private void define(String path) throws XPathExpressionException {
    for (Element each : elements(path)) {
      properties.put(each.getTagName(), each.getTextContent());
    }
  }

  private List<Element> elements(String path) throws XPathExpressionException {
    var nodes = (NodeList) paths.evaluate(path, pom, XPathConstants.NODESET);
    List<Element> elements = new ArrayList<>();
    for (int i = 0; i < nodes.getLength(); i++) {
      elements.add((Element) nodes.item(i));
    }
    return elements;
  }

  private String resolved(String text) {
    String resolved = text;
    for (Map.Entry<String, String> each : properties.entrySet()) {
      resolved = resolved.replace("${" + each.getKey() + "}", each.getValue());
    }
    return resolved;
  }

  /** The class path without test classes, which would add test listeners to the host. */
  private static String classPath() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(each -> !each.endsWith("test-classes"))
        .collect(Collectors.joining(File.pathSeparator));
  }

  /**
   * The template adapted to tests: messages of a killed process reappear after one second instead
   * of three minutes, and no schedule fetches from vendors.
   */
  public static String quickTemplate(Path template) throws IOException {
    return Files.readString(template)
        .replace("VisibilityTimeout: 180", "VisibilityTimeout: 1")
        .replaceAll("(?m)^ +Schedule: \\{ Type: Schedule,.*$", "");
  }
}
