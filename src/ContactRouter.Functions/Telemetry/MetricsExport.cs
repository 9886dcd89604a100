using Azure.Monitor.OpenTelemetry.Exporter;
using ContactRouter.Functions.Contacts.SpamDoors;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;

namespace ContactRouter.Functions.Telemetry;

/// <summary>Sends the app's own counters and gauges to Application Insights each minute. Requests and log lines the Functions host sends itself.</summary>
internal sealed class MetricsExport(TelemetryOptions options) : IHostedService, IDisposable
{
    private MeterProvider? provider;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (options.ConnectionString is { } connection)
        {
            provider = Sdk.CreateMeterProviderBuilder()
                .ConfigureResource(resource => resource.AddService("contact-router"))
                .AddMeter(SpamCounts.MeterName)
                .AddAzureMonitorMetricExporter(exporter =>
                {
                    exporter.ConnectionString = connection;
                    exporter.Credential = options.Credential;
                    // The package's folder is read-only, and what a restart loses of a minute's counts is no loss.
                    exporter.DisableOfflineStorage = true;
                })
                .Build();
        }

        return Task.CompletedTask;
    }

    /// <summary>Sends what was counted since the last minute: an instance that is scaled away takes nothing with it.</summary>
    public Task StopAsync(CancellationToken cancellationToken)
    {
        provider?.ForceFlush(2000);
        return Task.CompletedTask;
    }

    public void Dispose() => provider?.Dispose();
}
