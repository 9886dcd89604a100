using '../main.bicep'

// What customers write to: private, copied over three buildings, always awake, somebody told when it is not well.
param environmentName = 'prod'
param location = 'westeurope'
param privateNetwork = true
param dataRedundancy = 'Standard_GZRS'
param alwaysReadyInstances = 1
param maximumInstanceCount = 100
param logDays = 90
param logQuotaGb = 10
param useLanguage = true
param mailProvider = 'sendgrid'
param alertMailTo = ['operations@shop.example']
param settings = {
  Contacts__AllowedOrigins__0: 'https://shop.example'
  Language__Deployment: 'production'
  Language__Project: 'contact-topics'
  Mail__Domain: 'reply.shop.example'
  Mail__From: 'support@shop.example'
  Mailboxes__Desks__0__Address: 'b2b@shop.example'
  Mailboxes__Desks__0__Desk: 'b2b'
  Mailboxes__Desks__1__Address: 'cs@shop.example'
  Mailboxes__Desks__1__Desk: 'cs'
  Mailboxes__OutboundOnly__0: 'orders@shop.example'
}
param vaultSettings = {
  Contacts__ApiKeys__0: 'contacts-api-key'
}
