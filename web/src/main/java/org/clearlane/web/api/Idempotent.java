// SPDX-License-Identifier: Apache-2.0
package org.clearlane.web.api;

import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.TYPE;

import jakarta.ws.rs.NameBinding;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks partners' requests that may carry an {@code Idempotency-Key}: a repeat gets the answer of
 * the first and changes nothing.
 *
 * <p>Between the commit of the change and the storing of the answer a server can die; then the
 * repeat is carried out again. So the resource also needs a natural key by which it recognises what
 * it has done already.
 */
@NameBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({TYPE, METHOD})
public @interface Idempotent {}
