// SPDX-License-Identifier: Apache-2.0

@NullMarked
package org.clearlane.web.display;

import org.jspecify.annotations.NullMarked;
