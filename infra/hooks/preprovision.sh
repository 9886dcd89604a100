#!/bin/sh
# Before anything is made: says what is missing on this machine, and what the deployment will do.
set -eu
for tool in az dotnet; do
  command -v "$tool" >/dev/null || { echo "$tool is not installed." >&2; exit 1; }
done
if [ "${MAIL_PROVIDER:-none}" = none ]; then
  echo "No mail will be sent: azd env set MAIL_PROVIDER sendgrid, and azd env set SENDGRID_API_KEY <key> for the first time."
fi
if [ -z "${ALERT_MAIL_TO:-}" ]; then
  echo "Nobody will be told of alerts: azd env set ALERT_MAIL_TO operations@your.domain"
fi
