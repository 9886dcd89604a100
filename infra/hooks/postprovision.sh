#!/bin/sh
# SendGrid's key is in the vault now; it need not lie in the environment's file any longer.
set -eu
if [ -n "${SENDGRID_API_KEY:-}" ]; then
  azd env set SENDGRID_API_KEY ""
  echo "SENDGRID_API_KEY was moved to the vault ${AZURE_KEY_VAULT_NAME:-}."
fi
