package dev.faas;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Filters in the order in which an event passes them. */
final class Filters<I extends @Nullable Object, O extends @Nullable Object> {

  private final List<Filter<I, O>> filters;

  private Filters(List<Filter<I, O>> filters) {
    this.filters = filters;
  }

  static <I extends @Nullable Object, O extends @Nullable Object> Filters<I, O> none() {
    return new Filters<>(List.of());
  }

  List<Filter<I, O>> filters() {
    return filters;
  }

  Filters<I, O> with(Filter<I, O> innermost) {
    List<Filter<I, O>> longer = new ArrayList<>(filters);
    longer.add(innermost);
    return new Filters<>(List.copyOf(longer));
  }

  Handler<I, O> around(Handler<I, O> handler) {
    Handler<I, O> all = handler;
    for (int i = filters.size() - 1; i >= 0; i--) {
      Filter<I, O> filter = filters.get(i);
      Handler<I, O> next = all;
      all = (event, context) -> filter.apply(event, context, next);
    }
    return all;
  }
}
