using 'main.bicep'

// For azd: what `azd env set` holds.
param environmentName = readEnvironmentVariable('AZURE_ENV_NAME')
param location = readEnvironmentVariable('AZURE_LOCATION')
param privateNetwork = bool(readEnvironmentVariable('PRIVATE_NETWORK', 'false'))
param dataRedundancy = readEnvironmentVariable('DATA_REDUNDANCY', 'Standard_ZRS')
param alwaysReadyInstances = int(readEnvironmentVariable('ALWAYS_READY_INSTANCES', '0'))
param useLanguage = bool(readEnvironmentVariable('USE_LANGUAGE', 'false'))
param mailProvider = readEnvironmentVariable('MAIL_PROVIDER', 'none')
param sendGridApiKey = readEnvironmentVariable('SENDGRID_API_KEY', '')
param alertMailTo = filter(split(readEnvironmentVariable('ALERT_MAIL_TO', ''), ','), address => !empty(address))
param settings = json(readEnvironmentVariable('APP_SETTINGS', '{}'))
param vaultSettings = json(readEnvironmentVariable('VAULT_SETTINGS', '{}'))
