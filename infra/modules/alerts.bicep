metadata description = 'Who is told when something needs a person, and when.'

param location string
param tags { *: string }
param prefix string
param workspaceId string

@description('Mail addresses that alerts go to. None: alerts are only seen in the portal.')
param mailTo string[]

@description('How many 5xx answers within a quarter of an hour are one too many.')
param mostServerErrors int

type rule = {
  name: string
  title: string
  severity: 0 | 1 | 2 | 3 | 4
  query: string
  operator: 'GreaterThan' | 'LessThan'
  threshold: int

  @description('How often it looks, and at how long a time, as ISO 8601 durations.')
  every: string
  over: string
}

var rules rule[] = [
  {
    name: 'poison'
    title: 'Something failed five times and went to a poison queue. Within a minute it lies in the quarantine: /ops shows it with its reason.'
    severity: 1
    query: 'StorageQueueLogs | where OperationName == "PutMessage" and toint(StatusCode) < 300 and Uri has "-poison/messages"'
    operator: 'GreaterThan'
    threshold: 0
    every: 'PT5M'
    over: 'PT5M'
  }
  {
    name: 'backlog'
    title: 'A poison queue is not being drained, so the app does not run its timers or has no right on that queue.'
    severity: 1
    query: 'AppMetrics | where Name == "contactrouter.queue.depth" and tostring(Properties["queue"]) endswith "-poison" | summarize Least = min(Min) by tostring(Properties["queue"]) | where Least > 0'
    operator: 'GreaterThan'
    threshold: 0
    every: 'PT15M'
    over: 'PT30M'
  }
  {
    name: 'overdue'
    title: 'A case was not answered within its time (P4). /desk lists the oldest first.'
    severity: 2
    query: 'AppMetrics | where Name == "contactrouter.cases.overdue" and Sum > 0'
    operator: 'GreaterThan'
    threshold: 0
    every: 'PT15M'
    over: 'PT15M'
  }
  {
    name: 'server-errors'
    title: 'The app answers with 5xx. Senders are asked to try again, so nothing is lost yet.'
    severity: 1
    query: 'AppRequests | where toint(ResultCode) >= 500'
    operator: 'GreaterThan'
    threshold: mostServerErrors
    every: 'PT5M'
    over: 'PT15M'
  }
  {
    name: 'mail-failed'
    title: 'A mail could not be sent and is not tried any more. It lies in the quarantine, to be sent again.'
    severity: 2
    query: 'AppMetrics | where Name == "contactrouter.mail.given_up" and Sum > 0'
    operator: 'GreaterThan'
    threshold: 0
    every: 'PT15M'
    over: 'PT15M'
  }
  {
    name: 'silent'
    title: 'The app has not told the length of its queues for half an hour: it is not running, or its telemetry does not arrive.'
    severity: 0
    query: 'AppMetrics | where Name == "contactrouter.queue.depth"'
    operator: 'LessThan'
    threshold: 1
    every: 'PT15M'
    over: 'PT30M'
  }
]

resource people 'Microsoft.Insights/actionGroups@2023-01-01' = {
  name: 'ag-${prefix}'
  location: 'global'
  tags: tags
  properties: {
    groupShortName: 'contacts'
    enabled: true
    emailReceivers: [
      for (address, i) in mailTo: {
        name: 'mail-${i + 1}'
        emailAddress: address
        useCommonAlertSchema: true
      }
    ]
  }
}

resource alert 'Microsoft.Insights/scheduledQueryRules@2026-03-01' = [
  for item in rules: {
    name: 'alert-${prefix}-${item.name}'
    location: location
    tags: tags
    kind: 'LogAlert'
    properties: {
      displayName: 'Contact Router: ${item.name}'
      description: item.title
      severity: item.severity
      enabled: true
      scopes: [workspaceId]
      evaluationFrequency: item.every
      windowSize: item.over
      autoMitigate: true
      // A table that nothing was written to yet does not exist, which the check of the query takes for a fault.
      skipQueryValidation: true
      criteria: {
        allOf: [
          {
            query: item.query
            timeAggregation: 'Count'
            operator: item.operator
            threshold: item.threshold
            failingPeriods: {
              numberOfEvaluationPeriods: 1
              minFailingPeriodsToAlert: 1
            }
          }
        ]
      }
      actions: {
        actionGroups: [people.id]
      }
    }
  }
]
