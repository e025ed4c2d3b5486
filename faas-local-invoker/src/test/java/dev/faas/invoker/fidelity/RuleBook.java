package dev.faas.invoker.fidelity;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The rules of the real service, section by section.
 *
 * <p>A section is a text: its title, and for each rule a line with name, evidence and status, which the
 * rule's words follow on a line that is indented.
 */
record RuleBook(List<Section> sections) {

  private static final List<String> FILES = List.of(
      "1.01-lifecycle.txt",
      "1.02-text-logs.txt",
      "1.03-errors.txt",
      "1.04-json-logs.txt",
      "1.05-concurrency.txt",
      "1.06-invoke.txt",
      "1.07-asynchronous.txt",
      "1.12-recursion.txt",
      "1.13-versions.txt",
      "1.14-environment-variables.txt",
      "1.15-context.txt",
      "1.16-handlers.txt",
      "1.17-managed-instances.txt",
      "1.18-snapstart.txt",
      "1.19-runtime-api.txt",
      "1.21-metrics.txt",
      "2.01-cloudwatch-logs.txt");

  private static final Pattern HEAD =
      Pattern.compile("(?<name>[a-z][a-z-]*) \\[(?<evidence>[A-Z ]+)] "
          + "(?<status>reproduced|switchable|not yet|out of scope)(: (?<remark>.+))?");

  /** A section of the specification. */
  record Section(String title, List<Rule> rules) {}

  /** All rules. */
  static RuleBook read() {
    return new RuleBook(
        FILES.stream().map(file -> section(file, resource(file))).toList());
  }

  /**
   * Reads a section.
   *
   * @throws IllegalArgumentException with file and line where it is not written as it should be
   */
  static Section section(String file, String text) {
    List<String> lines = text.lines().toList();
    List<Rule> rules = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (int i = 2; i < lines.size(); i += 2) {
      String words = i + 1 < lines.size() ? lines.get(i + 1) : "";
      try {
        Rule rule = rule(lines.get(i), words);
        if (!names.add(rule.name())) {
          throw new IllegalArgumentException("a second rule " + rule.name());
        }
        rules.add(rule);
      } catch (IllegalArgumentException wrong) {
        throw new IllegalArgumentException(
            file + ", line " + (i + 1) + ": " + wrong.getMessage(), wrong);
      }
    }
    return new Section(lines.get(0), List.copyOf(rules));
  }

  private static Rule rule(String head, String words) {
    Matcher matcher = HEAD.matcher(head);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("expected 'name [SJRLDI] reproduced', 'switchable: how',"
          + " 'not yet' or 'out of scope: why', but found '" + head + "'");
    }
    if (!words.startsWith("  ")) {
      throw new IllegalArgumentException(
          "expected the rule in words on the next line, indented, but found '" + words + "'");
    }
    Set<Evidence> evidence = new LinkedHashSet<>();
    for (String letter : matcher.group("evidence").split(" ")) {
      evidence.add(Evidence.of(letter));
    }
    Status status = Status.of(matcher.group("status"));
    String remark = matcher.group("remark") == null ? "" : matcher.group("remark");
    if (status.needsRemark() && remark.isEmpty()) {
      throw new IllegalArgumentException("expected how or why after '" + status.words() + ":'");
    }
    return new Rule(matcher.group("name"), evidence, status, remark, words.strip());
  }

  List<Rule> rules() {
    return sections.stream().flatMap(section -> section.rules().stream()).toList();
  }

  private static String resource(String file) {
    try (InputStream in = RuleBook.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException("no rules in " + file);
      }
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
