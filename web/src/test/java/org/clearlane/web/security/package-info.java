// SPDX-License-Identifier: Apache-2.0
@NullMarked
package org.clearlane.web.security;

import org.jspecify.annotations.NullMarked;
