package dev.faas.testkit;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
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

  static String generic(String name, Type... arguments) {
    StringJoiner text = new StringJoiner(", ", name + "<", ">");
    for (Type argument : arguments) {
      text.add(of(argument));
    }
    return text.toString();
  }
}
