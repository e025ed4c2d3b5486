package dev.faas.house;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.Map.entry;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.EvaluationResult;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The plan of the street: what each package may know besides the JDK and itself. */
class WhoKnowsWhomTest {
  private static final Map<String, String> SHORT_NAMES = Map.ofEntries(
      entry("api", "dev.faas"),
      entry("asm", "org.objectweb.asm.."),
      entry("assertj", "org.assertj.core.."),
      entry("databind", "com.fasterxml.jackson.."),
      entry("databind3", "tools.jackson.."),
      entry("faas-slf4j", "dev.faas.slf4j"),
      entry("hdrhistogram", "org.HdrHistogram.."),
      entry("jackson-core", "com.fasterxml.jackson.core.."),
      entry("management", "com.sun.management"),
      entry("junit", "org.junit.jupiter.api.."),
      entry("junit-commons", "org.junit.platform.commons.support"),
      entry("junit-params", "org.junit.jupiter.params.."),
      entry("logback", "ch.qos.logback.."),
      entry("micrometer", "io.micrometer.core.instrument.."),
      entry("opentelemetry", "io.opentelemetry.."),
      entry("opentest4j", "org.opentest4j"),
      entry("networknt", "com.networknt.schema.."),
      entry("slf4j", "org.slf4j.."));

  private static final List<String> ALWAYS = List.of("java..", "org.jspecify.annotations");

  private static final Map<String, List<String>> PLAN = plan("""
      api                : slf4j
      events.json        : api, jackson-core
      events             : api, events.json
      events.codec       : api, events.json, events
      events.aws         : api, events.json, events, events.codec, events.aws.http, \
                           events.aws.websocket, events.aws.authorizer, events.aws.cloudfront
      events.aws.http    : api, events.json, events, events.codec
      events.aws.websocket : api, events, events.json, events.codec, events.aws.http
      events.aws.authorizer : api, events, events.json, events.codec, events.aws.http
      events.aws.cloudfront : api, events, events.json, events.codec, events.aws.http
      events.google      : api, events.json, events, events.codec
      events.azure       : api, events.json, events, events.codec, events.azure.host, \
                           events.azure.grid
      events.azure.host  : api, events.json, events, events.codec
      events.azure.grid  : api, events.json, events, events.codec, events.azure.host
      events.cloudevents : api, events.json, events, events.codec
      events.jackson     : api, events.json, events, databind, databind3
      invoker.time       : api, slf4j
      invoker.isolation  : api, slf4j
      invoker.isolated   : api, invoker.isolation, invoker.isolated.calls, \
                           invoker.isolated.fields, slf4j, asm
      invoker.isolated.fields :
      invoker.isolated.calls : invoker.isolation, invoker.isolated.waits, invoker.isolated.tasks
      invoker.isolated.tasks : invoker.isolation, invoker.isolated.waits
      invoker.isolated.waits : invoker.isolation
      invoker.program    :
      invoker.forked     : api, invoker.isolation, invoker.forked.child, invoker.forked.http, \
                           invoker.forked.rehearsal, jackson-core
      invoker.forked.http :
      invoker.forked.rehearsal : api, events, events.aws, invoker.handler
      invoker.forked.child : api, invoker.handler, invoker.forked.child.crac, slf4j, jackson-core
      invoker.forked.child.crac :
      invoker.handler    : api, events.., slf4j
      invoker.log        : api, slf4j, logback
      invoker.log.format : api, invoker.log, slf4j, jackson-core
      invoker.log.pattern : api, events.json, invoker.refusal
      invoker.log.store  : api, events.json, invoker.log, invoker.log.format, invoker.log.pattern, \
                           invoker.async, invoker.refusal
      invoker.refusal    :
      invoker.concurrency : invoker.refusal
      invoker.version    : invoker.refusal
      invoker.async      : api, invoker.refusal, invoker.time, jackson-core
      invoker.recursion  : api
      invoker.request    : api, invoker.refusal, invoker.environment, jackson-core
      invoker.environment : api, invoker.handler, invoker.time, invoker.isolation, invoker.log, \
                           invoker.recursion, \
                           slf4j, jackson-core, management
      invoker.pool       : api, invoker.environment, invoker.concurrency, invoker.time
      invoker.code       : api, events.., invoker.handler, invoker.isolation, invoker.isolated, \
                           invoker.forked, invoker.program, invoker.environment, invoker.log
      invoker            : api, events.., invoker.code, invoker.program, invoker.time, \
                           invoker.isolation, \
                           invoker.isolated, invoker.handler, invoker.environment, invoker.log, \
                           invoker.log.format, invoker.log.store, invoker.refusal, invoker.request, \
                           invoker.concurrency, invoker.version, invoker.async, invoker.recursion, \
                           invoker.pool, slf4j, jackson-core
      invoker.metrics    : invoker, invoker.async, invoker.concurrency, hdrhistogram
      invoker.metrics.micrometer : invoker.metrics, micrometer
      invoker.replay     : api, events.json, events.aws, invoker, invoker.concurrency, \
                           invoker.isolation, invoker.log, invoker.time, jackson-core
      invoker.source     : api, events.., invoker.., slf4j
      faas-slf4j         : invoker.log, slf4j
      filters            : api, events, events.json, slf4j
      filters.tracing    : api, events, slf4j, opentelemetry
      filters.schema     : api, events, events.json, filters, networknt, databind
      testkit            : api, events.., invoker.., testkit.crossing, slf4j, junit, junit-commons, \
                           opentest4j, assertj
      testkit.crossing   :
      testkit.samples    : api, events, events.aws, junit, junit-commons, junit-params
      """);

  @Test
  void everyPackageKnowsOnlyWhatThePlanSays() {
    assertThat(offences(Classes.main(), PLAN)).isEmpty();
  }

  @Test
  void noPackagesKnowEachOtherInARing() {
    EvaluationResult rings = rings(Classes.main());
    assertThat(rings.getFailureReport().getDetails()).isEmpty();
  }

  @Test
  void aPackageThatKnowsMoreIsReported() {
    var plan = plan("house.planted.one : house.planted.two\nhouse.planted.two :");
    assertThat(offences(Classes.planted(), plan))
        .containsExactly(
            "dev.faas.house.planted.two.Second knows dev.faas.house.planted.one.First");
  }

  @Test
  void aPackageThatIsNotOnThePlanIsReported() {
    assertThat(offences(Classes.planted(), Map.of()))
        .contains("dev.faas.house.planted.one is not on the plan");
  }

  @Test
  void aThirdPartyThatIsNotOnThePlanIsReported() {
    assertThat(offences(Classes.main(), plan("events.json : api")))
        .anyMatch(offence -> offence.contains(" knows com.fasterxml.jackson.core."));
  }

  @Test
  void aRingIsReported() {
    assertThat(rings(Classes.planted()).getFailureReport().getDetails())
        .singleElement()
        .asString()
        .startsWith("Cycle detected");
  }

  private static Map<String, List<String>> plan(String lines) {
    return lines
        .lines()
        .map(line ->
            Stream.of(line.split("[ :,]+")).map(WhoKnowsWhomTest::packages).toList())
        .collect(toMap(names -> names.get(0), names -> names.subList(1, names.size())));
  }

  private static String packages(String name) {
    return SHORT_NAMES.getOrDefault(name, "dev.faas." + name);
  }

  private static List<String> offences(JavaClasses classes, Map<String, List<String>> plan) {
    return classes.stream()
        .flatMap(type -> plan.containsKey(type.getPackageName())
            ? strangers(type, plan.get(type.getPackageName()))
            : Stream.of(type.getPackageName() + " is not on the plan"))
        .distinct()
        .sorted()
        .toList();
  }

  private static Stream<String> strangers(JavaClass type, List<String> known) {
    return type.getDirectDependenciesFromSelf().stream()
        .map(Dependency::getTargetClass)
        .map(JavaClass::getBaseComponentType)
        .filter(target -> !target.isPrimitive())
        .filter(target -> !target.getPackageName().equals(type.getPackageName()))
        .filter(target -> !isOneOf(ALWAYS, target) && !isOneOf(known, target))
        .map(target -> type.getName() + " knows " + target.getName());
  }

  private static boolean isOneOf(List<String> packages, JavaClass type) {
    String name = type.getPackageName() + ".";
    return packages.stream()
        .anyMatch(room -> room.endsWith("..")
            ? name.startsWith(room.substring(0, room.length() - 1))
            : name.equals(room + "."));
  }

  private static EvaluationResult rings(JavaClasses classes) {
    return slices().assignedFrom(new PackageAsSlice()).should().beFreeOfCycles().evaluate(classes);
  }

  private static final class PackageAsSlice implements SliceAssignment {
    @Override
    public SliceIdentifier getIdentifierOf(JavaClass type) {
      return SliceIdentifier.of(type.getPackageName());
    }

    @Override
    public String getDescription() {
      return "packages";
    }
  }
}
