// SPDX-License-Identifier: Apache-2.0
@NullMarked
package org.clearlane.kernel.retention;

import org.jspecify.annotations.NullMarked;
