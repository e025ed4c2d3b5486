package dev.faas.events.kinds;

import dev.faas.Payload;
import dev.faas.events.contract.Formats;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * What reads a folder of the corpus: a line {@code folder : format}, {@code folder : result of format to
 * golden event}, {@code folder : JSON, reason}, or {@code folder : elsewhere, test}; each may end with {@code
 * except file, file}.
 */
record CorpusFolder(String name, String reader, Set<String> except) {

  static List<CorpusFolder> all() {
    List<CorpusFolder> folders = new ArrayList<>();
    for (String line : Formats.golden(CorpusFolder.class, "folders.txt").text().split("\n", -1)) {
      if (!line.isBlank() && !line.startsWith("#")) {
        String[] parts = line.split(" : ", 2);
        String[] rest = parts[1].split(" except ", 2);
        Set<String> except =
            rest.length == 1 ? Set.of() : Set.of(rest[1].strip().split(", "));
        folders.add(new CorpusFolder(parts[0].strip(), rest[0].strip(), except));
      }
    }
    return folders;
  }

  /** Whether its files have no type. */
  boolean isJson() {
    return reader.startsWith("JSON, ");
  }

  /** Whether another test reads it. */
  boolean isElsewhere() {
    return reader.startsWith("elsewhere, ");
  }

  String reason() {
    return reader.substring(reader.indexOf(", ") + 2);
  }

  /** Decodes and encodes. */
  UnaryOperator<Payload> reencode(Map<String, PublicFormat> formats) {
    if (!reader.startsWith("result of ")) {
      PublicFormat format = format(formats, reader);
      return json -> Formats.reencoded(format.format(), json);
    }
    String[] parts = reader.substring("result of ".length()).split(" to ", 2);
    PublicFormat format = format(formats, parts[0]);
    Payload event = Formats.golden(CorpusFolder.class, "/dev/faas/events/" + parts[1]);
    return json -> Formats.reencodedResult(format.format(), json, event);
  }

  private PublicFormat format(Map<String, PublicFormat> formats, String where) {
    PublicFormat format = formats.get(where);
    if (format == null) {
      throw new IllegalStateException(
          name + " is read by " + where + ", but there are only " + formats.keySet());
    }
    return format;
  }
}
