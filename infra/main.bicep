targetScope = 'subscription'

metadata name = 'Contact Router'
metadata description = 'Everything the app needs, in a resource group of its own: identity, storage, vault, plan and app, monitoring and alerts; on wish a virtual network and Azure AI Language.'

import { service } from 'modules/network.bicep'

@description('Name of the environment, part of every resource\'s name.')
@minLength(2)
@maxLength(16)
param environmentName string

@description('Region; one that offers Flex Consumption.')
@metadata({ azd: { type: 'location' } })
param location string

@description('Resource group that is made; empty: rg-contact-router-<environment>.')
param resourceGroupName string = ''

@description('Reach storage, vault and language only from a virtual network of the app\'s own.')
param privateNetwork bool = false

@description('Address space of that network.')
param addressPrefix string = '10.40.0.0/24'

@description('Copies of the data: LRS in one building, ZRS over three, GRS and GZRS in a second region, too.')
param dataRedundancy 'Standard_LRS' | 'Standard_ZRS' | 'Standard_GRS' | 'Standard_GZRS' = 'Standard_ZRS'

@description('Instances that always run, so that the first writer after a quiet time does not wait.')
@minValue(0)
@maxValue(20)
param alwaysReadyInstances int = 0

@description('Memory of an instance in megabytes; the native binary is content with the least.')
param instanceMemoryMB 512 | 2048 | 4096 = 512

@description('Most instances at a time.')
@minValue(40)
@maxValue(1000)
param maximumInstanceCount int = 40

@description('Keep a deleted vault from being purged before 90 days. Cannot be taken back.')
param purgeProtection bool = true

@description('Days that logs are kept.')
@minValue(30)
@maxValue(730)
param logDays int = 30

@description('Most gigabytes of logs a day; -1: no limit.')
param logQuotaGb int = 1

@description('Days that deleted files can be brought back.')
@minValue(1)
@maxValue(365)
param restoreDays int = 14

@description('Days that mails are kept which no provider sends.')
@minValue(1)
param mailboxDays int = 30

@description('Mail addresses that are told when something needs a person.')
param alertMailTo string[] = []

@description('The app\'s settings by name, as docs/settings.md lists them, with __ for each colon: Mail__Domain, ServiceLevel__Hours__0 …')
param settings { *: string } = {}

@description('Settings whose values are secrets of the vault: name of the setting -> name of the secret.')
param vaultSettings { *: string } = {}

@description('Desks beyond b2b, cs, b2c and triage: each gets its queue. The setting Routing__Desks must name all desks.')
param furtherDesks string[] = []

@description('SendGrid\'s key with the right to send; kept in the vault. Empty: a key that is there already stays.')
@secure()
param sendGridApiKey string = ''

@description('Who sends mail. Without anybody, mails lie in the container mailbox.')
param mailProvider 'none' | 'sendgrid' = 'none'

@description('Make an Azure AI Language account, to be asked where the app\'s own classifier does not know.')
param useLanguage bool = false

@description('The key that names senders\' rows, base 64 of 32 bytes or more. Only the first deployment uses it; by itself it is made by chance.')
@secure()
param firstIdentityKey string = base64('${newGuid()}${newGuid()}')

var names = loadJsonContent('names.json')
var token = uniqueString(subscription().id, environmentName, location)
var prefix = 'contact-router-${environmentName}'
var groupName = empty(resourceGroupName) ? 'rg-${prefix}' : resourceGroupName
var tags = {
  'azd-env-name': environmentName
  product: 'contact-router'
}
var triggerQueues = flatten(map(names.triggerQueues, queue => [queue, '${queue}${names.poisonSuffix}']))
var identityName = 'id-${prefix}'
var vaultName = 'kv-${token}'
var privateServices service[] = useLanguage
  ? ['blob', 'queue', 'table', 'vault', 'account']
  : ['blob', 'queue', 'table', 'vault']

resource group 'Microsoft.Resources/resourceGroups@2025-04-01' = {
  name: groupName
  location: location
  tags: tags
}

module identity 'modules/identity.bicep' = {
  scope: group
  params: {
    name: identityName
    location: location
    tags: tags
  }
}

module monitoring 'modules/monitoring.bicep' = {
  scope: group
  params: {
    workspaceName: 'log-${prefix}'
    insightsName: 'appi-${prefix}'
    location: location
    tags: tags
    principalId: identity.outputs.principalId
    assignee: identityName
    retentionInDays: logDays
    dailyQuotaGb: logQuotaGb
  }
}

module hostStorage 'modules/hostStorage.bicep' = {
  scope: group
  params: {
    name: 'sthost${token}'
    location: location
    tags: tags
    publicAccess: !privateNetwork
    principalId: identity.outputs.principalId
    assignee: identityName
    workspaceId: monitoring.outputs.workspaceId
    deploymentContainer: names.deploymentContainer
  }
}

module dataStorage 'modules/dataStorage.bicep' = {
  scope: group
  params: {
    name: 'stdata${token}'
    location: location
    tags: tags
    skuName: dataRedundancy
    publicAccess: !privateNetwork
    principalId: identity.outputs.principalId
    assignee: identityName
    workspaceId: monitoring.outputs.workspaceId
    tables: names.tables
    containers: names.containers
    queues: concat(triggerQueues, names.deskQueues, map(furtherDesks, desk => 'desk-${desk}'), names.alertQueues)
    restoreDays: restoreDays
    mailboxDays: mailboxDays
  }
}

module vault 'modules/vault.bicep' = {
  scope: group
  params: {
    name: vaultName
    location: location
    tags: tags
    publicAccess: !privateNetwork
    principalId: identity.outputs.principalId
    assignee: identityName
    workspaceId: monitoring.outputs.workspaceId
    firstIdentityKey: firstIdentityKey
    sendGridApiKey: sendGridApiKey
    purgeProtection: purgeProtection
  }
}

module language 'modules/language.bicep' = if (useLanguage) {
  scope: group
  params: {
    name: 'lang-${token}'
    location: location
    tags: tags
    publicAccess: !privateNetwork
    principalId: identity.outputs.principalId
    assignee: identityName
    workspaceId: monitoring.outputs.workspaceId
  }
}

module network 'modules/network.bicep' = if (privateNetwork) {
  scope: group
  params: {
    name: 'vnet-${prefix}'
    location: location
    tags: tags
    addressPrefix: addressPrefix
    services: privateServices
  }
}

module endpoint 'modules/privateEndpoint.bicep' = [
  for item in [
    { name: 'host-blob', service: 'blob' }
    { name: 'host-table', service: 'table' }
    { name: 'data-blob', service: 'blob' }
    { name: 'data-queue', service: 'queue' }
    { name: 'data-table', service: 'table' }
    { name: 'vault', service: 'vault' }
  ]: if (privateNetwork) {
    scope: group
    params: {
      name: item.name
      location: location
      tags: tags
      subnetId: network!.outputs.endpointSubnetId
      targetId: startsWith(item.name, 'host')
        ? hostStorage.outputs.id
        : startsWith(item.name, 'data') ? dataStorage.outputs.id : vault.outputs.id
      service: item.service
      zoneId: network!.outputs.zoneIds[indexOf(privateServices, item.service)]
    }
  }
]

module languageEndpoint 'modules/privateEndpoint.bicep' = if (privateNetwork && useLanguage) {
  scope: group
  params: {
    name: 'language'
    location: location
    tags: tags
    subnetId: network!.outputs.endpointSubnetId
    targetId: language!.outputs.id
    service: 'account'
    zoneId: network!.outputs.zoneIds[indexOf(privateServices, 'account')]
  }
}

module app 'modules/app.bicep' = {
  scope: group
  params: {
    planName: 'plan-${prefix}'
    name: 'func-${prefix}-${token}'
    location: location
    tags: tags
    identityId: identity.outputs.id
    workspaceId: monitoring.outputs.workspaceId
    deploymentUri: hostStorage.outputs.deploymentUri
    subnetId: privateNetwork ? network!.outputs.appSubnetId : ''
    instanceMemoryMB: instanceMemoryMB
    maximumInstanceCount: maximumInstanceCount
    alwaysReadyInstances: alwaysReadyInstances
    httpConcurrency: 100
    settings: union(
      settings,
      toObject(
        items(vaultSettings),
        setting => setting.key,
        setting => '@Microsoft.KeyVault(VaultName=${vaultName};SecretName=${setting.value})'
      ),
      {
        AzureWebJobsDisableHomepage: 'true'
        AzureWebJobsStorage__accountName: hostStorage.outputs.name
        AzureWebJobsStorage__credential: 'managedidentity'
        AzureWebJobsStorage__clientId: identity.outputs.clientId
        '${names.storageConnection}__blobServiceUri': dataStorage.outputs.blobEndpoint
        '${names.storageConnection}__queueServiceUri': dataStorage.outputs.queueEndpoint
        '${names.storageConnection}__tableServiceUri': dataStorage.outputs.tableEndpoint
        '${names.storageConnection}__credential': 'managedidentity'
        '${names.storageConnection}__clientId': identity.outputs.clientId
        APPLICATIONINSIGHTS_CONNECTION_STRING: monitoring.outputs.connectionString
        APPLICATIONINSIGHTS_AUTHENTICATION_STRING: 'ClientId=${identity.outputs.clientId};Authorization=AAD'
        Identity__Key: '@Microsoft.KeyVault(VaultName=${vaultName};SecretName=identity-key)'
      },
      mailProvider == 'sendgrid'
        ? {
            SendGrid__ApiKey: '@Microsoft.KeyVault(VaultName=${vaultName};SecretName=sendgrid-api-key)'
          }
        : {},
      useLanguage
        ? {
            Language__Endpoint: language!.outputs.endpoint
          }
        : {}
    )
  }
  // The app reads its secrets when it starts, and the private names must be there by then.
  dependsOn: [vault, endpoint, languageEndpoint]
}

module alerts 'modules/alerts.bicep' = {
  scope: group
  params: {
    location: location
    tags: tags
    prefix: prefix
    workspaceId: monitoring.outputs.workspaceId
    mailTo: alertMailTo
    mostServerErrors: 5
  }
}

module workbook 'modules/workbook.bicep' = {
  scope: group
  params: {
    location: location
    tags: tags
    prefix: prefix
    workspaceId: monitoring.outputs.workspaceId
  }
}

output AZURE_RESOURCE_GROUP string = group.name
output AZURE_FUNCTION_NAME string = app.outputs.name
output AZURE_KEY_VAULT_NAME string = vault.outputs.name
output DATA_STORAGE_ACCOUNT string = dataStorage.outputs.name
output CONTACT_ROUTER_URL string = app.outputs.uri
