package dev.faas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TraceContextTest {

  private static final String XRAY =
      "Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8;Sampled=1;Lineage=a87bd80c:0";
  private static final String W3C = "00-5759e988bd862e3fe1be46a994272793-53995c3f42cd8ad8-01";

  @Test
  void headerOfXRayIsReadAndWrittenBack() {
    TraceContext trace = TraceContext.ofXRay(XRAY);

    assertThat(trace.traceId()).isEqualTo("5759e988bd862e3fe1be46a994272793");
    assertThat(trace.parentId()).isEqualTo("53995c3f42cd8ad8");
    assertThat(trace.sampled()).isTrue();
    assertThat(trace.fields()).containsExactly(Map.entry("Lineage", "a87bd80c:0"));
    assertThat(trace.xRay()).isEqualTo(XRAY);
    assertThat(trace.xRayTraceId()).isEqualTo("1-5759e988-bd862e3fe1be46a994272793");
  }

  @Test
  void sameTraceIsWrittenInTheOtherForm() {
    assertThat(TraceContext.ofXRay(XRAY).traceparent()).isEqualTo(W3C);
    assertThat(TraceContext.ofTraceparent(W3C, null).xRay())
        .isEqualTo(XRAY.substring(0, XRAY.indexOf(";Lineage")));
  }

  @Test
  void headersOfTheW3cAreReadAndWrittenBack() {
    TraceContext trace = TraceContext.ofTraceparent(W3C, "vendor=1,other=2");

    assertThat(trace.state()).isEqualTo("vendor=1,other=2");
    assertThat(trace.traceparent()).isEqualTo(W3C);
    assertThat(trace.fields()).isEmpty();
  }

  @Test
  void onlyTheLastBitOfTheFlagsDecides() {
    String unsampled = W3C.replaceAll("01$", "02");

    assertThat(TraceContext.ofTraceparent(unsampled, null).sampled()).isFalse();
    assertThat(TraceContext.ofTraceparent(unsampled, null).traceparent()).endsWith("-00");
    assertThat(TraceContext.ofTraceparent(W3C.replaceAll("01$", "03"), null).sampled())
        .isTrue();
  }

  @Test
  void laterVersionMayHaveMoreParts() {
    assertThat(TraceContext.ofTraceparent(W3C.replaceAll("^00", "cc") + "-what-ever", null))
        .isEqualTo(TraceContext.ofTraceparent(W3C, null));
  }

  @Test
  void openDecisionAndAbsentParentStayWhatTheyAre() {
    TraceContext trace =
        TraceContext.ofXRay(" Root=1-5759e988-bd862e3fe1be46a994272793 ; Sampled=? ;");

    assertThat(trace.sampled()).isNull();
    assertThat(trace.parentId()).isNull();
    assertThat(trace.traceparent()).isNull();
    assertThat(trace.xRay()).isEqualTo("Root=1-5759e988-bd862e3fe1be46a994272793");
    assertThat(trace.withParentId("53995c3f42cd8ad8").traceparent())
        .isEqualTo(W3C.replaceAll("01$", "00"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Sampled=1",
        "Root",
        "=1",
        "Root=5759e988-bd862e3fe1be46a994272793",
        "Root=2-5759e988-bd862e3fe1be46a994272793",
        "Root=1-5759e988-bd862e3fe1be46a99427279",
        "Root=1-5759e988-bd862e3fe1be46a99427279g",
        "Root=1-5759E988-bd862e3fe1be46a994272793",
        "Root=1-00000000-000000000000000000000000",
        "Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f",
        "Root=1-5759e988-bd862e3fe1be46a994272793;Parent=0000000000000000",
        "Root=1-5759e988-bd862e3fe1be46a994272793;Sampled=yes",
        "Root=1-5759e988-bd862e3fe1be46a994272793;Root=1-5759e988-bd862e3fe1be46a994272793"
      })
  void malformedHeaderOfXRayIsRefused(String header) {
    assertThatThrownBy(() -> TraceContext.ofXRay(header))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("expected")
        .hasMessageContaining("found");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "00",
        "ff-5759e988bd862e3fe1be46a994272793-53995c3f42cd8ad8-01",
        "00-5759e988bd862e3fe1be46a994272793-53995c3f42cd8ad8-01-more",
        "00-5759e988bd862e3fe1be46a994272793-53995c3f42cd8ad8-1",
        "00-5759E988bd862e3fe1be46a994272793-53995c3f42cd8ad8-01",
        "00-00000000000000000000000000000000-53995c3f42cd8ad8-01",
        "00-5759e988bd862e3fe1be46a994272793-0000000000000000-01",
        "0-5759e988bd862e3fe1be46a994272793-53995c3f42cd8ad8-01"
      })
  void malformedTraceparentIsRefused(String header) {
    assertThatThrownBy(() -> TraceContext.ofTraceparent(header, null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("expected")
        .hasMessageContaining("found");
  }

  @Property(tries = 200)
  void everyTraceSurvivesBothForms(
      @ForAll("traceIds") String traceId,
      @ForAll("spanIds") String parentId,
      @ForAll boolean sampled) {
    TraceContext trace = new TraceContext(traceId, parentId, sampled, Map.of(), null);

    assertThat(TraceContext.ofXRay(trace.xRay())).isEqualTo(trace);
    assertThat(TraceContext.ofTraceparent(String.valueOf(trace.traceparent()), null))
        .isEqualTo(trace);
  }

  @Provide
  Arbitrary<String> traceIds() {
    return hex(32);
  }

  @Provide
  Arbitrary<String> spanIds() {
    return hex(16);
  }

  private static Arbitrary<String> hex(int digits) {
    return Arbitraries.strings()
        .withChars("0123456789abcdef")
        .ofLength(digits)
        .filter(id -> !id.matches("0*"));
  }
}
