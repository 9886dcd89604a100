using System.Runtime.CompilerServices;
using ContactRouter.Mail.Inbound;

namespace ContactRouter.Mail.Tests;

/// <summary>Tests that parse mails by themselves must not come before the product: what it sets up has to be there first, as in the app.</summary>
internal static class MailModule
{
    [ModuleInitializer]
    internal static void Load() => RuntimeHelpers.RunModuleConstructor(typeof(MailReader).Module.ModuleHandle);
}
