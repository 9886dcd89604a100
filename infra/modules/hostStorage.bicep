metadata description = 'The Functions host\'s own storage: timer locks, function keys, diagnostics, and the package that is deployed.'

param name string
param location string
param tags { *: string }
param publicAccess bool
param principalId string

@description('The principal\'s name: it names the assignments, and is known before the principal is made.')
param assignee string
param workspaceId string
param deploymentContainer string

var blobDataOwner = 'b7e6dc6d-f1e8-4753-8033-0f276bb0955b'
var tableDataContributor = '0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3'

module account 'account.bicep' = {
  params: {
    name: name
    location: location
    tags: tags
    // What lies here can be deployed anew.
    skuName: 'Standard_LRS'
    publicAccess: publicAccess
  }
}

resource storage 'Microsoft.Storage/storageAccounts@2026-09-01' existing = {
  name: name
}

resource blobs 'Microsoft.Storage/storageAccounts/blobServices@2026-09-01' = {
  parent: storage
  name: 'default'
  dependsOn: [account]

  resource releases 'containers' = {
    name: deploymentContainer
  }
}

// The host needs both on the whole account: it makes containers and tables of its own.
resource owns 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(storage.id, assignee, blobDataOwner)
  scope: storage
  properties: {
    principalId: principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', blobDataOwner)
  }
  dependsOn: [account]
}

resource notes 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(storage.id, assignee, tableDataContributor)
  scope: storage
  properties: {
    principalId: principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', tableDataContributor)
  }
  dependsOn: [account]
}

resource log 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'to-workspace'
  scope: blobs
  properties: {
    workspaceId: workspaceId
    logs: [
      {
        category: 'StorageDelete'
        enabled: true
      }
      {
        category: 'StorageWrite'
        enabled: true
      }
    ]
  }
}

output id string = account.outputs.id
output name string = account.outputs.name
output deploymentUri string = '${account.outputs.blobEndpoint}${deploymentContainer}'
