// SPDX-License-Identifier: Apache-2.0
@NullMarked
package org.clearlane.kernel.officer;

import org.jspecify.annotations.NullMarked;
