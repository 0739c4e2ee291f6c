package io.boulderk8s;

import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.util.BitSet;
import java.util.Calendar;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.locks.Lock;

/** Tells which static fields can change: what counts is the value, not the declared type. */
final class Constants {
  private static final List<Class<?>> CHANGEABLE =
      List.of(
          Appendable.class,
          ThreadLocal.class,
          Lock.class,
          Date.class,
          Calendar.class,
          BitSet.class,
          Random.class);

  private Constants() {}

  static boolean isConstant(JavaField field) {
    return field.getModifiers().contains(JavaModifier.FINAL) && isFixed(value(field.reflect()));
  }

  private static Object value(Field field) {
    try {
      field.setAccessible(true);
      return field.get(null);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(field + " cannot be read", e);
    }
  }

  private static boolean isFixed(Object value) {
    return switch (value) {
      case null -> true;
      case Map<?, ?> map ->
          isFixedCollection(map)
              && map.entrySet().stream()
                  .allMatch(entry -> isFixed(entry.getKey()) && isFixed(entry.getValue()));
      case Collection<?> all -> isFixedCollection(all) && all.stream().allMatch(Constants::isFixed);
      default -> isFixedObject(value);
    };
  }

  private static boolean isFixedObject(Object value) {
    Class<?> type = value.getClass();
    boolean ofThreads =
        type.getPackageName().startsWith("java.util.concurrent") && !(value instanceof Enum);
    boolean array = type.isArray() && Array.getLength(value) > 0;
    return !array && !ofThreads && CHANGEABLE.stream().noneMatch(kind -> kind.isInstance(value));
  }

  /** The library has no other mark than the names of its classes; of no access, also of ours. */
  private static boolean isFixedCollection(Object value) {
    String name = value.getClass().getName();
    return name.startsWith("java.util.ImmutableCollections")
        || name.matches("java\\.util\\.Collections\\$(Unmodifiable|Empty|Singleton).*")
        || !name.startsWith("java.");
  }
}
