using Azure.Core;
using ContactRouter.Functions.Hosting;
using ContactRouter.Storage.Accounts;
using ContactRouter.Storage.Setup;
using ContactRouter.Storage.Tables;

namespace ContactRouter.Functions.Doctor;

/// <summary>Looks at all that the app needs from outside, one thing after the other, and says of each whether it is well, and what to do where it is not.</summary>
internal sealed class Checkup(Settings settings, StorageDoctor storage, AccountCheck account)
{
    private const string StorageScope = "https://storage.azure.com/.default";

    public async IAsyncEnumerable<Finding> RunAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        // That they were read at all says that each is well.
        yield return Good("settings");
        yield return await IdentityAsync(cancellation);
        await foreach (var finding in storage.RunAsync(cancellation))
            yield return finding;
        yield return await AccountAsync(cancellation);
        foreach (var finding in Mail())
            yield return finding;
        yield return settings.Telemetry.ConnectionString is null
            ? Warning("telemetry", "nothing is told", "Set APPLICATIONINSIGHTS_CONNECTION_STRING: without it no alert can be raised.")
            : Good("telemetry");
    }

    private async Task<Finding> IdentityAsync(CancellationToken cancellation)
    {
        if (settings.Storage.Connection is not StorageConnection.ByIdentity { Credential: var credential })
            return Warning("identity", "a connection string is used", "In Azure, name the services' addresses and let the app's managed identity reach them.");
        try
        {
            await credential.GetTokenAsync(new TokenRequestContext([StorageScope]), cancellation);
            return Good("identity");
        }
        catch (Exception exception) when (exception.GetType().Namespace == "Azure.Identity")
        {
            return Bad("identity", exception.GetType().Name, "Assign the identity to the app and put its client id into ContactStorage__clientId. On a laptop there is none.");
        }
    }

    private async Task<Finding> AccountAsync(CancellationToken cancellation)
    {
        try
        {
            return await account.LookAsync(cancellation) is { } fault ? Bad("sender key", "not this account's", fault) : Good("sender key");
        }
        catch (StoreUnavailableException exception)
        {
            return Bad("sender key", "not known", exception.Message);
        }
    }

    private IEnumerable<Finding> Mail()
    {
        var inbound = settings.Mail;
        yield return inbound.SigningKeys.Count > 0
            ? Good("mail that comes in")
            : Warning(
                "mail that comes in", inbound.AllowUnsigned ? "taken without a signature" : "refused",
                "Put the public key of SendGrid's security policy into Mail__SigningKeys__0.");
        yield return settings.SendGrid.ApiKey.Length > 0
            ? Good("mail that goes out")
            : Warning("mail that goes out", "kept in container mailbox", "Nothing is sent without SendGrid__ApiKey.");
        if (settings.SendGrid.ApiKey.Length > 0 && settings.OutboundMail.EventKeys.Count == 0)
            yield return Warning("what becomes of mails", "not known", "Put the public key of SendGrid's event webhook into Mail__EventKeys__0: else nobody hears of bounces.");
    }

    private static Finding Good(string subject) => new(subject, FindingState.Good, null, null);

    private static Finding Warning(string subject, string fault, string help) => new(subject, FindingState.Warning, fault, help);

    private static Finding Bad(string subject, string fault, string? help) => new(subject, FindingState.Bad, fault, help);
}
