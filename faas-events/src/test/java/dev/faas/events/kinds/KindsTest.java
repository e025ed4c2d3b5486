package dev.faas.events.kinds;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;

import dev.faas.events.contract.Corpus;
import dev.faas.events.contract.Formats;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class KindsTest {

  private static final Path PAGE = Path.of("../docs/events.md");
  private static final String BEGIN = "<!-- the table begins -->\n";
  private static final String END = "<!-- the table ends -->\n";

  private static final List<PublicFormat> FORMATS = PublicFormat.all();
  private static final List<CorpusFolder> FOLDERS = CorpusFolder.all();

  @TestFactory
  List<DynamicContainer> everyFileOfTheCorpusComesOutAsItWentIn() {
    Map<String, PublicFormat> formats =
        FORMATS.stream().collect(toMap(PublicFormat::where, identity()));
    return FOLDERS.stream()
        .filter(folder -> !folder.isJson() && !folder.isElsewhere())
        .map(folder -> {
          List<DynamicTest> tests = Formats.lossless(
              "events/" + folder.name(), folder.reencode(formats), folder.except());
          return dynamicContainer(
              tests.size() + " of " + folder.name() + " by " + folder.reader(), tests);
        })
        .toList();
  }

  @Test
  void everyFolderOfTheCorpusHasItsLine() throws IOException {
    Set<String> folders = Corpus.files("events").stream()
        .map(file -> String.valueOf(file.getParent()))
        .map(folder -> folder.replaceFirst(".*?/corpus/events/?", ""))
        .filter(folder -> !folder.isEmpty())
        .collect(toSet());
    assertThat(FOLDERS)
        .extracting(CorpusFolder::name)
        .doesNotHaveDuplicates()
        .containsExactlyInAnyOrderElementsOf(folders);
  }

  @Test
  void thePageSaysWhichKindsThereAre() throws IOException {
    String page = Files.readString(PAGE);
    int begin = page.indexOf(BEGIN) + BEGIN.length();
    String written = page.substring(begin, page.indexOf(END));
    if (Boolean.getBoolean("faas.write-docs")) {
      Files.writeString(PAGE, page.replace(BEGIN + written, BEGIN + table()));
      return;
    }
    assertThat(written)
        .as("the table in docs/events.md. To write it, add -Dfaas.write-docs=true")
        .isEqualTo(table());
  }

  private static String table() {
    StringBuilder table = new StringBuilder(
        "\n| platform | kind | event | result | codec |\n| --- | --- | --- | --- | --- |\n");
    for (PublicFormat format : FORMATS) {
      table.append(row(
          format.platform(),
          "`" + format.kind() + "`",
          "`" + format.event() + "`",
          "`" + format.result() + "`",
          "`" + format.where() + "`"));
    }
    table.append("\nReal events of these kinds stay JSON, a `JsonValue` of the function's own:\n\n"
        + "| kind | why |\n| --- | --- |\n");
    FOLDERS.stream()
        .filter(CorpusFolder::isJson)
        .forEach(folder -> table.append(row(folder.name(), folder.reason())));
    return table.append('\n').toString();
  }

  private static String row(String... cells) {
    return "| " + String.join(" | ", cells) + " |\n";
  }
}
