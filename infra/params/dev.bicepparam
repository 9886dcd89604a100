using '../main.bicep'

// A place to try things: everything public behind Entra ID, the least copies, nothing that cannot be taken back.
param environmentName = 'dev'
param location = 'westeurope'
param dataRedundancy = 'Standard_LRS'
param purgeProtection = false
param restoreDays = 3
param settings = {
  Contacts__AllowAnonymous: 'true'
  Mail__Domain: 'dev.shop.example'
}
