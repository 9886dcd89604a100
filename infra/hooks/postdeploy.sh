#!/bin/sh
# Waits until the app answers, and has it look at all that it needs. Role assignments may take a while to be effective.
set -eu
url=${CONTACT_ROUTER_URL:?}
echo "Waiting for $url/api/health/ready"
i=0
until curl -fsS -o /dev/null "$url/api/health/ready" 2>/dev/null; do
  i=$((i + 1))
  if [ "$i" -ge 60 ]; then
    echo "It is not ready after ten minutes. docs/deploy.md, \"When it does not start\", says what to look at." >&2
    exit 1
  fi
  sleep 10
done
echo "It runs: $url"
