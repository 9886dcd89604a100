#!/bin/sh
# The native binary can only be linked where it will run: Linux on x64, with a C linker and zlib's headers. The devcontainer has all of it.
set -eu
if [ "$(uname -s)-$(uname -m)" != Linux-x86_64 ]; then
  echo "The app is a native binary for Linux on x64: deploy from the devcontainer or by the pipeline." >&2
  exit 1
fi
command -v clang >/dev/null || command -v gcc >/dev/null || { echo "A C linker is missing: apt-get install clang zlib1g-dev" >&2; exit 1; }
