package dev.faas.invoker.handler;

import dev.faas.FunctionFactory;
import java.lang.reflect.Constructor;
import java.lang.reflect.Modifier;
import java.util.Optional;

/** Loads the user's class and makes an object of it, with the faults that the service knows. */
final class UserClass {

  private UserClass() {}

  static Class<?> load(String name, ClassLoader loader) {
    try {
      return Class.forName(name, true, loader);
    } catch (ClassNotFoundException absent) {
      throw UserFault.deferred("Class not found: " + name, absent);
    } catch (NoClassDefFoundError incomplete) {
      throw UserFault.fatal(errorLoading(name, incomplete), incomplete);
    } catch (Error failed) {
      if (isOfTheJdk(failed)) {
        throw UserFault.atInit(errorLoading(name, failed), failed);
      }
      throw failed; // may be the engine's own, which ends the environment
    }
  }

  private static String errorLoading(String name, Error failed) {
    String message = failed.getMessage();
    return "Error loading class " + name + (message == null ? "" : ": " + message);
  }

  private static boolean isOfTheJdk(Error failed) {
    return failed.getClass().getClassLoader() == null;
  }

  static Object make(Class<?> type, FunctionFactory.World world, FunctionFactory factory)
      throws Exception {
    Optional<?> made = factory.create(type, world);
    if (made.isEmpty()) {
      throw notMade(type);
    }
    return made.get();
  }

  private static UserFault notMade(Class<?> type) {
    if (!hasPlainConstructor(type)) {
      return UserFault.deferred(
          type.getEnclosingClass() != null && !Modifier.isStatic(type.getModifiers())
              ? "Class " + type.getName()
                  + " cannot be instantiated because it is a non-static inner class"
              : "Class " + type.getName() + " has no public zero-argument constructor",
          Exception.class.getName());
    }
    if (!Modifier.isPublic(type.getModifiers())) {
      return UserFault.deferred(
          "Class " + type.getName() + " is not public", IllegalAccessException.class.getName());
    }
    String abstractClass = InstantiationException.class.getName();
    return UserFault.deferred(abstractClass, abstractClass);
  }

  private static boolean hasPlainConstructor(Class<?> type) {
    for (Constructor<?> constructor : type.getConstructors()) {
      if (constructor.getParameterCount() == 0) {
        return true;
      }
    }
    return false;
  }
}
