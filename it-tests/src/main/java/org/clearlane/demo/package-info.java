// SPDX-License-Identifier: Apache-2.0

/**
 * The demonstration: a whole port whose travellers walk by themselves, over HTTP and serial only.
 */
@NullMarked
package org.clearlane.demo;

import org.jspecify.annotations.NullMarked;
