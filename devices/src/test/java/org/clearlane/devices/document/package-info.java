// SPDX-License-Identifier: Apache-2.0
@NullMarked
package org.clearlane.devices.document;

import org.jspecify.annotations.NullMarked;
