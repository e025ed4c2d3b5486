package dev.faas.invoker.log.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.faas.events.json.JsonObject;
import dev.faas.events.json.JsonValue;
import dev.faas.invoker.log.LogLine;
import dev.faas.invoker.log.OutputLine;
import dev.faas.invoker.log.OutputLine.Source;
import dev.faas.invoker.log.PlatformLine;
import dev.faas.invoker.log.PlatformLine.Failure;
import dev.faas.invoker.log.PlatformLine.Initialization;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.slf4j.event.Level;

class LogFormatPropertiesTest {

  private static final LogFormat ALL = LogFormat.json(LogLevel.TRACE, LogLevel.DEBUG);
  private static final List<LogLine> PLATFORM = List.of(
      Lines.initStart("java:21.v38"),
      Lines.initStart(null),
      Lines.initReport(Initialization.ON_DEMAND, null),
      Lines.initReport(Initialization.SNAP_START, Lines.EXIT),
      Lines.restoreStart(),
      Lines.restoreReport(Failure.TIMEOUT),
      Lines.start(),
      Lines.end(),
      Lines.report(Duration.ofMillis(7), null),
      Lines.fullReport(),
      Lines.timedOut(),
      Lines.fault(),
      Lines.notice(),
      Lines.dropped());

  @Property(tries = 300)
  void inJsonEveryLineIsOneObjectUnlessItWasPrinted(@ForAll("lines") List<LogLine> lines) {
    List<String> printed = lines.stream()
        .filter(LogFormatPropertiesTest::isPrinted)
        .map(LogLine::text)
        .toList();
    List<String> others = new ArrayList<>(ALL.textOf(lines).lines().toList());

    printed.forEach(text -> assertThat(others.remove(text)).isTrue());
    for (String line : others) {
      JsonObject json = (JsonObject) JsonValue.parse(line);
      assertThat(json.get("time") == null).isNotEqualTo(json.get("timestamp") == null);
    }
  }

  @Property(tries = 300)
  void aTailIsShortValidAndEndsWithTheReport(
      @ForAll("lines") List<LogLine> lines, @ForAll("formats") LogFormat format)
      throws CharacterCodingException {
    List<LogLine> invocation = new ArrayList<>(lines);
    invocation.removeIf(PlatformLine.Start.class::isInstance);
    invocation.add(0, Lines.start());
    invocation.addAll(List.of(Lines.end(), Lines.report(null, null)));
    byte[] tail = Base64.getDecoder().decode(format.logResult(invocation));
    String text = UTF_8.newDecoder().decode(ByteBuffer.wrap(tail)).toString();
    String whole = format.textOf(
        invocation.stream().filter(LogFormatPropertiesTest::isOfTheService).toList());

    assertThat(tail).hasSizeLessThanOrEqualTo(4096);
    assertThat(text).endsWith(format.textOf(List.of(Lines.report(null, null))));
    assertThat(new String(whole.getBytes(UTF_8), UTF_8)).endsWith(text);
    assertThat(tail.length).isGreaterThan(Math.min(4096 - 4, whole.getBytes(UTF_8).length - 1));
  }

  @Property(tries = 300)
  void aHigherLevelShowsNothingMore(
      @ForAll("lines") List<LogLine> lines, @ForAll LogLevel application) {
    List<String> all = ALL.textOf(lines).lines().toList();

    for (LogLevel system : List.of(LogLevel.DEBUG, LogLevel.INFO, LogLevel.WARN)) {
      assertThat(all)
          .containsAll(LogFormat.json(application, system).textOf(lines).lines().toList());
    }
  }

  @Example
  void everyKindOfPlatformLineIsAmongTheSamples() {
    assertThat(PLATFORM.stream().map(line -> line.getClass().getName()).distinct())
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(PlatformLine.class.getPermittedSubclasses())
                .map(Class::getName)
                .toList());
  }

  @Provide
  Arbitrary<LogFormat> formats() {
    return Arbitraries.of(LogFormat.text(), LogFormat.oldText(), LogFormat.json(), ALL);
  }

  @Provide
  Arbitrary<List<LogLine>> lines() {
    Arbitrary<String> text = Arbitraries.strings()
        .withChars("a\u00e4\u20ac\uD83D\uDE00\"\\{}\u0001\t\u2028")
        .ofMaxLength(700);
    Arbitrary<LogLine> printed =
        text.map(content -> Lines.output(Source.STDERR, Level.INFO, content, null, List.of()));
    Arbitrary<LogLine> logged = Combinators.combine(
            Arbitraries.of(Source.SLF4J, Source.RUNTIME, Source.LAMBDA_LOGGER),
            Arbitraries.of(Level.class),
            text,
            Arbitraries.of(false, true))
        .as((source, level, content, isThrown) -> Lines.output(
            source,
            level,
            content + "\n" + content,
            isThrown ? new RuntimeException(content) : null,
            List.of()));
    return Arbitraries.oneOf(Arbitraries.of(PLATFORM), printed, logged).list().ofMaxSize(12);
  }

  private static boolean isPrinted(LogLine line) {
    return line instanceof OutputLine output
        && (output.source() == Source.STDERR || output.source() == Source.STDOUT);
  }

  private static boolean isOfTheService(LogLine line) {
    return !(line instanceof PlatformLine.Notice || line instanceof PlatformLine.Dropped);
  }
}
