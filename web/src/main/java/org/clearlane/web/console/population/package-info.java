// SPDX-License-Identifier: Apache-2.0

/** Groups that lanes clear by face alone: plans, members, what to expect of their size. */
@NullMarked
package org.clearlane.web.console.population;

import org.jspecify.annotations.NullMarked;
