// SPDX-License-Identifier: Apache-2.0
@NullMarked
package org.clearlane.clearance.lane;

import org.jspecify.annotations.NullMarked;
