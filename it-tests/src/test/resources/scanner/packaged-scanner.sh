#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# A scanner made of zbarimg: waits for SYN T CR on standard input, decodes the picture and writes
# its text and CR to standard output.
# Usage: packaged-scanner.sh PICTURE
set -euo pipefail
while IFS= read -r -d $'\r' command; do
  if [ "$command" = $'\x16T' ]; then
    text=$(zbarimg --quiet --nodbus --raw --oneshot -Sbinary "$1" || true)
    [ -z "$text" ] || printf '%s\r' "$text"
  fi
done
