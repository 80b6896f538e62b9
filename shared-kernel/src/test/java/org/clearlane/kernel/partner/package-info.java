// SPDX-License-Identifier: Apache-2.0
@NullMarked
package org.clearlane.kernel.partner;

import org.jspecify.annotations.NullMarked;
