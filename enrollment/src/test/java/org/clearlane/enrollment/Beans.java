// SPDX-License-Identifier: Apache-2.0
package org.clearlane.enrollment;

import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Wires the module's beans as the server does: injection, events, observers; one of each class. */
final class Beans {
  private final List<Object> beans = new CopyOnWriteArrayList<>();
  private final List<Class<?>> implementations;
  private final Consumer<Runnable> afterSuccess;

  /**
   * @param afterSuccess takes what is to run once the current transaction has committed
   */
  Beans(List<Class<?>> implementations, Consumer<Runnable> afterSuccess, Object... given) {
    this.implementations = implementations;
    this.afterSuccess = afterSuccess;
    beans.addAll(Arrays.asList(given));
    implementations.forEach(this::get);
  }

  <T> T get(Class<T> type) {
    for (Object bean : beans) {
      if (type.isInstance(bean)) {
        return type.cast(bean);
      }
    }
    try {
      return type.cast(
          create(implementations.stream().filter(type::isAssignableFrom).findFirst().orElse(type)));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("no bean " + type, e);
    }
  }

  private Object create(Class<?> type) throws ReflectiveOperationException {
    Constructor<?> constructor =
        Arrays.stream(type.getDeclaredConstructors())
            .filter(c -> c.isAnnotationPresent(Inject.class))
            .findFirst()
            .orElse(type.getDeclaredConstructors()[0]);
    constructor.setAccessible(true);
    Object bean =
        constructor.newInstance(
            Arrays.stream(constructor.getParameterTypes()).map(this::get).toArray());
    // Known before its fields are set, since two beans may name each other.
    beans.add(bean);
    for (Field field : type.getDeclaredFields()) {
      if (field.isAnnotationPresent(Inject.class)) {
        field.setAccessible(true);
        field.set(bean, field.getType() == Event.class ? event() : get(field.getType()));
      }
    }
    return bean;
  }

  private Object event() {
    return Proxy.newProxyInstance(
        Beans.class.getClassLoader(),
        new Class<?>[] {Event.class},
        (_, method, arguments) -> {
          if (!method.getName().equals("fire")) {
            throw new IllegalStateException("not used by the module: " + method.getName());
          }
          fire(arguments[0]);
          return null;
        });
  }

  void fire(Object event) {
    for (Object bean : beans) {
      for (Method method : bean.getClass().getDeclaredMethods()) {
        if (method.getParameterCount() != 1
            || !method.getParameterTypes()[0].isInstance(event)
            || !method.getParameters()[0].isAnnotationPresent(Observes.class)) {
          continue;
        }
        TransactionPhase phase = method.getParameters()[0].getAnnotation(Observes.class).during();
        if (phase == TransactionPhase.AFTER_SUCCESS) {
          afterSuccess.accept(() -> call(bean, method, event));
        } else {
          call(bean, method, event);
        }
      }
    }
  }

  private static void call(Object bean, Method method, Object event) {
    try {
      method.setAccessible(true);
      method.invoke(bean, event);
    } catch (InvocationTargetException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }
}
