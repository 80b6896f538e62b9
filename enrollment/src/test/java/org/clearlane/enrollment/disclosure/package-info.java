// SPDX-License-Identifier: Apache-2.0
@NullMarked
package org.clearlane.enrollment.disclosure;

import org.jspecify.annotations.NullMarked;
