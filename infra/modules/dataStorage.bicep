metadata description = 'The app\'s data: tables, queues with their poison queues, containers with their retention, and the app\'s rights on each of them.'

param name string
param location string
param tags { *: string }
param skuName 'Standard_LRS' | 'Standard_ZRS' | 'Standard_GRS' | 'Standard_GZRS'
param publicAccess bool
param principalId string

@description('The principal\'s name: it names the assignments, and is known before the principal is made.')
param assignee string
param workspaceId string

@description('Names of the tables.')
param tables string[]

@description('Names of the containers.')
param containers string[]

@description('Names of the queues, poison queues included.')
param queues string[]

@description('Days that a deleted blob or container can be brought back.')
@minValue(1)
@maxValue(365)
param restoreDays int

@description('Days after which mails in the container `mailbox` are deleted: there they lie only where no provider sends them.')
@minValue(1)
param mailboxDays int

var blobDataContributor = 'ba92f5b4-2d11-453d-a403-e96b0029c9fe'
var queueDataContributor = '974c5e8b-45b9-4653-ba55-5f855dd0fb88'
var tableDataContributor = '0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3'

module account 'account.bicep' = {
  params: {
    name: name
    location: location
    tags: tags
    skuName: skuName
    publicAccess: publicAccess
  }
}

resource storage 'Microsoft.Storage/storageAccounts@2026-09-01' existing = {
  name: name
}

resource blobService 'Microsoft.Storage/storageAccounts/blobServices@2026-09-01' = {
  parent: storage
  name: 'default'
  properties: {
    deleteRetentionPolicy: {
      enabled: true
      days: restoreDays
    }
    containerDeleteRetentionPolicy: {
      enabled: true
      days: restoreDays
    }
  }
  dependsOn: [account]
}

resource queueService 'Microsoft.Storage/storageAccounts/queueServices@2026-09-01' = {
  parent: storage
  name: 'default'
  dependsOn: [account]
}

resource tableService 'Microsoft.Storage/storageAccounts/tableServices@2026-09-01' = {
  parent: storage
  name: 'default'
  dependsOn: [account]
}

resource container 'Microsoft.Storage/storageAccounts/blobServices/containers@2026-09-01' = [
  for item in containers: {
    parent: blobService
    name: item
  }
]

resource queue 'Microsoft.Storage/storageAccounts/queueServices/queues@2026-09-01' = [
  for item in queues: {
    parent: queueService
    name: item
  }
]

resource table 'Microsoft.Storage/storageAccounts/tableServices/tables@2026-09-01' = [
  for item in tables: {
    parent: tableService
    name: item
  }
]

resource onContainer 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for (item, i) in containers: {
    name: guid(storage.id, 'container', item, assignee, blobDataContributor)
    scope: container[i]
    properties: {
      principalId: principalId
      principalType: 'ServicePrincipal'
      roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', blobDataContributor)
    }
  }
]

resource onQueue 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for (item, i) in queues: {
    name: guid(storage.id, 'queue', item, assignee, queueDataContributor)
    scope: queue[i]
    properties: {
      principalId: principalId
      principalType: 'ServicePrincipal'
      roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', queueDataContributor)
    }
  }
]

resource onTable 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for (item, i) in tables: {
    name: guid(storage.id, 'table', item, assignee, tableDataContributor)
    scope: table[i]
    properties: {
      principalId: principalId
      principalType: 'ServicePrincipal'
      roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', tableDataContributor)
    }
  }
]

resource lifecycle 'Microsoft.Storage/storageAccounts/managementPolicies@2026-09-01' = {
  parent: storage
  name: 'default'
  properties: {
    policy: {
      rules: [
        {
          name: 'mails-never-sent'
          enabled: true
          type: 'Lifecycle'
          definition: {
            filters: {
              blobTypes: ['blockBlob']
              prefixMatch: ['mailbox/']
            }
            actions: {
              baseBlob: {
                delete: {
                  daysAfterModificationGreaterThan: mailboxDays
                }
              }
            }
          }
        }
        {
          // Files are read in the first weeks and kept for the case's sake; the app itself purges them with their rows.
          name: 'files-get-cool'
          enabled: true
          type: 'Lifecycle'
          definition: {
            filters: {
              blobTypes: ['blockBlob']
              prefixMatch: ['contacts/']
            }
            actions: {
              baseBlob: {
                tierToCool: {
                  daysAfterModificationGreaterThan: 60
                }
              }
            }
          }
        }
      ]
    }
  }
  dependsOn: [blobService]
}

resource queueLog 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'to-workspace'
  scope: queueService
  properties: {
    workspaceId: workspaceId
    logs: [
      {
        // Who puts what onto a poison queue is seen here, without the app's help.
        category: 'StorageWrite'
        enabled: true
      }
    ]
  }
}

resource blobLog 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'to-workspace'
  scope: blobService
  properties: {
    workspaceId: workspaceId
    logs: [
      {
        category: 'StorageDelete'
        enabled: true
      }
    ]
  }
}

// Tables have no log: each published outbox entry is a delete, and would be a line of it.
output id string = account.outputs.id
output name string = account.outputs.name
output blobEndpoint string = account.outputs.blobEndpoint
output queueEndpoint string = account.outputs.queueEndpoint
output tableEndpoint string = account.outputs.tableEndpoint
