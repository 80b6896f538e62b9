// SPDX-License-Identifier: Apache-2.0
@NullMarked
package org.clearlane.clearance.passage;

import org.jspecify.annotations.NullMarked;
