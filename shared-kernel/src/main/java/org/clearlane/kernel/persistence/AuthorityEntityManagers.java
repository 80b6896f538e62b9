// SPDX-License-Identifier: Apache-2.0
package org.clearlane.kernel.persistence;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.clearlane.kernel.Authority;
import org.clearlane.kernel.AuthorityContext;
import org.clearlane.kernel.KernelException;

/**
 * Produces the one injectable EntityManager: a stateless proxy that resolves the authority on every
 * call, so that code can be given the wrong authority only by being called for it.
 */
@ApplicationScoped
class AuthorityEntityManagers {

  @PersistenceContext(unitName = "authority-a")
  private EntityManager first;

  @PersistenceContext(unitName = "authority-b")
  private EntityManager second;

  @Resource(lookup = "java:comp/TransactionSynchronizationRegistry")
  private TransactionSynchronizationRegistry transactions;

  @Produces
  @ApplicationScoped
  EntityManager entityManager() {
    return (EntityManager)
        Proxy.newProxyInstance(
            EntityManager.class.getClassLoader(),
            new Class<?>[] {EntityManager.class},
            (proxy, method, arguments) -> invoke(method, arguments));
  }

  private Object invoke(Method method, Object[] arguments) throws Throwable {
    if (method.getDeclaringClass() == Object.class) {
      return method.invoke(this, arguments);
    }
    Authority authority = AuthorityContext.current();
    TransactionAuthority.pin(transactions, authority);
    try {
      return method.invoke(of(authority), arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  private EntityManager of(Authority authority) {
    return switch (authority.code()) {
      case "a" -> first;
      case "b" -> second;
      default -> throw new KernelException("no persistence unit for authority " + authority);
    };
  }
}
