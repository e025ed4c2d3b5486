package dev.faas.invoker.log.pattern;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** An operator and what stands behind it. */
record Comparison(Operator operator, Operand operand) {

  /** How values are compared. */
  enum Operator {
    NOT_EQUAL("!="),
    AT_MOST("<="),
    AT_LEAST(">="),
    EQUAL("="),
    LESS("<"),
    GREATER(">");

    private final String symbol;

    Operator(String symbol) {
      this.symbol = symbol;
    }
  }

  static Comparison read(PatternReader reader) {
    for (Operator operator : Operator.values()) {
      if (reader.takes(operator.symbol)) {
        return new Comparison(operator, operand(operator, reader));
      }
    }
    throw reader.failure("one of =, !=, <, <=, > and >=");
  }

  private static Operand operand(Operator operator, PatternReader reader) {
    Operand operand = Operand.read(reader);
    boolean isOrder = operator != Operator.EQUAL && operator != Operator.NOT_EQUAL;
    if (isOrder && operand.asNumber() == null) {
      throw reader.failure("a number behind " + operator.symbol + " and nothing else");
    }
    return operand;
  }

  boolean holds(Subject subject) {
    return switch (operator) {
      case EQUAL -> operand.accepts(subject);
      case NOT_EQUAL -> !operand.accepts(subject);
      case LESS, GREATER, AT_MOST, AT_LEAST -> isInOrder(subject.number(), operand.asNumber());
    };
  }

  private boolean isInOrder(@Nullable BigDecimal left, @Nullable BigDecimal right) {
    if (left == null || right == null) {
      return false;
    }
    int order = left.compareTo(right);
    return switch (operator) {
      case LESS -> order < 0;
      case GREATER -> order > 0;
      case AT_MOST -> order <= 0;
      case AT_LEAST -> order >= 0;
      case EQUAL, NOT_EQUAL -> throw new AssertionError(operator);
    };
  }
}
