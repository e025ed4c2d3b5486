package dev.faas.events;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faas.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PayloadTypeTest {

  record Order(int id) {}

  record Page<T>(List<T> items) {}

  @Test
  void aDeclaredTypeBelongsToItsFirstClassOfTheUser() {
    assertThat(PayloadType.home(Type.of(Order.class))).isEqualTo(Order.class);
    assertThat(PayloadType.home(new Type<Page<Order>>() {})).isEqualTo(Page.class);
    assertThat(PayloadType.home(new Type<List<Order>>() {})).isEqualTo(Order.class);
    assertThat(PayloadType.home(new Type<Map<String, List<Order>[]>>() {})).isEqualTo(Order.class);
    assertThat(PayloadType.home(new Type<Order[]>() {})).isEqualTo(Order[].class);
  }

  @Test
  void aDeclaredTypeOfTheJdkBelongsToItself() {
    assertThat(PayloadType.home(new Type<Map<String, Integer>>() {})).isEqualTo(Map.class);
    assertThat(PayloadType.home(new Type<List<? extends Number>>() {})).isEqualTo(List.class);
  }

  @Test
  void aValueBelongsToItsFirstClassOfTheUser() {
    Order order = new Order(7);

    assertThat(PayloadType.home(order)).isEqualTo(Order.class);
    assertThat(PayloadType.home(List.of(order))).isEqualTo(Order.class);
    assertThat(PayloadType.home(Map.of("count", 1, "orders", Arrays.asList(null, order))))
        .isEqualTo(Order.class);
    assertThat(PayloadType.home(Map.of(order, "order"))).isEqualTo(Order.class);
    assertThat(PayloadType.home(Optional.of(order))).isEqualTo(Order.class);
  }

  @Test
  void aValueOfTheJdkBelongsToItself() {
    assertThat(PayloadType.home("text")).isEqualTo(String.class);
    assertThat(PayloadType.home(List.of(List.of(1), Optional.empty())))
        .isEqualTo(List.of(1, 2).getClass());
  }

  @Test
  void collectionsThatContainThemselvesDoNotEndInARing() {
    List<Object> ring = new java.util.ArrayList<>();
    ring.add(ring);

    assertThat(PayloadType.home(ring)).isEqualTo(java.util.ArrayList.class);
  }
}
