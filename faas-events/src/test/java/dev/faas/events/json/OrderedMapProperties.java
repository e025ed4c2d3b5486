package dev.faas.events.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class OrderedMapProperties {

  @Provide
  Arbitrary<List<String>> names() {
    return Arbitraries.strings().withCharRange('a', 'f').ofMaxLength(3).list().ofMaxSize(80);
  }

  @Property
  void itIsTheMapOfTheFirstValuesInTheirOrder(@ForAll("names") List<String> names) {
    Map<String, Integer> model = new LinkedHashMap<>();
    OrderedMap.Builder<Integer> builder = new OrderedMap.Builder<>();
    for (int i = 0; i < names.size(); i++) {
      boolean isNew = model.putIfAbsent(names.get(i), i) == null;
      assertThat(builder.add(names.get(i), i)).isEqualTo(isNew);
    }
    Map<String, Integer> built = builder.build();

    assertThat(built).isEqualTo(model).hasSameHashCodeAs(model).hasToString(model.toString());
    assertThat(new ArrayList<>(built.keySet())).isEqualTo(new ArrayList<>(model.keySet()));
    for (String name : List.of("", "a", "ab", "abc", "ffff", "g")) {
      assertThat(built.get(name)).isEqualTo(model.get(name));
      assertThat(built.containsKey(name)).isEqualTo(model.containsKey(name));
    }
  }
}
