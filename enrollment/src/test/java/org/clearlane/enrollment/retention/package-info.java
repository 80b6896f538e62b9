// SPDX-License-Identifier: Apache-2.0
@NullMarked
package org.clearlane.enrollment.retention;

import org.jspecify.annotations.NullMarked;
