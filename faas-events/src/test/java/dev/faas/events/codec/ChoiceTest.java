package dev.faas.events.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.faas.Codec;
import dev.faas.Payload;
import dev.faas.events.json.JsonValue;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChoiceTest {

  sealed interface Shade {}

  record Grey(int level) implements Shade {}

  record Named(String name) implements Shade {}

  private static final class GreyCodec extends JsonCodec<Grey> {
    @Override
    public String expected() {
      return Scalars.INT_TEXT.expected();
    }

    @Override
    public Grey read(WireReader in) throws IOException {
      return new Grey(Scalars.INT_TEXT.read(in));
    }

    @Override
    public void write(WireWriter out, Grey value) throws IOException {
      Scalars.INT_TEXT.write(out, value.level());
    }
  }

  private static final class NamedShape extends Shape<Named> {
    NamedShape() {
      super(new Named(""));
    }

    @Override
    protected Named fields(Fields f, Named named) throws IOException {
      return new Named(f.required("name", Scalars.TEXT, named.name()));
    }
  }

  private static final JsonCodec<Shade> SHADE = Choice.of(List.of(
      new Choice.Case<>("grey", Grey.class, new GreyCodec(), null),
      new Choice.Case<>("named", Named.class, new NamedShape(), new Named("none"))));

  private static final Codec<KeepingShape.Holder<Shade>> SHADES =
      JsonFormat.codec("test", new KeepingShape<>(SHADE));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'grey':'7'}",
        "{'grey':'007'}",
        "{'named':{'name':'red'}}",
        "{'named':{'name':'red','more':1}}",
        "{'named':null}",
        "{'x':[],'named':{'name':'red'},'y':{}}",
      })
  void eachCaseComesOutAsItWentIn(String quoted) {
    String json = "{\"all\":[" + quoted.replace('\'', '"') + "]}";

    assertThat(JsonValue.parse(SHADES.encode(SHADES.decode(Payload.of(json))).text()))
        .isEqualTo(JsonValue.parse(json));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{} | $.all[0]: expected an object with one of grey named, found none of them",
        "{\"red\":1} | $.all[0]: expected an object with one of grey named, found none of them",
        "{\"grey\":\"1\",\"named\":null} | $.all[0].named: expected only one case, found another one",
        "{\"grey\":null} | $.all[0].grey: expected a text, found null",
        "[] | $.all[0]: expected an object, found an array",
      })
  void whatIsNoCaseIsNamed(String json, String message) {
    assertThatThrownBy(() -> SHADES.decode(Payload.of("{\"all\":[" + json + "]}")))
        .hasMessageContaining(message);
  }
}
