package dev.faas.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** Every module is furnished alike: a module-info, and a pom that decides nothing. */
class ModulesTest {
  private static final Set<String> OF_A_CHILD = Set.of(
      "modelVersion", "parent", "artifactId", "packaging", "name", "description", "dependencies");

  @Test
  void everyHouseIsAJavaModule() {
    assertThat(Checkout.houses())
        .filteredOn(house ->
            !Files.exists(Checkout.ROOT.resolve(house).resolve("src/main/java/module-info.java")))
        .isEmpty();
  }

  @Test
  void everyPomOfAModuleHasOnlyItsNameAndItsDependencies() {
    List<String> modules = Checkout.modules();
    assertThat(modules)
        .contains("faas-api", "examples/hello", "house-rules")
        .endsWith("house-rules");
    for (String module : modules) {
      if (!module.equals("faas-bom")) {
        assertThat(strangers(Checkout.text(Path.of(module, "pom.xml"))))
            .as(module)
            .isEmpty();
      }
    }
  }

  @Test
  void theBomManagesEveryHouseAndNothingElse() {
    Element bom = parse(Checkout.text(Path.of("faas-bom/pom.xml")));
    NodeList managed = bom.getElementsByTagName("dependency");
    assertThat(IntStream.range(0, managed.getLength())
            .mapToObj(
                i -> text(managed.item(i), "groupId") + ":" + text(managed.item(i), "artifactId")))
        .containsExactlyInAnyOrderElementsOf(
            Checkout.houses().stream().map(house -> "dev.faas:" + house).toList());
  }

  @Test
  void aPomThatDecidesSomethingIsReported() {
    String pom = "<project><artifactId>a</artifactId><build/><dependencies><dependency>"
        + "<artifactId>b</artifactId><version>1</version></dependency></dependencies></project>";
    assertThat(strangers(pom)).containsExactly("build", "version of b");
  }

  private static List<String> strangers(String pom) {
    Element project = parse(pom);
    List<String> strangers = new ArrayList<>();
    children(project)
        .map(Node::getNodeName)
        .filter(name -> !OF_A_CHILD.contains(name))
        .forEach(strangers::add);
    NodeList dependencies = project.getElementsByTagName("dependency");
    IntStream.range(0, dependencies.getLength())
        .mapToObj(dependencies::item)
        .filter(dependency ->
            children(dependency).anyMatch(node -> node.getNodeName().equals("version")))
        .forEach(dependency -> strangers.add("version of " + text(dependency, "artifactId")));
    return strangers;
  }

  private static String text(Node parent, String child) {
    return children(parent)
        .filter(node -> node.getNodeName().equals(child))
        .map(Node::getTextContent)
        .findFirst()
        .orElseThrow();
  }

  private static Stream<Node> children(Node parent) {
    NodeList nodes = parent.getChildNodes();
    return IntStream.range(0, nodes.getLength())
        .mapToObj(nodes::item)
        .filter(node -> node.getNodeType() == Node.ELEMENT_NODE);
  }

  private static Element parse(String xml) {
    try {
      return DocumentBuilderFactory.newInstance()
          .newDocumentBuilder()
          .parse(new InputSource(new StringReader(xml)))
          .getDocumentElement();
    } catch (ParserConfigurationException | SAXException | IOException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
