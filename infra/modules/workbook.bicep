metadata description = 'A workbook that shows the app as it runs: answers, queues, overdue cases, mails.'

param location string
param tags { *: string }
param prefix string
param workspaceId string

resource workbook 'Microsoft.Insights/workbooks@2023-06-01' = {
  name: guid(resourceGroup().id, prefix, 'workbook')
  location: location
  tags: tags
  kind: 'shared'
  properties: {
    displayName: 'Contact Router (${prefix})'
    category: 'workbook'
    sourceId: workspaceId
    serializedData: loadTextContent('workbook.json')
  }
}
