package dev.faas.events.aws;

import dev.faas.events.Body;
import dev.faas.events.Value;
import dev.faas.events.codec.Base64Body;
import dev.faas.events.codec.Choice;
import dev.faas.events.codec.JsonCodec;
import dev.faas.events.codec.Lists;
import dev.faas.events.codec.Maps;
import dev.faas.events.codec.Scalars;
import dev.faas.events.codec.Sets;
import dev.faas.events.codec.WireReader;
import dev.faas.events.codec.WireWriter;
import dev.faas.events.json.JsonValue;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The value of an attribute of DynamoDB under the name of its type: {@code {"S": "Bo"}}. */
final class AttributeValue {

  static final JsonCodec<Value> VALUE = Choice.of(List.of(
      new Choice.Case<>("S", Value.Text.class, new Text(), null),
      new Choice.Case<>("N", Value.Decimal.class, new Decimal(), null),
      new Choice.Case<>("B", Value.Binary.class, new Binary(), null),
      new Choice.Case<>("BOOL", Value.Bool.class, new Bool(), null),
      new Choice.Case<>("NULL", Value.Null.class, new Null(), null),
      new Choice.Case<>("M", Value.MapValue.class, new MapValue(), null),
      new Choice.Case<>("L", Value.ListValue.class, new ListValue(), null),
      new Choice.Case<>("SS", Value.TextSet.class, new TextSet(), null),
      new Choice.Case<>("NS", Value.DecimalSet.class, new DecimalSet(), null),
      new Choice.Case<>("BS", Value.BinarySet.class, new BinarySet(), null)));

  private AttributeValue() {}

  /** A value that stands for its content on the wire. */
  private abstract static class Wrapped<C, V extends Value> extends JsonCodec<V> {

    private final JsonCodec<C> content;

    Wrapped(JsonCodec<C> content) {
      this.content = content;
    }

    abstract V wrap(C content);

    abstract C unwrap(V value);

    @Override
    public final String expected() {
      return content.expected();
    }

    @Override
    public final V read(WireReader in) throws IOException {
      return wrap(content.read(in));
    }

    @Override
    public final void write(WireWriter out, V value) throws IOException {
      content.write(out, unwrap(value));
    }
  }

  private static final class Text extends Wrapped<String, Value.Text> {
    Text() {
      super(Scalars.TEXT);
    }

    @Override
    Value.Text wrap(String content) {
      return new Value.Text(content);
    }

    @Override
    String unwrap(Value.Text value) {
      return value.value();
    }
  }

  private static final class Decimal extends Wrapped<BigDecimal, Value.Decimal> {
    Decimal() {
      super(DecimalText.DECIMAL);
    }

    @Override
    Value.Decimal wrap(BigDecimal content) {
      return new Value.Decimal(content);
    }

    @Override
    BigDecimal unwrap(Value.Decimal value) {
      return value.value();
    }
  }

  private static final class Binary extends Wrapped<Body, Value.Binary> {
    Binary() {
      super(Base64Body.BASE64);
    }

    @Override
    Value.Binary wrap(Body content) {
      return new Value.Binary(content);
    }

    @Override
    Body unwrap(Value.Binary value) {
      return value.value();
    }
  }

  private static final class Bool extends Wrapped<Boolean, Value.Bool> {
    Bool() {
      super(Scalars.BOOLEAN);
    }

    @Override
    Value.Bool wrap(Boolean content) {
      return new Value.Bool(content);
    }

    @Override
    Boolean unwrap(Value.Bool value) {
      return value.value();
    }
  }

  /** Always true on the wire; false, which DynamoDB never sends, is kept. */
  private static final class Null extends JsonCodec<Value.Null> {
    @Override
    public String expected() {
      return Scalars.BOOLEAN.expected();
    }

    @Override
    public Value.Null read(WireReader in) {
      if (!in.bool()) {
        in.leave(JsonValue.of(false));
      }
      return new Value.Null();
    }

    @Override
    public void write(WireWriter out, Value.Null value) throws IOException {
      out.bool(true);
    }
  }

  /** Any value again, inside a list or a map. */
  private static final class Nested extends JsonCodec<Value> {
    @Override
    public String expected() {
      return VALUE.expected();
    }

    @Override
    public Value read(WireReader in) throws IOException {
      return VALUE.read(in);
    }

    @Override
    public void write(WireWriter out, Value value) throws IOException {
      VALUE.write(out, value);
    }
  }

  private static final class MapValue extends Wrapped<Map<String, Value>, Value.MapValue> {
    MapValue() {
      super(Maps.of(new Nested()));
    }

    @Override
    Value.MapValue wrap(Map<String, Value> content) {
      return new Value.MapValue(content);
    }

    @Override
    Map<String, Value> unwrap(Value.MapValue value) {
      return value.values();
    }
  }

  private static final class ListValue extends Wrapped<List<Value>, Value.ListValue> {
    ListValue() {
      super(Lists.of(new Nested()));
    }

    @Override
    Value.ListValue wrap(List<Value> content) {
      return new Value.ListValue(content);
    }

    @Override
    List<Value> unwrap(Value.ListValue value) {
      return value.values();
    }
  }

  private static final class TextSet extends Wrapped<Set<String>, Value.TextSet> {
    TextSet() {
      super(Sets.of(Scalars.TEXT));
    }

    @Override
    Value.TextSet wrap(Set<String> content) {
      return new Value.TextSet(content);
    }

    @Override
    Set<String> unwrap(Value.TextSet value) {
      return value.values();
    }
  }

  private static final class DecimalSet extends Wrapped<Set<BigDecimal>, Value.DecimalSet> {
    DecimalSet() {
      super(Sets.of(DecimalText.DECIMAL));
    }

    @Override
    Value.DecimalSet wrap(Set<BigDecimal> content) {
      return new Value.DecimalSet(content);
    }

    @Override
    Set<BigDecimal> unwrap(Value.DecimalSet value) {
      return value.values();
    }
  }

  private static final class BinarySet extends Wrapped<Set<Body>, Value.BinarySet> {
    BinarySet() {
      super(Sets.of(Base64Body.BASE64));
    }

    @Override
    Value.BinarySet wrap(Set<Body> content) {
      return new Value.BinarySet(content);
    }

    @Override
    Set<Body> unwrap(Value.BinarySet value) {
      return value.values();
    }
  }
}
