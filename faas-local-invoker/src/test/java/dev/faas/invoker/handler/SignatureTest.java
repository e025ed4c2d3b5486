package dev.faas.invoker.handler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.faas.Context;
import dev.faas.invoker.fidelity.Reproduces;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SignatureTest {

  /** A method of each kind, named by what it takes. */
  public static final class Kinds {

    public static @Nullable String seen;

    public String nothing() {
      return "nothing";
    }

    public String event(String event) {
      return event;
    }

    public String context(Context context) {
      return context.requestId();
    }

    public String eventAndContext(String event, Context context) {
      return event + " " + context.requestId();
    }

    public String in(InputStream in) throws IOException {
      seen = read(in);
      return "not looked at";
    }

    public void out(OutputStream out) throws IOException {
      write(out, "\"out\"");
    }

    public void inOut(InputStream in, OutputStream out) throws IOException {
      in.transferTo(out);
    }

    public void inAndContext(InputStream in, Context context) throws IOException {
      seen = read(in) + context.requestId();
    }

    public void outAndContext(OutputStream out, Context context) throws IOException {
      write(out, context.requestId());
    }

    public int inOutAndContext(InputStream in, OutputStream out, Context context)
        throws IOException {
      write(out, read(in) + context.requestId());
      return 7;
    }

    public void silent(String event) {
      seen = event;
    }

    public @Nullable Void silentObject(String event) {
      seen = event;
      return null;
    }

    public static List<Integer> lengths(Map<String, String> event) {
      return event.values().stream().map(String::length).toList();
    }

    public String contextFirst(Context context, String event) {
      return event;
    }

    public String twoEvents(String one, String other) {
      return one + other;
    }

    public String inAndEvent(InputStream in, String event) {
      return event;
    }

    public String outAndEvent(OutputStream out, String event) {
      return event;
    }

    public String outIn(OutputStream out, InputStream in) {
      return "";
    }

    public String three(String one, String other, Context context) {
      return one + other;
    }

    public String four(InputStream in, OutputStream out, Context context, String more) {
      return more;
    }

    String hidden(String event) {
      return event;
    }

    private static String read(InputStream in) throws IOException {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }

    private static void write(OutputStream out, String text) throws IOException {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
          nothing          | "nothing"
          event            | "hello"
          context          | "request"
          eventAndContext  | "hello request"
          out              | "out"
          inOut            | "hello"
          outAndContext    | request
          inOutAndContext  | "hello"request
          """)
  @Reproduces({"signatures-of-values", "signatures-of-streams"})
  void eachSignatureIsCalledWithWhatItTakes(String method, String answer) throws Exception {
    assertThat(Bound.of(Kinds.class, method).invoke("\"hello\"")).isEqualTo(answer);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
          in            | "hello"
          inAndContext  | "hello"request
          silent        | hello
          silentObject  | hello
          """)
  @Reproduces({"void-is-null", "no-output-is-null", "nothing-is-null"})
  void whatReturnsNothingAndWritesNothingAnswersNull(String method, String seen) throws Exception {
    assertThat(Bound.of(Kinds.class, method).invoke("\"hello\"")).isEqualTo("null");
    assertThat(Kinds.seen).isEqualTo(seen);
  }

  @Test
  void genericTypesOfParametersAreKept() throws Exception {
    assertThat(Bound.of(Kinds.class, "lengths").invoke("{\"a\":\"one\",\"b\":\"three\"}"))
        .isEqualTo("[3,5]");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
          contextFirst | two-argument overload because first argument type is Context
          twoEvents    | two-argument overload because second parameter type is not Context
          inAndEvent   | two-argument overload because second parameter type, java.lang.String, is not OutputStream.
          outAndEvent  | two-argument overload because first argument type is OutputStream and second argument type is not Context
          outIn        | two-argument overload because first argument type is OutputStream and second argument type is not Context
          three        | three-argument overload because argument signature is not (InputStream, OutputStream, Context
          four         | an overload of method four because it has too many parameters: Expected at most 3, got 4
          """)
  @Reproduces("other-signatures-are-ignored")
  void anotherSignatureIsIgnoredAndNoted(String method, String note) throws Exception {
    Bound bound = Bound.of(Kinds.class, method);

    assertThat(bound.notes()).containsExactly("Ignoring " + note);
    assertThatThrownBy(() -> bound.invoke("{}"))
        .isInstanceOf(UserFault.class)
        .hasMessage("No public method named " + method
            + " with appropriate method signature found on class " + Kinds.class.getName());
  }

  @ParameterizedTest
  @ValueSource(strings = {"hidden", "absent", "<init>"})
  @Reproduces({"no-such-method", "methods-are-public"})
  void methodThatIsNotPublicOrNotThereIsNotFound(String method) throws Exception {
    Bound bound = Bound.of(Kinds.class, method);

    assertThat(bound.notes()).isEmpty();
    assertThatThrownBy(() -> bound.invoke("{}"))
        .isInstanceOf(UserFault.class)
        .hasMessageStartingWith("No public method named " + method)
        .extracting("errorType")
        .isNull();
  }
}
