package dev.faas.invoker.behaviours;

import dev.faas.invoker.behaviours.Vocabulary.UnknownWordException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A text with placeholders: exact but for these. */
final class TextTemplate {

  private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{([^{}]+)}}");
  private static final String REFERENCE = "ref:";

  /** Every placeholder that stands for texts of one form. */
  private static final Map<String, String> FORMS = Map.ofEntries(
      Map.entry("any", ".*"),
      Map.entry("uuid", "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"),
      Map.entry("number", "-?\\d+(\\.\\d+)?"),
      Map.entry("digits", "\\d+"),
      Map.entry("epoch-seconds", "\\d{9,10}"),
      Map.entry("epoch-seconds-with-fraction", "\\d{9,10}\\.\\d+"),
      Map.entry(
          "iso8601", "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?(Z|[+-]\\d\\d:?\\d\\d)"),
      Map.entry(
          "iso8601-seconds", "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(Z|[+-]\\d\\d:?\\d\\d)"));

  private final String template;

  TextTemplate(String template) {
    this.template = template;
  }

  /**
   * Whether the text fits; values that are met for the first time are remembered.
   *
   * @param known the values of {@code {{region}}}, {@code {{ref:NAME}}} and so on
   * @param isWhole whether there may be no more text behind it
   * @throws UnknownWordException if a placeholder has no meaning
   */
  boolean fits(String text, Map<String, String> known, boolean isWhole) {
    List<String> references = new ArrayList<>();
    Matcher matcher = pattern(known, references).matcher(text);
    if (!(isWhole ? matcher.matches() : matcher.lookingAt())) {
      return false;
    }
    for (int i = 0; i < references.size(); i++) {
      known.put(references.get(i), matcher.group("r" + i));
    }
    return true;
  }

  private Pattern pattern(Map<String, String> known, List<String> references) {
    StringBuilder regex = new StringBuilder();
    Matcher placeholders = PLACEHOLDER.matcher(template);
    int end = 0;
    while (placeholders.find()) {
      regex.append(Pattern.quote(template.substring(end, placeholders.start())));
      regex.append(form(placeholders.group(1), known, references));
      end = placeholders.end();
    }
    regex.append(Pattern.quote(template.substring(end)));
    return Pattern.compile(regex.toString(), Pattern.DOTALL);
  }

  private static String form(
      String placeholder, Map<String, String> known, List<String> references) {
    if (known.containsKey(placeholder)) {
      return Pattern.quote(known.get(placeholder));
    }
    if (FORMS.containsKey(placeholder)) {
      return "(?:" + FORMS.get(placeholder) + ")";
    }
    if (!placeholder.startsWith(REFERENCE)) {
      throw new UnknownWordException("placeholder", placeholder);
    }
    int index = references.indexOf(placeholder);
    if (index >= 0) {
      return "\\k<r" + index + ">";
    }
    references.add(placeholder);
    return "(?<r" + (references.size() - 1) + ">.+?)";
  }
}
