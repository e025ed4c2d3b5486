package dev.faas.invoker.isolated.user;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What the language has, each in a few lines. */
public class Features implements Function<String, String> {

  /** An enum whose constants have bodies. */
  enum Size {
    SMALL {
      @Override
      int grams() {
        return 10;
      }
    },
    LARGE {
      @Override
      int grams() {
        return 100;
      }
    };

    abstract int grams();
  }

  sealed interface Parcel permits Letter, Box {
    default String label() {
      return "parcel of " + grams();
    }

    int grams();
  }

  record Letter(String to) implements Parcel {
    @Override
    public int grams() {
      return 1;
    }
  }

  record Box(Size size, List<Parcel> parcels) implements Parcel {
    @Override
    public int grams() {
      return size.grams() + parcels.stream().mapToInt(Parcel::grams).sum();
    }

    @Override
    public String label() {
      return "box: " + Parcel.super.label();
    }
  }

  private final String secret = "secret";

  private class Inner {
    private String read() {
      return secret
          + new Object() {
            private int twice(int n) {
              return n * 2;
            }
          }.twice(21);
    }
  }

  @Override
  public String apply(String event) {
    return switch (event) {
      case "records" -> new Letter("Ada") + "=" + new Letter("Ada").equals(new Letter("Ada"));
      case "default methods" -> new Box(Size.LARGE, List.of(new Letter("Bob"))).label();
      case "nest mates" -> new Inner().read();
      case "enums" -> bySize();
      case "sealed" -> describe(new Letter("Ada")) + describe(new Box(Size.SMALL, List.of()));
      case "permitted" -> permitted();
      case "synchronized" -> locked(5);
      case "package" -> Features.class.getPackage().getName();
      case "loops" -> loops(7);
      default -> throw new IllegalArgumentException(event);
    };
  }

  private static String bySize() {
    Map<Size, Integer> grams = new EnumMap<>(Size.class);
    for (Size size : Size.values()) {
      switch (size) {
        case SMALL -> grams.put(size, size.grams());
        case LARGE -> grams.put(size, size.grams() + 1);
      }
    }
    return grams + " " + Size.valueOf("LARGE").getDeclaringClass().getSimpleName();
  }

  private static String describe(Parcel parcel) {
    if (parcel instanceof Letter letter) {
      return "to " + letter.to() + ", ";
    }
    return parcel instanceof Box box ? box.size() + " box" : "?";
  }

  private static String permitted() {
    return List.of(Parcel.class.getPermittedSubclasses()).stream()
        .map(Class::getSimpleName)
        .collect(Collectors.joining("+"));
  }

  private synchronized String locked(int n) {
    synchronized (Features.class) {
      return n == 0 ? "free" : locked(n - 1);
    }
  }

  private static String loops(int n) {
    int sum = 0;
    outer:
    for (int i = 0; i < n; i++) {
      int j = 0;
      do {
        try {
          if (j == i) {
            continue outer;
          }
          sum += j;
        } finally {
          sum++;
        }
        j++;
      } while (j < n);
    }
    return "" + sum;
  }
}
