package dev.faas.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValueTest {

  private static final Map<Value, Function<Value, Object>> ACCESSORS = Map.of(
      Value.of("a"), Value::text,
      Value.of(7), Value::number,
      Value.of(true), Value::bool,
      Value.of(new byte[] {1}), Value::binary,
      Value.ofTexts(Set.of("a")), Value::texts,
      Value.ofNumbers(Set.of(BigDecimal.ONE)), Value::numbers,
      Value.ofBinaries(Set.of(Body.of("a"))), Value::binaries,
      Value.of(List.of(Value.of("a"))), Value::list,
      Value.of(Map.of("a", Value.of("b"))), Value::map);

  @Test
  void anAccessorGivesTheContentOfItsKindOnly() {
    ACCESSORS.forEach((value, own) -> {
      assertThat(own.apply(value)).isNotNull();
      ACCESSORS.forEach((other, accessor) -> {
        if (other != value) {
          assertThatThrownBy(() -> accessor.apply(value))
              .isInstanceOf(IllegalStateException.class)
              .hasMessageStartingWith("asked for ")
              .hasMessageEndingWith("but the value is " + value);
        }
      });
      assertThat(value.isNull()).isFalse();
    });
    assertThat(Value.ofNull().isNull()).isTrue();
  }

  @Test
  void theFactoriesTakeWhatTheAccessorsGive() {
    assertThat(Value.of("a").text()).isEqualTo("a");
    assertThat(Value.of(7).number().intValueExact()).isEqualTo(7);
    assertThat(Value.of(true).bool()).isTrue();
    assertThat(Value.of(new byte[] {1}).binary()).isEqualTo(Body.of(new byte[] {1}));
    assertThat(Value.of(List.of(Value.ofNull())).list()).containsExactly(Value.ofNull());
    assertThat(Value.of(Map.of("a", Value.of("b"))).map()).containsEntry("a", Value.of("b"));
  }

  @ParameterizedTest
  @CsvSource({"1.0,1", "1E+2,100", "100.00,100", "0.000,0", "-1.50,-1.5", "1E-7,0.0000001"})
  void aNumberIsItsValueWhateverItsSpelling(BigDecimal spelled, BigDecimal plain) {
    assertThat(Value.of(spelled)).isEqualTo(Value.of(plain)).hasSameHashCodeAs(Value.of(plain));
    assertThat(Value.of(spelled).number()).isEqualTo(plain);
    assertThat(Value.ofNumbers(Set.of(spelled))).isEqualTo(Value.ofNumbers(Set.of(plain)));
  }

  @Property
  void numbersAreEqualWhenTheyCompareEqual(@ForAll BigDecimal one, @ForAll int zeros) {
    BigDecimal same = one.setScale(one.scale() + (zeros & 15));

    assertThat(Value.of(same)).isEqualTo(Value.of(one)).hasSameHashCodeAs(Value.of(one));
    assertThat(Value.of(one).number()).isEqualByComparingTo(one);
  }

  @Test
  void aHugeExponentIsNotWrittenOut() {
    assertThat(Value.of(new BigDecimal("1E+999999999")).number()).hasToString("1E+999999999");
  }

  @Test
  void setsAreEqualInAnyOrderAndKeepTheirOwn() {
    Value one = Value.ofTexts(new LinkedHashSet<>(List.of("b", "a", "c")));
    Value other = Value.ofTexts(new LinkedHashSet<>(List.of("a", "b", "c")));

    assertThat(one).isEqualTo(other).hasSameHashCodeAs(other);
    assertThat(one.texts()).containsExactly("b", "a", "c");
  }

  @Test
  void theCollectionsCannotBeChanged() {
    Map<String, Value> map =
        Value.of(Map.of("a", Value.of(1), "b", Value.of(2))).map();
    Set<String> texts = Value.ofTexts(Set.of("a")).texts();
    List<Value> list = Value.of(List.of(Value.of(1))).list();

    assertThatThrownBy(map::clear).isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(texts::clear).isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(list::clear).isInstanceOf(UnsupportedOperationException.class);
  }
}
