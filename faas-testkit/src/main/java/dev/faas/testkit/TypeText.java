package dev.faas.testkit;

import static java.util.stream.Collectors.joining;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Collection;
import java.util.List;
import java.util.StringJoiner;

/** Types as one writes them in a test. */
final class TypeText {

  private TypeText() {}

  /** With simple names. */
  static String of(Type type) {
    if (type instanceof Class<?> plain) {
      return plain.getSimpleName();
    }
    if (type instanceof ParameterizedType generic) {
      return generic(of(generic.getRawType()), generic.getActualTypeArguments());
    }
    return type.getTypeName();
  }

  /** Classes as the value of an annotation. */
  static String literals(List<Class<?>> types) {
    String all = types.stream().map(type -> of(type) + ".class").collect(joining(", "));
    return types.size() == 1 ? all : "{" + all + "}";
  }

  /** Classes in a sentence. */
  static String list(Collection<Class<?>> types) {
    return types.stream().map(TypeText::of).collect(joining(", "));
  }

  static String generic(String name, Type... arguments) {
    StringJoiner text = new StringJoiner(", ", name + "<", ">");
    for (Type argument : arguments) {
      text.add(of(argument));
    }
    return text.toString();
  }
}
