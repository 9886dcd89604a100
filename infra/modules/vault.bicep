metadata description = 'The vault: the sender key, made once, and the secrets that the operator puts there.'

param name string
param location string
param tags { *: string }
param publicAccess bool
param principalId string

@description('The principal\'s name: it names the assignments, and is known before the principal is made.')
param assignee string
param workspaceId string

@description('The sender key of a first deployment, base 64. Later ones leave the key that is there.')
@secure()
param firstIdentityKey string

@description('SendGrid\'s key with the right to send. Empty: the secret that is there stays.')
@secure()
param sendGridApiKey string

@description('Keeps the vault, once deleted, from being purged before its time.')
param purgeProtection bool

var secretsUser = '4633458b-17de-408a-b874-0445c86b69e6'

resource vault 'Microsoft.KeyVault/vaults@2026-05-15' = {
  name: name
  location: location
  tags: tags
  properties: {
    tenantId: tenant().tenantId
    sku: {
      family: 'A'
      name: 'standard'
    }
    enableRbacAuthorization: true
    enableSoftDelete: true
    softDeleteRetentionInDays: 90
    // The service takes true or nothing: a vault cannot go back.
    enablePurgeProtection: purgeProtection ? true : null
    publicNetworkAccess: publicAccess ? 'Enabled' : 'Disabled'
    networkAcls: {
      bypass: 'AzureServices'
      defaultAction: publicAccess ? 'Allow' : 'Deny'
    }
  }

  // It names every sender's rows: another one would make all of them strangers, so no later deployment touches it.
  @onlyIfNotExists()
  resource identityKey 'secrets' = {
    name: 'identity-key'
    properties: {
      value: firstIdentityKey
      contentType: 'base64'
    }
  }

  resource sendGrid 'secrets' = if (!empty(sendGridApiKey)) {
    name: 'sendgrid-api-key'
    properties: {
      value: sendGridApiKey
    }
  }
}

resource reads 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(vault.id, assignee, secretsUser)
  scope: vault
  properties: {
    principalId: principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', secretsUser)
  }
}

resource log 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'to-workspace'
  scope: vault
  properties: {
    workspaceId: workspaceId
    logs: [
      {
        category: 'AuditEvent'
        enabled: true
      }
    ]
  }
}

output id string = vault.id
output name string = vault.name
