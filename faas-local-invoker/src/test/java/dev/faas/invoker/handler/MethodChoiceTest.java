package dev.faas.invoker.handler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faas.Context;
import dev.faas.invoker.fidelity.Reproduces;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MethodChoiceTest {

  public static class Overloads {

    public String call() {
      return "nothing";
    }

    public String call(String event) {
      return "event";
    }

    public String call(String event, Context context) {
      return "event and context";
    }

    public String call(String one, String other, String third, Context context) {
      return "too much";
    }
  }

  public static final class ContextCountsTwice {

    public void call(InputStream in, OutputStream out) {
      throw new AssertionError("a context at the end counts twice");
    }

    public String call(String event, Context context) {
      return "context";
    }
  }

  public static final class ThreeBeatTwo {

    public void call(InputStream in, OutputStream out, Context context) throws Exception {
      out.write('3');
    }

    public String call(String event, Context context) {
      throw new AssertionError("three parameters come first");
    }
  }

  public interface Converter<T> {
    String convert(T event);
  }

  /** The compiler adds {@code convert(Object)}. */
  public static final class Bridged implements Converter<Map<String, String>> {
    @Override
    public String convert(Map<String, String> event) {
      return String.join(",", event.keySet());
    }
  }

  public static class Parent<T> {

    public String nature(T event) {
      return event.getClass().getSimpleName();
    }

    public String inherited(String event) {
      return "inherited " + event;
    }
  }

  public static class Child extends Parent<Long> {}

  public abstract static class Statics {

    public Statics() {
      throw new AssertionError("a static method needs no object");
    }

    public static String call(String event) {
      return "static " + event;
    }
  }

  public static class Bounded<T extends CharSequence> {

    public String length(T event) {
      return event.getClass().getSimpleName() + event.length();
    }
  }

  @Test
  @Reproduces("choice-among-methods")
  void longerSignatureIsPreferredAndUnsuitableOnesAreNoted() throws Exception {
    Bound bound = Bound.of(Overloads.class, "call");

    assertThat(bound.invoke("\"x\"")).isEqualTo("\"event and context\"");
    assertThat(bound.notes())
        .containsExactly("Ignoring an overload of method call because it has too many parameters:"
            + " Expected at most 3, got 4");
  }

  @Test
  @Reproduces("choice-among-methods")
  void contextAtTheEndCountsTwice() throws Exception {
    assertThat(Bound.of(ContextCountsTwice.class, "call").invoke("\"x\"")).isEqualTo("\"context\"");
    assertThat(Bound.of(ThreeBeatTwo.class, "call").invoke("\"x\"")).isEqualTo("3");
  }

  @Test
  @Reproduces("choice-among-methods")
  void methodThatTheCompilerMadeIsTheLastChoice() throws Exception {
    assertThat(Bridged.class.getMethods())
        .filteredOn(method -> method.getName().equals("convert"))
        .hasSize(2);
    assertThat(Bound.of(Bridged.class, "convert").invoke("{\"a\":\"b\"}")).isEqualTo("\"a\"");
  }

  @Test
  @Reproduces("methods-are-public")
  void inheritedMethodIsFound() throws Exception {
    assertThat(Bound.of(Child.class, "inherited").invoke("\"x\"")).isEqualTo("\"inherited x\"");
  }

  @Test
  void whatASubclassSaysOfATypeVariableIsNotLookedAtAsOnTheService() throws Exception {
    Bound bound = Bound.of(Child.class, "nature");

    assertThat(bound.invoke("5")).isEqualTo("\"Integer\"");
    assertThat(bound.notes())
        .singleElement()
        .asString()
        .contains("read as java.lang.Object", "declares it as T");
  }

  @Test
  void typeVariableIsReadAsItsBound() throws Exception {
    assertThat(Bound.of(Bounded.class, "length").invoke("\"four\"")).isEqualTo("\"String4\"");
  }

  @Test
  @Reproduces("static-methods")
  void staticMethodNeedsNoObject() throws Exception {
    assertThat(Bound.of(Statics.class, "call").invoke("\"x\"")).isEqualTo("\"static x\"");
  }
}
