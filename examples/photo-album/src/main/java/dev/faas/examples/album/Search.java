package dev.faas.examples.album;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toSet;

import dev.faas.Context;
import dev.faas.events.TableChange;
import dev.faas.events.TableHandler;
import dev.faas.events.Value;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Keeps the search index up with a table: every word of an item leads to the item. */
public final class Search implements TableHandler {

  private final SearchIndex index;

  public Search(SearchIndex index) {
    this.index = index;
  }

  @Override
  public void on(TableChange change, Context context) {
    String item = change.keys().values().stream().flatMap(Search::texts).collect(joining("/"));
    if (change.change() == TableChange.Change.REMOVE) {
      index.remove(item);
    } else {
      index.put(item, words(Optional.ofNullable(change.newImage()).orElse(change.keys())));
    }
    context.logger().info("{} {}", change.change(), item);
  }

  private static Set<String> words(Map<String, Value> attributes) {
    return attributes.values().stream()
        .flatMap(Search::texts)
        .flatMap(text -> Stream.of(text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+")))
        .filter(word -> !word.isEmpty())
        .collect(toSet());
  }

  private static Stream<String> texts(Value value) {
    if (value instanceof Value.Text text) {
      return Stream.of(text.value());
    } else if (value instanceof Value.Decimal number) {
      return Stream.of(number.value().toPlainString());
    } else if (value instanceof Value.TextSet set) {
      return set.values().stream();
    } else if (value instanceof Value.ListValue list) {
      return list.values().stream().flatMap(Search::texts);
    } else if (value instanceof Value.MapValue map) {
      return map.values().values().stream().flatMap(Search::texts);
    }
    return Stream.empty();
  }
}
